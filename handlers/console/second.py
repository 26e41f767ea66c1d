"""The second factor's pages: asked for at the login, set up, renewed and taken off by oneself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import segno
from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import factors, logins
from bot.clinic.logins import Login
from handlers.console import forms
from handlers.console.desk import Desk
from handlers.console.door import Wrong, next_page
from handlers.console.forms import Form
from handlers.console.gate import see_other
from handlers.console.paths import FACTOR, LOGIN

BLOCKED, WRONG = "second-blocked", "second-wrong"


@dataclass(frozen=True, slots=True)
class Second:
    """The pages of the second factor. *demanded* says whether somebody cannot do without."""

    desk: Desk
    demanded: Callable[[Login], bool]

    async def asked(self, request: web.Request) -> web.StreamResponse:
        """The second page of the login."""
        login = await self.desk.door.halfway(request)
        return see_other(LOGIN) if login is None else self._ask(request, login)

    async def given(self, request: web.Request) -> web.StreamResponse:
        """A code at the login."""
        door = self.desk.door
        door.check_site(request)
        login = await door.halfway(request)
        if login is None:
            return see_other(LOGIN)
        try:
            form = await forms.read(request)
        except forms.TooLarge:
            raise web.HTTPBadRequest(text="form") from None
        door.check(request, login, form.text("token"))
        try:
            token = await door.second(request, login, form.text("code")[:40])
        except Wrong as wrong:
            return self._ask(request, login, error=f"second-{wrong.reason}")
        response = see_other(next_page(request))
        door.admit(response, token)
        return response

    def _ask(self, request: web.Request, login: Login, *, error: str = "") -> web.Response:
        status = {"": 200, BLOCKED: 429}.get(error, 401)
        values = {"token": login.csrf, "error": error, "next": next_page(request)}
        return self.desk.paper.page(
            request, "login_factor.html", login=None, status=status, **values
        )

    async def page(self, request: web.Request, login: Login) -> web.Response:
        """What one has, or the key of a new authenticator."""
        return await self._page(request, login)

    async def confirm(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """The first code of a new authenticator; then the codes for paper, this once."""
        code = form.text("code")[:40]
        return await self._tried(
            request,
            login,
            lambda conn: factors.confirm(conn, member=login.staff, code=code, now=self._now()),
        )

    async def codes(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """New codes for paper, against a code."""
        who, code = login.staff.id, form.text("code")[:40]

        def work(conn: Connection) -> list[str] | None:
            if not factors.check(conn, staff_id=who, code=code, now=self._now()):
                return None
            return factors.fresh_codes(conn, staff_id=who, now=self._now())

        return await self._tried(request, login, work)

    async def remove(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Do without from now on, against a code; not where the role demands it."""
        who, code = login.staff.id, form.text("code")[:40]
        if self.demanded(login):
            return await self._page(request, login, error="second-demanded")

        def work(conn: Connection) -> list[str] | None:
            if not factors.check(conn, staff_id=who, code=code, now=self._now()):
                return None
            factors.remove(conn, staff_id=who, by=f"staff:{who}", now=self._now())
            return []

        return await self._tried(request, login, work)

    async def _tried(
        self, request: web.Request, login: Login, work: Callable[[Connection], list[str] | None]
    ) -> web.Response:
        """What a code led to: codes to be shown, the page again, or what is wrong with it."""
        who = login.staff.id

        def counted(conn: Connection) -> list[str] | str:
            if not logins.reserve_code(conn, staff_id=who, now=self._now()):
                return BLOCKED
            done = work(conn)
            if done is None:
                return WRONG
            logins.forgive_code(conn, staff_id=who)
            return done

        done = await self.desk.store.write(counted)
        if isinstance(done, str):
            return await self._page(request, login, error=done)
        if not done:
            raise web.HTTPSeeOther(FACTOR)
        return self.desk.paper.page(request, "factor_codes.html", login=login, codes=done)

    async def _page(self, request: web.Request, login: Login, *, error: str = "") -> web.Response:
        who, now = login.staff, self._now()

        def work(conn: Connection) -> tuple[factors.Standing, str]:
            has = factors.standing(conn, who.id)
            return has, "" if has.on else factors.prepare(conn, staff_id=who.id, now=now)

        has, secret = await self.desk.store.write(work)
        values: dict[str, Any] = {"has": has, "error": error, "demanded": self.demanded(login)}
        values |= {"key": " ".join(secret[n : n + 4] for n in range(0, len(secret), 4))}
        values |= {"picture": self._picture(request, who.login, secret) if secret else ""}
        status = {"": 200, BLOCKED: 429}.get(error, 422)
        return self.desk.paper.page(request, "factor.html", login=login, status=status, **values)

    def _picture(self, request: web.Request, login: str, secret: str) -> str:
        """The QR code as SVG, which needs no address of its own."""
        name = self.desk.paper.clinic(request)
        address = factors.address(secret, login=login, clinic=name)
        made = segno.make(address, error="m", micro=False)
        return str(made.svg_inline(scale=5, border=3, dark="#000", light="#fff", omitsize=True))

    def _now(self) -> Any:
        return self.desk.clock()
