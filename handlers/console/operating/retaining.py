"""The page of retention: what is kept how long, what went, what must stay, and how jobs run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic.logins import Login
from bot.operating import jobs, retained
from handlers.console.desk import Desk


@dataclass(frozen=True, slots=True)
class Retaining:
    """It reads what the runs wrote down, and starts none."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        now = self.desk.clock()

        def work(conn: Connection) -> dict[str, Any]:
            return {"kept": retained.look(conn, now=now), "jobs": jobs.last(conn, now=now)}

        values = await self.desk.store.read(work)
        return self.desk.paper.page(request, "retention.html", login=login, now=now, **values)
