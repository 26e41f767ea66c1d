"""The page of a case: who the patient is, the intake note, and the talk of both sides, live."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import (
    audit,
    cases,
    colleagues,
    episodes,
    glances,
    logins,
    queue_rules,
    rights,
    routing,
    rules,
    templates,
    whereto,
)
from bot.clinic.duties import Right
from bot.clinic.ending import FIELDS
from bot.clinic.hometest import findings
from bot.clinic.hometest.findings import FEW, MOST
from bot.clinic.logins import Login
from handlers.console.desk import Desk, case_of
from handlers.console.lists import Choice, Printed, own_topics, print_rail, pulse, still_here
from handlers.console.sight import Shown, Sight, fresh_messages, sight
from handlers.console.stream import GONE, OVER, Event
from handlers.console.words import Words

RESULTS = ("findings", "finding")  # the pieces that show what was found
FOLDS = {"few": FEW, "most": MOST}  # results shown unfolded, and at all


@dataclass(frozen=True, slots=True)
class Changes:
    """What a look at a case found; *seen* is None when nothing has changed.

    *gone*: it is no longer theirs to see.
    """

    login: Login
    seen: Sight | None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page of a case is printed from; *seen* is None for who may not read it."""

    case: cases.CaseView
    seen: Sight | None = None
    earlier: Sequence[cases.CaseView] = ()
    replies: Sequence[templates.TemplateView] = ()
    colleagues: Sequence[colleagues.Colleague] = ()
    places: Sequence[whereto.Place] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """A case's page."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        return await self.printed(request, login)

    async def printed(
        self, request: web.Request, login: Login, *, status: int = 200, **values: Any
    ) -> web.Response:
        """The page, or who has the case for those who may not read it."""
        case_id, desk = case_of(request), self.desk
        locale = desk.paper.words(request).locale
        found = await desk.store.write(lambda conn: self._read(conn, case_id, login, locale))
        if found.seen is None:
            return desk.paper.page(
                request, "refused.html", login=login, status=403, case=found.case
            )
        known: dict[str, Any] = {
            "error": "",
            "given": {},
            "fields": FIELDS,
            "here": case_id,
            "path": f"/console/case/{case_id}",  # also where a form of it was sent to
            "choice": Choice(),
            **FOLDS,
        }
        known["limit_days"] = queue_rules.load().limit_days
        known["roles"] = tuple(rules.load().roles.roles)
        known["departments"] = sorted(one.code for one in routing.load().departments.values())
        return desk.paper.page(
            request,
            "case.html",
            login=login,
            status=status,
            case=found.case,
            seen=found.seen,
            rail=found.seen.rail,
            found=found,
            **(known | values),
        )

    def _read(self, conn: Connection, case_id: int, login: Login, locale: str) -> Page:
        who, now = login.staff, self.desk.clock()
        case = cases.get(conn, case_id)
        if case is None:
            raise web.HTTPNotFound
        allowed = rights.may_read(conn, case, who)
        action = "case.read" if allowed else "case.refused"
        subject = f"case:{case_id}"
        audit.record(conn, actor=f"staff:{who.id}", action=action, subject=subject, now=now)
        if not allowed:
            return Page(case)
        glances.look(conn, case_id=case_id, staff_id=who.id, now=now)
        seen = sight(conn, case, login, zone=self.desk.paper.zone, now=now)
        here = whereto.around(conn, case.person_id, seen.said) if seen.speaks else None
        findings.was_read(conn, seen.results, case_id=case_id, staff_id=who.id, now=now)
        return Page(
            case,
            seen,
            episodes.earlier(conn, case),
            templates.of(conn, who),
            colleagues.others(conn, who.id),
            whereto.known(locale, here) if seen.speaks else (),
        )

    async def events(self, request: web.Request) -> web.StreamResponse:
        """New messages, ticks and other cases of mine, whenever something has changed."""
        desk, case_id = self.desk, case_of(request)
        token, words = desk.door.token(request), desk.paper.words(request)
        after = request.headers.get("Last-Event-ID") or request.query.get("after", "")
        shown = Shown(
            int(after[:18]) if after.isdecimal() else 0,
            request.query.get("standing", ""),
            request.query.get("mark", ""),
            request.query.get("results", ""),
        )
        sent = Printed()
        await desk.store.write(lambda conn: self._join(conn, case_id, token))

        async def news() -> Sequence[Event]:
            now = desk.clock()
            found = await desk.store.read(
                lambda conn: self._changes(conn, case_id, token, shown, now)
            )
            if found is None:
                return [OVER]
            if found.gone:
                return [GONE]
            if found.seen is None:
                return []
            if found.seen.said and found.seen.said[-1].id > shown.last:
                await still_here(desk, token, case_id)
            known = await self._read_results(found.login, found.seen, shown, now)
            return self._print(words.at(now), found.login, found.seen, shown, sent, known)

        async def beat() -> None:
            await still_here(desk, token, case_id)

        topics = ["queue", f"case:{case_id}", *await own_topics(desk, request)]
        return await desk.streams.serve(request, topics, news, beat)

    async def _read_results(self, login: Login, seen: Sight, shown: Shown, now: datetime) -> bool:
        """Whether the page has these results; those that come later are a reading of their own."""
        read, who, case_id = seen.results, login.staff.id, seen.case.id
        if read.mark == shown.results:
            return True
        await self.desk.store.write(
            lambda conn: findings.was_read(conn, read, case_id=case_id, staff_id=who, now=now)
        )
        shown.results = read.mark
        return False

    def _join(self, conn: Connection, case_id: int, token: str) -> None:
        """A stream goes on with a page that was read, and audited; alone it is a reading itself."""
        now = self.desk.clock()
        found, case = logins.find(conn, token, now), cases.get(conn, case_id)
        if found is None or case is None or not rights.may_read(conn, case, found[0].staff):
            return
        who, since = found[0].staff.id, now - logins.IDLE
        if not glances.saw(conn, case_id=case_id, staff_id=who, since=since):
            actor, subject = f"staff:{who}", f"case:{case_id}"
            audit.record(conn, actor=actor, action="case.read", subject=subject, now=now)

    def _changes(
        self, conn: Connection, case_id: int, token: str, shown: Shown, now: datetime
    ) -> Changes | None:
        found = logins.find(conn, token, now)
        if found is None or not found[0].may(Right.cases):
            return None
        login, case = found[0], cases.get(conn, case_id)
        if case is None or not rights.may_read(conn, case, login.staff):
            return Changes(login, None, gone=True)
        lookers = glances.others(conn, case_id=case_id, staff_id=login.staff.id, now=now)
        results = findings.beat(conn, case)
        beat = (cases.pulse(conn, case_id), pulse(conn, login, now), lookers, results)
        if beat == shown.pulse:
            return Changes(login, None)
        shown.pulse = beat
        return Changes(login, sight(conn, case, login, zone=self.desk.paper.zone, now=now))

    def _print(
        self,
        words: Words,
        login: Login,
        seen: Sight,
        shown: Shown,
        sent: Printed,
        known: bool,
    ) -> list[Event]:
        paper, here = self.desk.paper, seen.case.id
        values: dict[str, Any] = {"case": seen.case, "seen": seen, "login": login, **FOLDS}
        text = paper.part("_news.html", words, **fresh_messages(seen, shown, words), **values)
        parts = print_rail(paper, words, login, seen.rail, here=here, choice=Choice())
        parts |= {
            name: paper.part(f"_{name}.html", words, **values)
            for name in ("head", "remarks", "timeline", *RESULTS)
        }
        if known:  # nobody hears again what the page was opened with
            sent.came_with({name: parts[name] for name in RESULTS})
        news = sent.news(parts)
        if text.strip():
            news.append(Event("talk", text, str(shown.last)))
        if seen.standing != shown.standing:
            shown.standing = seen.standing
            news.append(Event("moved", seen.standing))
        return news
