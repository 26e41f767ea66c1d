"""The gate before every page of the console: a login, the right that the page names, our own form.

What is refused is answered in the way in which it was asked: a page with a sentence, one line for a
script, the end of a live stream; and it is counted.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote

from aiohttp import web

from bot.clinic.duties import Right
from bot.clinic.logins import Login
from bot.metrics import Metrics
from handlers.console import forms
from handlers.console.desk import Desk
from handlers.console.forms import Form
from handlers.console.paper import HEADERS
from handlers.console.paths import FACTOR, LOGIN, PASSWORD
from handlers.console.stream import OVER, STREAM

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
See = Callable[[web.Request, Login], Awaitable[web.StreamResponse]]
Change = Callable[[web.Request, Login, Form], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets to a page whoever may open it."""

    desk: Desk
    metrics: Metrics
    demands: frozenset[str] = frozenset()  # roles that cannot do without a second factor

    def see(self, see: See, right: Right, *, once: bool = False, unproven: bool = False) -> Handler:
        """A page for staff. *once*: also for those who must still change their password;
        *unproven*: also for those whose role demands a second factor they do not have yet."""

        async def handle(request: web.Request) -> web.StreamResponse:
            login = await self.desk.door.who(request)
            if login is None:
                return to_login(request)
            if login.once and not once:
                raise web.HTTPSeeOther(PASSWORD)
            if self.lacks(login) and not (once or unproven):
                raise web.HTTPSeeOther(FACTOR)
            if not login.may(right):
                return self._refuse(request, login)
            return await see(request, login)

        return _asking(handle, right)

    def watch(self, serve: Handler, right: Right) -> Handler:
        """A live stream for staff; it does not keep their login alive.

        A browser's stream cannot see a status: it is told in the stream that the login is over.
        """

        async def handle(request: web.Request) -> web.StreamResponse:
            login = await self.desk.door.who(request, acts=False)
            known = login is not None and not login.once and not self.lacks(login)
            if login is not None and known and login.may(right):
                return await serve(request)
            if known:
                self.metrics.count("refused", "console", "right")
            if request.headers.get("Accept") == STREAM:
                return web.Response(body=OVER.encode(), headers=HEADERS | {"Content-Type": STREAM})
            status = HTTPStatus.FORBIDDEN if known else HTTPStatus.UNAUTHORIZED
            return web.Response(status=status, headers=HEADERS)

        return _asking(handle, right)

    def change(
        self, change: Change, right: Right, *, once: bool = False, unproven: bool = False
    ) -> Handler:
        """Something staff do: from our own page, with the session's token."""

        async def see(request: web.Request, login: Login) -> web.StreamResponse:
            self.desk.door.check_site(request)
            try:
                form = await forms.read(request)
            except forms.TooLarge:
                return self.desk.wrong(request, "too-large")
            self.desk.door.check(request, login, form.text("csrf"))
            return await change(request, login, form)

        return self.see(see, right, once=once, unproven=unproven)

    def lacks(self, login: Login) -> bool:
        """Whether their role demands a second factor that they do not have."""
        return not login.factor and self.demanded(login)

    def demanded(self, login: Login) -> bool:
        """Whether their role demands a second factor."""
        return not self.demands.isdisjoint(login.staff.roles)

    def _refuse(self, request: web.Request, login: Login) -> web.Response:
        self.metrics.count("refused", "console", "right")
        if "HX-Request" in request.headers:
            return self.desk.wrong(request, "no-right")
        return self.desk.paper.page(request, "forbidden.html", login=login, status=403)


def bare(see: See) -> Change:
    """A change whose form says nothing but that it is meant."""

    async def change(request: web.Request, login: Login, form: Form) -> web.StreamResponse:
        return await see(request, login)

    return change


def right_of(handler: object) -> Right | None:
    """The right that a route asks for; None for what is open to everybody."""
    found = getattr(handler, "right", None)
    return found if isinstance(found, Right) else None


def see_other(path: str) -> web.Response:
    return web.Response(status=303, headers=HEADERS | {"Location": path})


def to_login(request: web.Request) -> web.Response:
    """To the login page, and back afterwards; a script's request is told to change the page."""
    if "HX-Request" in request.headers:
        return web.Response(status=200, headers=HEADERS | {"HX-Redirect": LOGIN})
    if "/media/" in request.path or request.path.endswith("/alive"):
        return web.Response(status=401, headers=HEADERS)
    back = f"?next={quote(request.path)}" if request.method == "GET" else ""
    return see_other(LOGIN + back)


def _asking(handler: Handler, right: Right) -> Handler:
    """The handler, with what it asks for written on it, so that all routes can be listed."""
    setattr(handler, "right", right)  # noqa: B010 - functions declare no attributes
    return handler
