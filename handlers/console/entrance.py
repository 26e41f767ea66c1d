"""The way in and out: the login page, the log-out, and a password of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from aiohttp import web

from bot.clinic.logins import Login
from handlers.console import forms
from handlers.console.door import Door, Wrong, next_page
from handlers.console.forms import Form
from handlers.console.paper import HEADERS, Paper


@dataclass(frozen=True, slots=True)
class Entrance:
    """The pages around a login."""

    door: Door
    paper: Paper

    async def login_page(self, request: web.Request) -> web.Response:
        if await self.door.who(request):
            raise web.HTTPSeeOther(next_page(request))
        return self._print(request, "", HTTPStatus.OK)

    def _print(self, request: web.Request, error: str, status: HTTPStatus) -> web.Response:
        token = self.door.form_token(request)
        response = self.paper.page(
            request,
            "login.html",
            login=None,
            status=status,
            error=error,
            token=token,
            next=next_page(request),
        )
        self.door.remember_form(response, token)
        return response

    async def log_in(self, request: web.Request) -> web.StreamResponse:
        self.door.check_site(request)
        try:
            form = await forms.read(request)
        except forms.TooLarge:
            raise web.HTTPBadRequest(text="form") from None
        self.door.check_form(request, form.text("token"))
        try:
            token = await self.door.enter(
                request, form.text("login"), form.fields.get("password", "")
            )
        except Wrong as wrong:
            blocked = wrong.reason == "blocked"
            status = HTTPStatus.TOO_MANY_REQUESTS if blocked else HTTPStatus.UNAUTHORIZED
            return self._print(request, f"login-{wrong.reason}", status)
        response = _see_other(next_page(request))
        self.door.admit(response, token)
        return response

    async def log_out(self, request: web.Request, login: Login, form: Form) -> web.Response:
        response = _see_other("/console/login")
        await self.door.leave(request, response, login)
        return response

    async def password_page(self, request: web.Request, login: Login) -> web.Response:
        return self.paper.page(request, "password.html", login=login, error="")

    async def set_password(self, request: web.Request, login: Login, form: Form) -> web.Response:
        old, new = form.fields.get("old", ""), form.fields.get("new", "")
        try:
            if new != form.fields.get("again", ""):
                raise Wrong("differs")
            token = await self.door.change_password(request, login, old, new)
        except Wrong as wrong:
            error = f"password-{wrong.reason}"
            return self.paper.page(request, "password.html", login=login, status=422, error=error)
        response = _see_other("/console")
        self.door.admit(response, token)
        return response


def _see_other(path: str) -> web.Response:
    return web.Response(status=303, headers=HEADERS | {"Location": path})
