"""Limiting somebody abusive to the service desk, from a case, lifting it there, asking for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import cases, limiting, rights
from bot.clinic.casefile import Refused, Tell
from bot.clinic.logins import Login
from handlers.console.desk import Desk, case_of
from handlers.console.forms import Form
from handlers.console.moving import MOST_REASON

Work = Callable[[Connection, datetime], list[Tell] | None]


@dataclass(frozen=True, slots=True)
class Limiting:
    """Whom clinicians need not bear any more, for a time."""

    desk: Desk

    async def limit(self, request: web.Request, login: Login, form: Form) -> web.Response:
        case_id, reason = case_of(request), form.text("reason")[:MOST_REASON]
        days = form.text("days")

        def work(conn: Connection, now: datetime) -> list[Tell] | None:
            self._case(conn, case_id, login)
            return limiting.limit(
                conn,
                case_id=case_id,
                staff_id=login.staff.id,
                days=int(days[:3]) if days.isdecimal() else 0,
                reason=reason,
                now=now,
            )

        return await self._done(request, work, case_id, "limited")

    async def ask(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Whoever may read the case asks a supervisor for it."""
        case_id, reason = case_of(request), form.text("reason")[:MOST_REASON]

        def work(conn: Connection, now: datetime) -> list[Tell] | None:
            self._case(conn, case_id, login)
            who = login.staff.id
            done = limiting.ask(conn, case_id=case_id, staff_id=who, reason=reason, now=now)
            return [] if done else None

        return await self._done(request, work, case_id, "limit-asked")

    async def lift(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """From a case of theirs."""
        case_id, reason = case_of(request), form.text("reason")[:MOST_REASON]

        def work(conn: Connection, now: datetime) -> list[Tell] | None:
            person_id = self._case(conn, case_id, login).person_id
            who = login.staff.id
            return limiting.lift(conn, person_id=person_id, staff_id=who, reason=reason, now=now)

        return await self._done(request, work, case_id, "not-limited")

    def _case(self, conn: Connection, case_id: int, login: Login) -> cases.CaseView:
        """The case, for who may read it."""
        case = cases.get(conn, case_id)
        if case is None:
            raise web.HTTPNotFound
        if not rights.may_read(conn, case, login.staff):
            raise Refused("not-yours")
        return case

    async def _done(
        self, request: web.Request, work: Work, case_id: int, otherwise: str
    ) -> web.Response:
        try:
            await self._tell(work, otherwise)
        except Refused as refused:
            return self.desk.wrong(request, refused.reason)
        self.desk.changed(f"case:{case_id}", "board")
        return self.desk.on(request, f"/console/case/{case_id}")

    async def _tell(self, work: Work, otherwise: str) -> None:
        """Do it with what the person is told, in one transaction. Raises Refused."""
        now = self.desk.clock()

        def whole(conn: Connection) -> None:
            tells = work(conn, now)
            if tells is None:
                raise Refused(otherwise)
            self.desk.tell(conn, tells)

        await self.desk.store.write(whole)
