"""The pages of calls before visits, and of diseases that are to be reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import audit, slots
from bot.clinic.appointments import calling, rules
from bot.clinic.appointments.calling import Result
from bot.clinic.hometest import panels, reporting
from bot.clinic.logins import Login
from handlers.console.desk import Desk
from handlers.console.forms import Form

CALLS, REPORTING = "/console/calls", "/console/reporting"


@dataclass(frozen=True, slots=True)
class Calls:
    """Whom to call because no message reached them."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        """By time of the visit, with what has been tried."""
        return await self._page(request, login)

    async def mark(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """They were reached, or nobody answered."""
        booking, result, now = form.number("booking"), form.text("result"), self.desk.clock()
        if result not in list(Result):
            raise web.HTTPBadRequest(text="form")
        staff = login.staff.id

        def work(conn: Connection) -> bool:
            asked: dict[str, Any] = {"booking_id": booking, "staff_id": staff, "now": now}
            return calling.mark(conn, result=Result(result), **asked)

        if not await self.desk.store.write(work):
            return await self._page(request, login, error=True)
        raise web.HTTPSeeOther(CALLS)

    async def _page(
        self, request: web.Request, login: Login, *, error: bool = False
    ) -> web.Response:
        now, actor = self.desk.clock(), f"staff:{login.staff.id}"

        def work(conn: Connection) -> list[calling.Due]:
            audit.record(conn, actor=actor, action="calls.read", subject="visits", now=now)
            return calling.due(conn, now=now)

        values: dict[str, Any] = {"due": await self.desk.store.write(work), "error": error}
        values |= {"hours": rules.load().call.hours, "site": _sites(self.desk, request)}
        status = 409 if error else 200
        return self.desk.paper.page(request, "calls.html", login=login, status=status, **values)


@dataclass(frozen=True, slots=True)
class Reporting:
    """Findings that are to be reported to the authorities."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        """The open ones first, then what was done of late and by whom."""
        return await self._page(request, login)

    async def done(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """It was reported by whoever presses."""
        task, staff, now = form.number("task"), login.staff.id, self.desk.clock()
        done = await self.desk.store.write(
            lambda conn: reporting.done(conn, task_id=task, staff_id=staff, now=now)
        )
        if not done:
            return await self._page(request, login, error=True)
        raise web.HTTPSeeOther(REPORTING)

    async def _page(
        self, request: web.Request, login: Login, *, error: bool = False
    ) -> web.Response:
        now, actor = self.desk.clock(), f"staff:{login.staff.id}"

        def work(conn: Connection) -> list[reporting.Task]:
            audit.record(conn, actor=actor, action="reporting.read", subject="tests", now=now)
            return reporting.tasks(conn, now=now)

        tasks = await self.desk.store.write(work)
        grades = {one.target: one.grade for one in panels.load().notifiable}
        values: dict[str, Any] = {"tasks": tasks, "grades": grades, "now": now, "error": error}
        status = 409 if error else 200
        return self.desk.paper.page(request, "reporting.html", login=login, status=status, **values)


def _sites(desk: Desk, request: web.Request) -> Callable[[str], str]:
    """The name of a site in the language of the page."""
    return partial(slots.sites.load().name, locale=desk.paper.words(request).locale)
