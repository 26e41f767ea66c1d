"""The way in and out: the login page, the log-out, and a password of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote

from aiohttp import web

from bot.clinic.logins import Login, Stage
from handlers.console import forms
from handlers.console.door import Door, Wrong, next_page
from handlers.console.forms import Form
from handlers.console.gate import see_other
from handlers.console.paper import Paper
from handlers.console.paths import HOME, LOGIN, SECOND


@dataclass(frozen=True, slots=True)
class Entrance:
    """The pages around a login."""

    door: Door
    paper: Paper
    sign_in: bool = False  # whether the house's own sign-in is offered

    async def login_page(self, request: web.Request) -> web.Response:
        if await self.door.who(request):
            raise web.HTTPSeeOther(next_page(request))
        return self.print(request, "", HTTPStatus.OK)

    def print(self, request: web.Request, error: str, status: HTTPStatus) -> web.Response:
        token = self.door.form_token(request)
        response = self.paper.page(
            request,
            "login.html",
            login=None,
            status=status,
            error=error,
            token=token,
            next=next_page(request),
            sign_in=self.sign_in,
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
            entered = await self.door.enter(
                request, form.text("login"), form.fields.get("password", "")
            )
        except Wrong as wrong:
            blocked = wrong.reason == "blocked"
            status = HTTPStatus.TOO_MANY_REQUESTS if blocked else HTTPStatus.UNAUTHORIZED
            return self.print(request, f"login-{wrong.reason}", status)
        response = see_other(onward(next_page(request), entered.stage))
        self.door.admit(response, entered.token)
        return response

    async def log_out(self, request: web.Request, login: Login, form: Form) -> web.Response:
        response = see_other(LOGIN)
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
        response = see_other(HOME)
        self.door.admit(response, token)
        return response


def onward(wanted: str, stage: Stage) -> str:
    """Where the first factor leads: to the page wanted, or to the page of the second factor."""
    if not stage.half:
        return wanted
    return SECOND if wanted == HOME else f"{SECOND}?next={quote(wanted)}"
