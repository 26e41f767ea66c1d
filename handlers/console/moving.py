"""Passing a case on and sharing it: transfer, take over, invite a second clinician, join, leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import cases, guests, handing
from bot.clinic.casefile import Tell
from bot.clinic.logins import Login
from handlers.console.desk import Desk, case_of
from handlers.console.forms import Form

MOST_REASON = 1000  # characters
Work = Callable[[Connection], list[Tell] | None]


@dataclass(frozen=True, slots=True)
class Moving:
    """Who has a case, and who helps with it."""

    desk: Desk

    async def transfer(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """To everybody of a role, to a department first, or to a colleague who is asked first."""
        case_id, now = case_of(request), self.desk.clock()
        (role, staff_id), department = _whom(form), _department(form)

        def work(conn: Connection) -> list[Tell] | None:
            return handing.transfer(
                conn,
                case_id=case_id,
                staff_id=login.staff.id,
                to_role=role,
                to_staff=staff_id,
                to_department=department,
                reason=form.text("reason")[:MOST_REASON],
                now=now,
            )

        return await self._move(request, login, work, to="/console")

    async def take_over(self, request: web.Request, login: Login, form: Form) -> web.Response:
        case_id, now = case_of(request), self.desk.clock()
        reason = form.text("reason")[:MOST_REASON]

        def work(conn: Connection) -> list[Tell] | None:
            return handing.takeover(
                conn, case_id=case_id, staff_id=login.staff.id, reason=reason, now=now
            )

        return await self._move(request, login, work, to=f"/console/case/{case_id}")

    async def invite(self, request: web.Request, login: Login, form: Form) -> web.Response:
        case_id, (role, guest), now = case_of(request), _whom(form), self.desk.clock()

        def work(conn: Connection) -> list[Tell]:
            who = login.staff.id
            asked: dict[str, Any] = {"staff_id": who, "role": role, "guest": guest, "now": now}
            guests.invite(conn, case_id=case_id, zone=self.desk.paper.zone, **asked)
            return []

        return await self._move(request, login, work, to=f"/console/case/{case_id}")

    async def join(self, request: web.Request, login: Login, form: Form) -> web.Response:
        case_id, guest_id, now = case_of(request), _number(form, "guest"), self.desk.clock()

        def work(conn: Connection) -> list[Tell] | None:
            return guests.join(conn, guest_id=guest_id, staff_id=login.staff.id, now=now)

        return await self._move(request, login, work, to=f"/console/case/{case_id}")

    async def leave(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """A guest goes, or turns an invitation down."""
        case_id, now = case_of(request), self.desk.clock()

        def work(conn: Connection) -> list[Tell] | None:
            done = guests.leave(conn, case_id=case_id, staff_id=login.staff.id, now=now)
            return [] if done else None

        return await self._move(request, login, work, to="/console")

    async def withdraw(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """The owner needs a guest no more, or asks nobody any more."""
        case_id, guest_id, now = case_of(request), _number(form, "guest"), self.desk.clock()

        def work(conn: Connection) -> list[Tell] | None:
            who = login.staff.id
            done = guests.withdraw(conn, case_id=case_id, guest_id=guest_id, staff_id=who, now=now)
            return [] if done else None

        return await self._move(request, login, work, to=f"/console/case/{case_id}")

    async def _move(
        self, request: web.Request, login: Login, work: Work, *, to: str
    ) -> web.Response:
        """Do it in one transaction with what the patient is told, then go to *to*."""
        desk, case_id = self.desk, case_of(request)

        def whole(conn: Connection) -> bool:
            if cases.get(conn, case_id) is None:
                raise web.HTTPNotFound
            tells = work(conn)
            desk.tell(conn, tells or [])
            return tells is not None

        try:
            if not await desk.store.write(whole):
                raise cases.Refused("moved-on")
        except cases.Refused as refused:
            return desk.wrong(request, refused.reason)
        desk.changed(f"case:{case_id}", f"staff:{login.staff.id}", "board")
        return desk.on(request, to)


def _department(form: Form) -> str:
    """The department that was chosen, or empty: "department:03.04"."""
    kind, _, code = form.text("whom").partition(":")
    return code[:8] if kind == "department" else ""


def _whom(form: Form) -> tuple[str, int | None]:
    """(role, staff id) of the one chosen: "role:nurse" or "staff:3"; nobody for a department."""
    kind, _, value = form.text("whom").partition(":")
    if kind == "staff" and value.isdecimal():
        return "", int(value[:18])
    if kind == "department" and value:
        return "", None
    if kind == "role" and value:
        return value[:24], None
    raise web.HTTPBadRequest(text="form")


def _number(form: Form, name: str) -> int:
    value = form.text(name)
    if not value.isdecimal():
        raise web.HTTPBadRequest(text="form")
    return int(value[:18])
