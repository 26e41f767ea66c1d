"""Ready-made replies: listed beside the talk, made and thrown away on a page of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.clinic import cases, rules, templates
from bot.clinic.logins import Login
from bot.clinic.rights import supervises
from handlers.console.desk import Desk
from handlers.console.forms import Form

PAGE = "/console/replies"


@dataclass(frozen=True, slots=True)
class Replies:
    """The templates of a clinician and of their role."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        return await self._page(request, login)

    async def _page(
        self, request: web.Request, login: Login, *, status: int = 200, **values: Any
    ) -> web.Response:
        desk, who = self.desk, login.staff
        found = await desk.store.read(lambda conn: templates.of(conn, who))
        known: dict[str, Any] = {"error": "", "given": {}}
        known |= {
            "shares": supervises(who),
            "replies": found,
            "roles": tuple(rules.load().roles.roles),
        }
        return desk.paper.page(
            request, "replies.html", login=login, status=status, **(known | values)
        )

    async def add(self, request: web.Request, login: Login, form: Form) -> web.Response:
        desk, now = self.desk, self.desk.clock()
        given = {name: form.text(name) for name in ("title", "body", "for")}
        role = given["for"].removeprefix("role:")
        try:
            await desk.store.write(
                lambda conn: templates.add(
                    conn,
                    login.staff,
                    title=given["title"],
                    body=given["body"],
                    shared=given["for"] not in ("", "own"),
                    role="" if role == "all" else role[:24],
                    now=now,
                )
            )
        except cases.Refused as refused:
            return await self._page(request, login, status=422, error=refused.reason, given=given)
        raise web.HTTPSeeOther(PAGE)

    async def remove(self, request: web.Request, login: Login, form: Form) -> web.Response:
        desk, now, number = self.desk, self.desk.clock(), int(request.match_info["reply"])
        done = await desk.store.write(
            lambda conn: templates.remove(conn, login.staff, template_id=number, now=now)
        )
        if not done:
            raise web.HTTPNotFound
        raise web.HTTPSeeOther(PAGE)
