"""The page of channels: how each is, what waits, what failed, and what is broken now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic.logins import Login
from bot.operating import health, incidents, telling
from handlers.console.desk import Desk
from handlers.console.forms import Form

PAGE = "/console/channels"


@dataclass(frozen=True, slots=True)
class Channels:
    """Reads what the background looks found; it never waits for a platform."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        now = self.desk.clock()

        def work(conn: Connection) -> dict[str, Any]:
            return {
                "health": health.last(conn),
                "open": incidents.open_(conn, now=now),
                "past": incidents.past(conn),
            }

        values = await self.desk.store.read(work)
        words = self.desk.paper.words(request)
        told: dict[str, Any] = {"texts": words.catalogue, "locale": words.locale}
        values["what"] = partial(telling.what, **told)
        values["todo"] = partial(telling.todo, **told)
        values["notice_of"] = telling.notice_of
        values["moment"] = datetime.fromisoformat
        return self.desk.paper.page(request, "channels.html", login=login, **values)

    async def take(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Somebody looks after an incident: it is not told again."""
        incident, by, now = int(request.match_info["incident"]), self._by(login), self.desk.clock()
        await self.desk.store.write(
            lambda conn: incidents.acknowledge(conn, incident, by=by, now=now)
        )
        self.desk.bell.ring("board", "incidents")
        raise web.HTTPSeeOther(f"{PAGE}#incidents")

    def _by(self, login: Login) -> str:
        return f"staff:{login.staff.id}"
