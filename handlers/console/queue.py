"""The first page: who waits and how urgently, my own cases, and taking one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from aiohttp import web
from sqlalchemy import Connection

from bot.bell import Bell
from bot.clinic import cases, files, logins
from bot.clinic.logins import Login
from bot.clock import Clock
from bot.store.session import Store
from handlers.console.door import Door
from handlers.console.paper import Paper
from handlers.console.stream import OVER, Event, Streams
from handlers.console.words import Words


class Tells(Protocol):
    """The part of `bot.turn.Turns` the console needs."""

    def event(
        self, conn: Connection, *, person_id: int, name: str, data: dict[str, Any], key: str
    ) -> bool: ...

    def wake(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Lists:
    """What the first page shows."""

    waiting: list[cases.CaseView]
    mine: list[cases.CaseView]
    asked: set[int]  # my cases in which the patient spoke last


@dataclass(frozen=True, slots=True)
class Queue:
    """The waiting list and the clinician's own cases."""

    store: Store
    turns: Tells
    bell: Bell
    clock: Clock
    door: Door
    paper: Paper
    streams: Streams

    async def page(self, request: web.Request, login: Login) -> web.Response:
        lists = await self.store.read(lambda conn: look(conn, login))
        taken = request.query.get("taken", "")
        other = None
        if taken.isdecimal():
            other = await self.store.read(lambda conn: cases.get(conn, int(taken)))
        return self.paper.page(
            request, "queue.html", login=login, lists=lists, taken=other, here=None
        )

    async def accept(self, request: web.Request, login: Login) -> web.Response:
        """Of two who accept one gets the case; the other is shown who has it."""
        case_id = int(request.match_info["case"])
        if await self.store.write(lambda conn: self._accept(conn, case_id, login)):
            self.turns.wake()
            self.bell.ring("queue", f"case:{case_id}")
            raise web.HTTPSeeOther(f"/console/case/{case_id}")
        raise web.HTTPSeeOther(f"/console?taken={case_id}")

    def _accept(self, conn: Connection, case_id: int, login: Login) -> bool:
        who, now = login.staff, self.clock()
        if not cases.accept(conn, case_id=case_id, staff_id=who.id, now=now):
            return False
        case = cases.get(conn, case_id)
        assert case is not None
        told = {"case": case_id, "name": who.name, "title": who.title, "licence": who.licence}
        self.turns.event(
            conn,
            person_id=case.person_id,
            name="case.accepted",
            data=told,
            key=f"case:{case_id}:accepted:{case.version}",  # it may be accepted again
        )
        return True

    async def events(self, request: web.Request) -> web.StreamResponse:
        """The lists, whenever they have changed or a minute has gone by."""
        token, words = self.door.token(request), self.paper.words(request)
        seen: list[Any] = [None]

        async def news() -> Sequence[Event]:
            now = self.clock()

            def work(conn: Connection) -> tuple[Login, Any, Lists | None] | None:
                found = logins.find(conn, token, now)
                if found is None:
                    return None
                beat = (*cases.beat(conn, found[0].staff.id), now.replace(second=0, microsecond=0))
                return found[0], beat, None if beat == seen[0] else look(conn, found[0])

            result = await self.store.read(work)
            if result is None:
                return [OVER]
            login, seen[0], lists = result
            if lists is None:
                return []
            return self._print(Words(words.catalogue, words.locale, words.zone, now), login, lists)

        return await self.streams.serve(request, ["queue"], news)

    def _print(self, words: Words, login: Login, lists: Lists) -> list[Event]:
        values = {"login": login, "csrf": login.csrf, "lists": lists, "here": None}
        return [
            Event(name, self.paper.part(f"_{name}.html", words, **values))
            for name in ("tally", "waiting", "mine")
        ]


def look(conn: Connection, login: Login) -> Lists:
    """Without a licence one sees only who waits for the service desk."""
    staff_id = login.staff.id
    waiting = [case for case in cases.waiting(conn) if may_read(case, login)]
    return Lists(waiting, cases.mine(conn, staff_id), cases.unanswered(conn, staff_id))


def may_read(case: cases.CaseView, login: Login) -> bool:
    who = login.staff
    return files.may_read(case, staff_id=who.id, role=who.role, licensed=bool(who.licence))
