"""The pages of the staff: who works here, as what, who may come in, and who is logged in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import identities, rules, staff, staffroom
from bot.clinic.logins import Login
from bot.clinic.staffroom import Person, Wrong
from handlers.console.desk import Desk
from handlers.console.forms import Form
from handlers.console.gate import see_other

PAGE = "/console/staff"
TEXTS = ("name", "title", "licence", "role")
Work = Callable[[Connection, int, str], None]


@dataclass(frozen=True, slots=True)
class Staffing:
    """What administrators do."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        now = self.desk.clock()
        people = await self.desk.store.read(lambda conn: staffroom.everybody(conn, now))
        return self.desk.paper.page(request, "staff.html", login=login, people=people)

    async def blank(self, request: web.Request, login: Login) -> web.Response:
        return self._form(request, login)

    async def add(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Somebody new; their password is shown this once."""
        password, now, by = staff.handed_out(), self.desk.clock(), _by(login)
        name, values = staff.fold(form.text("login"))[:64], read(form)
        hashed = await self.desk.door.passwords.hash(password)

        def work(conn: Connection) -> int:
            return staffroom.add(conn, login=name, password=hashed, by=by, now=now, values=values)

        try:
            await self.desk.store.write(work)
        except (Wrong, staff.Taken) as wrong:
            reason = wrong.reason if isinstance(wrong, Wrong) else "taken"
            return self._form(request, login, error=reason, given=values | {"login": name})
        return self._handed(request, login, name, password)

    async def one(self, request: web.Request, login: Login) -> web.Response:
        return await self._one(request, login)

    async def change(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Name, roles, licence and the like, all of them at once."""
        who, now, by, values = _who(request), self.desk.clock(), _by(login), read(form)

        def work(conn: Connection) -> None:
            staffroom.change(conn, staff_id=who, by=by, now=now, values=values)

        try:
            await self.desk.store.write(work)
        except Wrong as wrong:
            return await self._one(request, login, error=wrong.reason, given=values)
        return see_other(f"{PAGE}/{who}")

    async def disable(self, request: web.Request, login: Login, form: Form) -> web.Response:
        return await self._does(
            request,
            login,
            lambda conn, who, by: staffroom.disable(
                conn, staff_id=who, by=by, now=self.desk.clock()
            ),
        )

    async def enable(self, request: web.Request, login: Login, form: Form) -> web.Response:
        def work(conn: Connection, who: int, by: str) -> None:
            staff.enable(conn, staff_id=who, by=by, now=self.desk.clock())

        return await self._does(request, login, work)

    async def factor(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Take off the second factor of whoever has lost it."""

        def work(conn: Connection, who: int, by: str) -> None:
            staffroom.reset_factor(conn, staff_id=who, by=by, now=self.desk.clock())

        return await self._does(request, login, work)

    async def unlink(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Forget who they are at the provider of sign-in."""

        def work(conn: Connection, who: int, by: str) -> None:
            identities.unlink(conn, staff_id=who, by=by, now=self.desk.clock())

        return await self._does(request, login, work)

    async def end(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """End one of their logins, or all of them."""
        key = form.text("key")

        def work(conn: Connection, who: int, by: str) -> None:
            staffroom.end(conn, staff_id=who, key=key, by=by, now=self.desk.clock())

        return await self._does(request, login, work)

    async def password(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """A new password, shown this once and changed at their next login."""
        who, now, new = _who(request), self.desk.clock(), staff.handed_out()
        hashed = await self.desk.door.passwords.hash(new)

        def work(conn: Connection) -> str:
            member = staff.get(conn, who)
            if member is None or not member.active:
                raise web.HTTPNotFound
            staff.set_password(
                conn, staff_id=who, password=hashed, once=True, by=_by(login), now=now
            )
            return member.login

        name = await self.desk.store.write(work)
        return self._handed(request, login, name, new)

    async def _does(self, request: web.Request, login: Login, work: Work) -> web.Response:
        """Back to the person, or their page with what is wrong."""
        who = _who(request)

        def known(conn: Connection) -> None:
            if staff.get(conn, who) is None:
                raise web.HTTPNotFound
            work(conn, who, _by(login))

        try:
            await self.desk.store.write(known)
        except Wrong as wrong:
            return await self._one(request, login, error=wrong.reason)
        self.desk.changed("board", f"staff:{who}")
        return see_other(f"{PAGE}/{who}")

    def _form(
        self,
        request: web.Request,
        login: Login,
        *,
        error: str = "",
        given: dict[str, Any] | None = None,
    ) -> web.Response:
        status = HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK
        values = choices() | {"error": error, "given": given or {"role": "doctor", "capacity": 3}}
        return self.desk.paper.page(request, "staff_new.html", login=login, status=status, **values)

    async def _one(
        self,
        request: web.Request,
        login: Login,
        *,
        error: str = "",
        given: dict[str, Any] | None = None,
    ) -> web.Response:
        who, now = _who(request), self.desk.clock()

        def work(conn: Connection) -> tuple[Person | None, list[staffroom.Session]]:
            return staffroom.find(conn, who, now), staffroom.sessions(conn, now, who)

        person, sessions = await self.desk.store.read(work)
        if person is None:
            raise web.HTTPNotFound
        values = choices() | {"person": person, "sessions": sessions, "error": error}
        values |= {"given": given or _present(person)}
        status = HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK
        return self.desk.paper.page(request, "staff_one.html", login=login, status=status, **values)

    def _handed(self, request: web.Request, login: Login, name: str, password: str) -> web.Response:
        values: dict[str, Any] = {"name": name, "password": password}
        return self.desk.paper.page(request, "staff_password.html", login=login, **values)


def read(form: Form) -> dict[str, Any]:
    """The fields of a person. What is no number is no capacity, and is refused later."""
    values: dict[str, Any] = {name: form.text(name) for name in TEXTS}
    values["email"] = form.text("email").casefold()
    capacity = form.text("capacity")
    values["capacity"] = int(capacity) if capacity.isascii() and capacity.isdigit() else 0
    for field, prefix in (("also", "also-"), ("departments", "department-")):
        chosen = [n.removeprefix(prefix) for n in form.fields if n.startswith(prefix)]
        values[field] = ",".join(sorted(chosen))
    return values


def choices() -> dict[str, Any]:
    known = rules.load().roles
    return {"roles": known.of_staff(), "departments": known.departments}


def _present(person: Person) -> dict[str, Any]:
    member = person.member
    values = {name: getattr(member, name) for name in (*TEXTS, "also", "departments", "capacity")}
    return values | {"email": person.email}


def _who(request: web.Request) -> int:
    return int(request.match_info["staff"])


def _by(login: Login) -> str:
    return f"staff:{login.staff.id}"
