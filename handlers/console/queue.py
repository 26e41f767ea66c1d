"""The first page: what is offered to me, who waits and how urgently, and taking a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import cases, logins, offers
from bot.clinic.duties import Right
from bot.clinic.logins import Login
from handlers.console.desk import Desk, case_of
from handlers.console.lists import (
    Choice,
    Printed,
    Rail,
    listed,
    own_topics,
    print_rail,
    pulse,
    rail,
    still_here,
)
from handlers.console.paths import HOME, first
from handlers.console.stream import OVER, Event
from handlers.console.words import Words


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at the lists found; *rail* is None when nothing has changed."""

    login: Login
    rail: Rail | None = None
    shown: Sequence[cases.CaseView] = ()


@dataclass(frozen=True, slots=True)
class Queue:
    """The lists, and what is done from them."""

    desk: Desk

    async def home(self, request: web.Request, login: Login) -> web.Response:
        """The lists; for whoever has no patients, the first of the pages they have."""
        if not login.may(Right.cases):
            raise web.HTTPSeeOther(first(login))
        if request.path != HOME:
            raise web.HTTPSeeOther(HOME)
        return await self.page(request, login)

    async def page(self, request: web.Request, login: Login) -> web.Response:
        choice, now, zone = Choice.of(request), self.desk.clock(), self.desk.paper.zone
        taken = request.query.get("taken", "")

        def work(conn: Connection) -> tuple[Rail, list[cases.CaseView], cases.CaseView | None]:
            other = cases.get(conn, int(taken[:18])) if taken.isdecimal() else None
            shown = listed(conn, login, choice, zone=zone, now=now)
            return rail(conn, login, zone=zone, now=now), shown, other

        lists, shown, other = await self.desk.store.read(work)
        return self.desk.paper.page(
            request,
            "queue.html",
            login=login,
            rail=lists,
            shown=shown,
            choice=choice,
            taken=other,
            stays=request.query.get("stays", "")[:24],
            here=None,
        )

    async def accept(self, request: web.Request, login: Login) -> web.Response:
        """Of two who accept one gets the case; the other is shown who has it. Pressed twice it is
        accepted once, and the case is shown."""
        case_id, desk = case_of(request), self.desk
        if await desk.store.write(lambda conn: self._accept(conn, case_id, login)):
            desk.changed(f"case:{case_id}", f"staff:{login.staff.id}")
            raise web.HTTPSeeOther(f"/console/case/{case_id}")
        raise web.HTTPSeeOther(f"/console?taken={case_id}")

    def _accept(self, conn: Connection, case_id: int, login: Login) -> bool:
        who, now = login.staff, self.desk.clock()
        tells = offers.accept(conn, case_id=case_id, staff_id=who.id, now=now)
        self.desk.tell(conn, tells or [])
        if tells is not None:
            return True
        case = cases.get(conn, case_id)
        return case is not None and case.owned and case.staff_id == who.id

    async def decline(self, request: web.Request, login: Login) -> web.Response:
        """The offer goes on to the next; late or twice, nothing happens."""
        case_id, desk, now = case_of(request), self.desk, self.desk.clock()
        await desk.store.write(
            lambda conn: offers.decline(conn, case_id=case_id, staff_id=login.staff.id, now=now)
        )
        desk.changed(f"staff:{login.staff.id}")
        return desk.done(request, "/console")

    async def events(self, request: web.Request) -> web.StreamResponse:
        """The lists, whenever they have changed or a minute has gone by."""
        desk, choice, zone = self.desk, Choice.of(request), self.desk.paper.zone
        token, words = desk.door.token(request), desk.paper.words(request)
        before: list[Any] = [None]
        sent = Printed()

        async def news() -> Sequence[Event]:
            now = desk.clock()

            def work(conn: Connection) -> Seen | None:
                found = logins.find(conn, token, now)
                if found is None or not found[0].may(Right.cases):
                    return None
                login, beat = found[0], pulse(conn, found[0], now)
                if beat == before[0]:
                    return Seen(login)
                before[0] = beat
                shown = listed(conn, login, choice, zone=zone, now=now)
                return Seen(login, rail(conn, login, zone=zone, now=now), shown)

            seen = await desk.store.read(work)
            if seen is None:
                return [OVER]
            if seen.rail is None:
                return []
            return sent.news(self._print(words.at(now), seen, choice))

        async def beat() -> None:
            await still_here(desk, token)

        topics = ["queue", *await own_topics(desk, request)]
        return await desk.streams.serve(request, topics, news, beat)

    def _print(self, words: Words, seen: Seen, choice: Choice) -> dict[str, str]:
        assert seen.rail is not None
        paper, login = self.desk.paper, seen.login
        parts = print_rail(paper, words, login, seen.rail, here=None, choice=choice)
        values = {"login": login, "csrf": login.csrf, "rail": seen.rail, "choice": choice}
        return parts | {"list": paper.part("_list.html", words, shown=seen.shown, **values)}
