"""The page of a case: who the patient is, the intake note, and the talk of both sides, live."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.bell import Bell
from bot.clinic import audit, cases, files, logins
from bot.clinic.logins import Login
from bot.clock import Clock
from bot.store.session import Store
from handlers.console import photos
from handlers.console.door import Door
from handlers.console.forms import Form
from handlers.console.paper import HEADERS, Paper
from handlers.console.queue import Lists, Tells, look, may_read
from handlers.console.stream import OVER, Event, Streams
from handlers.console.words import Words

FIELDS = ("complaint", "assessment", "advice", "seek_help")
LONGEST = 5000  # characters of a message
SUMMARY = 2000  # characters of each field of a summary


@dataclass(frozen=True, slots=True)
class Sight:
    """What a case's page shows."""

    case: cases.CaseView
    said: list[cases.MessageView]
    ticks: dict[int, cases.Tick]
    lists: Lists


@dataclass(slots=True)
class Shown:
    """What one open page has on its screen."""

    last: int  # id of the newest message
    state: str
    mark: str  # of what can still change in the messages, when the page was printed
    pulse: Any = None
    marks: dict[int, Any] = field(default_factory=dict)
    ticks: dict[int, cases.Tick] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Talk:
    """A case's page and everything done on it."""

    store: Store
    turns: Tells
    bell: Bell
    clock: Clock
    door: Door
    paper: Paper
    streams: Streams
    darkroom: asyncio.Semaphore

    async def page(self, request: web.Request, login: Login) -> web.Response:
        return await self._page(request, login)

    async def _page(
        self, request: web.Request, login: Login, *, status: int = 200, **values: Any
    ) -> web.Response:
        case_id, now = int(request.match_info["case"]), self.clock()
        who = f"staff:{login.staff.id}"

        def work(conn: Connection) -> tuple[cases.CaseView, Sight | None]:
            case = cases.get(conn, case_id)
            if case is None:
                raise web.HTTPNotFound
            allowed = may_read(case, login)
            action = "case.read" if allowed else "case.refused"
            audit.record(conn, actor=who, action=action, subject=f"case:{case_id}", now=now)
            return case, sight(conn, case, login) if allowed else None

        case, seen = await self.store.write(work)
        if seen is None:
            return self.paper.page(request, "refused.html", login=login, status=403, case=case)
        known = {"error": "", "given": {}, "fields": FIELDS, "here": case_id}
        return self.paper.page(
            request,
            "case.html",
            login=login,
            status=status,
            case=case,
            seen=seen,
            lists=seen.lists,
            mark=mark(seen.said),
            **(known | values),
        )

    async def say(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Text, photo or both to the patient. What is wrong with it comes back as one line."""
        case_id = int(request.match_info["case"])
        text = form.text("text")
        try:
            if len(text) > LONGEST:
                raise cases.Refused("too-long")
            photo = await self._develop(form.photo) if form.photo else None
            await self.store.write(lambda conn: self._say(conn, case_id, login, text, photo))
        except photos.Unusable:
            return self._wrong(request, "not-a-photo")
        except cases.Refused as refused:
            return self._wrong(request, refused.reason)
        self.turns.wake()
        self.bell.ring("queue", f"case:{case_id}")
        if "HX-Request" in request.headers:
            return web.Response(text="", content_type="text/html", headers=HEADERS)
        raise web.HTTPSeeOther(f"/console/case/{case_id}")

    async def _develop(self, data: bytes) -> bytes:
        async with self.darkroom:  # a large picture takes 200 MB while it is developed
            return await asyncio.to_thread(photos.develop, data)

    def _say(
        self, conn: Connection, case_id: int, login: Login, text: str, photo: bytes | None
    ) -> int:
        now, media_id = self.clock(), None
        case = cases.get(conn, case_id)
        if case is None:
            raise web.HTTPNotFound
        if photo is not None and case.staff_id == login.staff.id:
            media_id = files.keep(
                conn, person_id=case.person_id, mime=photos.MIME, body=photo, now=now
            )
        return cases.speak(
            conn,
            case_id=case_id,
            staff_id=login.staff.id,
            text=text,
            media_id=media_id,
            now=now,
        )

    def _wrong(self, request: web.Request, reason: str) -> web.Response:
        words = self.paper.words(request)
        text = self.paper.part("_error.html", words, error=f"error-{reason}")
        return web.Response(text=text, status=422, content_type="text/html", headers=HEADERS)

    def too_large(self, request: web.Request) -> web.Response:
        return self._wrong(request, "too-large")

    async def close(self, request: web.Request, login: Login, form: Form) -> web.Response:
        case_id = int(request.match_info["case"])
        given = {name: form.text(name) for name in (*FIELDS, "outcome")}
        if error := _incomplete(given):
            return await self._page(request, login, status=422, error=error, given=given)
        if not await self.store.write(lambda conn: self._close(conn, case_id, login, given)):
            return await self._page(request, login, status=409, error="error-not-active")
        self.turns.wake()
        self.bell.ring("queue", f"case:{case_id}")
        raise web.HTTPSeeOther("/console")

    def _close(self, conn: Connection, case_id: int, login: Login, given: dict[str, str]) -> bool:
        case, summary = cases.get(conn, case_id), {name: given[name] for name in FIELDS}
        done = case is not None and cases.close(
            conn,
            case_id=case_id,
            staff_id=login.staff.id,
            summary=summary,
            outcome=given["outcome"],
            now=self.clock(),
        )
        if case is None or not done:
            return False
        self.turns.event(
            conn,
            person_id=case.person_id,
            name="case.closed",
            data={"case": case_id, "outcome": given["outcome"], "summary": summary},
            key=f"case:{case_id}:closed",
        )
        return True

    async def events(self, request: web.Request) -> web.StreamResponse:
        """New messages, ticks and other cases of mine, whenever something has changed."""
        case_id, token = int(request.match_info["case"]), self.door.token(request)
        words = self.paper.words(request)
        after = request.headers.get("Last-Event-ID") or request.query.get("after", "")
        state, mark = request.query.get("state", ""), request.query.get("mark", "")
        shown = Shown(int(after) if after.isdecimal() else 0, state, mark)

        async def news() -> Sequence[Event]:
            now = self.clock()
            found = await self.store.read(lambda conn: _changes(conn, case_id, token, shown, now))
            if found is None:
                return [OVER]
            present = Words(words.catalogue, words.locale, words.zone, now)
            return self._print(present, found, shown) if found.seen else []

        return await self.streams.serve(request, ["queue", f"case:{case_id}"], news)

    def _print(self, words: Words, found: Changes, shown: Shown) -> list[Event]:
        seen, login = found.seen, found.login
        assert seen is not None
        values: dict[str, Any] = {"case": seen.case, "seen": seen, "login": login}
        fresh = [m for m in seen.said if m.id > shown.last]
        redone = _redone(seen.said, shown)
        ticks = {
            key: tick
            for key, tick in seen.ticks.items()
            if key <= shown.last and tick != shown.ticks.get(key)
        }
        text = self.paper.part(
            "_news.html", words, fresh=fresh, redone=redone, moved=ticks, **values
        )
        shown.last = seen.said[-1].id if seen.said else shown.last
        shown.ticks = seen.ticks
        mine = self.paper.part("_mine.html", words, lists=seen.lists, here=seen.case.id, **values)
        news = [Event("mine", mine)]
        if text.strip():
            news.append(Event("talk", text, str(shown.last)))
        if seen.case.state != shown.state:
            shown.state = seen.case.state
            news.append(Event("moved", str(seen.case.state)))
        return news


@dataclass(frozen=True, slots=True)
class Changes:
    """What a look at a case found; *seen* is None when nothing has changed."""

    login: Login
    seen: Sight | None


def sight(conn: Connection, case: cases.CaseView, login: Login) -> Sight:
    said, ticks = cases.messages(conn, case.id), cases.ticks(conn, case.id)
    return Sight(case, said, ticks, look(conn, login))


def _changes(conn: Connection, case_id: int, token: str, shown: Shown, now: Any) -> Changes | None:
    found = logins.find(conn, token, now)
    case = found and cases.get(conn, case_id)
    if not found or not case or not may_read(case, found[0]):
        return None
    pulse = (cases.pulse(conn, case_id), cases.beat(conn, found[0].staff.id))
    if pulse == shown.pulse:
        return Changes(found[0], None)
    shown.pulse = pulse
    return Changes(found[0], sight(conn, case, found[0]))


def mark(said: Sequence[cases.MessageView]) -> str:
    """Differs when a message was corrected or its file has come since."""
    corrected = sum(len(m.body.get("edits", ())) for m in said)
    return f"{corrected}-{sum(m.media_state == 'wanted' for m in said)}"


def _redone(said: Sequence[cases.MessageView], shown: Shown) -> list[cases.MessageView]:
    """Messages on the screen that look different now. Nothing else is sent again: a photo that is
    printed anew would be fetched, and audited, anew."""
    now = {m.id: (len(m.body.get("edits", ())), m.media_state) for m in said}
    before, shown.marks = shown.marks, now
    old = [m for m in said if m.id <= shown.last]
    if before:
        return [m for m in old if before.get(m.id) != now[m.id]]
    same = shown.mark == mark(old)
    return [] if same else [m for m in old if m.media_id or m.body.get("edits")]


def _incomplete(given: dict[str, str]) -> str:
    if any(not given[name] for name in FIELDS):
        return "error-summary-missing"
    if any(len(given[name]) > SUMMARY for name in FIELDS):
        return "error-too-long"
    return "" if given["outcome"] in cases.OUTCOMES else "error-outcome-missing"
