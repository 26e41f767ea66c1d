"""Joins the pages of the console: which address leads where, and who may go there."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import quote

from aiohttp import web

from bot.bell import Bell
from bot.clinic.logins import Login
from bot.clinic.staff import Passwords
from bot.clock import Clock
from bot.i18n import Catalogue
from bot.store.session import Store
from handlers.console import forms
from handlers.console.door import Door, Wrong, next_page
from handlers.console.forms import Form
from handlers.console.gallery import Gallery
from handlers.console.paper import HEADERS, Paper
from handlers.console.queue import Queue, Tells
from handlers.console.stream import Streams
from handlers.console.talk import Talk

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
See = Callable[[web.Request, Login], Awaitable[web.StreamResponse]]
Change = Callable[[web.Request, Login, Form], Awaitable[web.StreamResponse]]
PASSWORD = "/console/password"


class Console:
    """The console's edge. *locale* is spoken to browsers that do not say what they want."""

    def __init__(
        self,
        *,
        store: Store,
        turns: Tells,
        bell: Bell,
        catalogue: Catalogue,
        locale: str,
        timezone: str,
        public_url: str,
        clock: Clock,
        clinic_name: str = "",
        passwords: Passwords | None = None,
    ) -> None:
        self._paper = Paper(
            catalogue=catalogue, locale=locale, timezone=timezone, clinic=clinic_name, clock=clock
        )
        self._door = Door(store, clock, passwords or Passwords(), public_url)
        self._streams = Streams(bell)
        shared = (store, turns, bell, clock, self._door, self._paper, self._streams)
        self._queue = Queue(*shared)
        self._talk = Talk(*shared, asyncio.Semaphore(1))
        self._gallery = Gallery(store, clock)

    def routes(self) -> list[web.AbstractRouteDef]:
        case = r"/console/case/{case:\d{1,18}}"
        queue, talk = self._queue, self._talk
        return [
            web.get("/console/login", self._login_page),
            web.post("/console/login", self._log_in),
            web.post("/console/logout", self._change(self._log_out, once=True)),
            web.get(PASSWORD, self._see(self._password_page, once=True)),
            web.post(PASSWORD, self._change(self._set_password, once=True)),
            web.get("/console", self._see(queue.page)),
            web.get("/console/", _home),
            web.get("/console/events", self._watch(queue.events)),
            web.get(case, self._see(talk.page)),
            web.get(case + "/events", self._watch(talk.events)),
            web.post(case + "/accept", self._change(_bare(queue.accept))),
            web.post(case + "/say", self._change(talk.say)),
            web.post(case + "/close", self._change(talk.close)),
            web.get(r"/console/media/{media:\d{1,18}}", self._see(self._gallery.file)),
            web.get(r"/console/language/{locale:[A-Za-z-]{2,16}}", self._paper.language),
            web.get("/console/static/{name}", self._paper.static),
        ]

    async def close(self) -> None:
        """End the live streams; each page comes back by itself when the program does."""
        await self._streams.close()

    def _see(self, see: See, *, once: bool = False) -> Handler:
        """A page for staff. *once*: also for those who must still change their password."""

        async def handle(request: web.Request) -> web.StreamResponse:
            login = await self._door.who(request)
            if login is None:
                return _to_login(request)
            if login.staff.once and not once:
                raise web.HTTPSeeOther(PASSWORD)
            return await see(request, login)

        return handle

    def _watch(self, serve: Handler) -> Handler:
        """A live stream for staff; it does not keep their login alive."""

        async def handle(request: web.Request) -> web.StreamResponse:
            login = await self._door.who(request, acts=False)
            if login is None or login.staff.once:
                return web.Response(status=401, headers=HEADERS)
            return await serve(request)

        return handle

    def _change(self, change: Change, *, once: bool = False) -> Handler:
        """Something staff do: from our own page, with the session's token."""

        async def see(request: web.Request, login: Login) -> web.StreamResponse:
            self._door.check_site(request)
            try:
                form = await forms.read(request)
            except forms.TooLarge:
                return self._talk.too_large(request)
            self._door.check(request, login, form.text("csrf"))
            return await change(request, login, form)

        return self._see(see, once=once)

    async def _login_page(self, request: web.Request) -> web.Response:
        if await self._door.who(request):
            raise web.HTTPSeeOther(next_page(request))
        return self._print_login(request, "", HTTPStatus.OK)

    def _print_login(self, request: web.Request, error: str, status: HTTPStatus) -> web.Response:
        token = self._door.form_token(request)
        response = self._paper.page(
            request,
            "login.html",
            login=None,
            status=status,
            error=error,
            token=token,
            next=next_page(request),
        )
        self._door.remember_form(response, token)
        return response

    async def _log_in(self, request: web.Request) -> web.StreamResponse:
        self._door.check_site(request)
        try:
            form = await forms.read(request)
        except forms.TooLarge:
            raise web.HTTPBadRequest(text="form") from None
        self._door.check_form(request, form.text("token"))
        try:
            token = await self._door.enter(
                request, form.text("login"), form.fields.get("password", "")
            )
        except Wrong as wrong:
            blocked = wrong.reason == "blocked"
            status = HTTPStatus.TOO_MANY_REQUESTS if blocked else HTTPStatus.UNAUTHORIZED
            return self._print_login(request, f"login-{wrong.reason}", status)
        response = _see_other(next_page(request))
        self._door.admit(response, token)
        return response

    async def _log_out(self, request: web.Request, login: Login, form: Form) -> web.Response:
        response = _see_other("/console/login")
        await self._door.leave(request, response)
        return response

    async def _password_page(self, request: web.Request, login: Login) -> web.Response:
        return self._paper.page(request, "password.html", login=login, error="")

    async def _set_password(self, request: web.Request, login: Login, form: Form) -> web.Response:
        old, new = form.fields.get("old", ""), form.fields.get("new", "")
        try:
            if new != form.fields.get("again", ""):
                raise Wrong("differs")
            token = await self._door.change_password(request, login, old, new)
        except Wrong as wrong:
            error = f"password-{wrong.reason}"
            return self._paper.page(request, "password.html", login=login, status=422, error=error)
        response = _see_other("/console")
        self._door.admit(response, token)
        return response


async def _home(request: web.Request) -> web.Response:
    raise web.HTTPSeeOther("/console")


def _bare(see: See) -> Change:
    """A change whose form says nothing but that it is meant."""

    async def change(request: web.Request, login: Login, form: Form) -> web.StreamResponse:
        return await see(request, login)

    return change


def _see_other(path: str) -> web.Response:
    return web.Response(status=303, headers=HEADERS | {"Location": path})


def _to_login(request: web.Request) -> web.Response:
    """To the login page, and back afterwards; a script's request is told to change the page."""
    if "HX-Request" in request.headers:
        return web.Response(status=200, headers=HEADERS | {"HX-Redirect": "/console/login"})
    if "/media/" in request.path:
        return web.Response(status=401, headers=HEADERS)
    back = f"?next={quote(request.path)}" if request.method == "GET" else ""
    return _see_other(f"/console/login{back}")
