"""One's own logins: where one is logged in, and an end to those one does not know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import logins, staffroom
from bot.clinic.logins import Login
from handlers.console.desk import Desk
from handlers.console.forms import Form
from handlers.console.gate import see_other
from handlers.console.paths import SESSIONS


@dataclass(frozen=True, slots=True)
class Sessions:
    """The list of one's own logins."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        now, who, present = self.desk.clock(), login.staff.id, self._present(request)
        found = await self.desk.store.read(lambda conn: staffroom.sessions(conn, now, who))
        values: dict[str, Any] = {"sessions": found, "present": present}
        return self.desk.paper.page(request, "sessions.html", login=login, **values)

    async def end(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """End one login, or with the key "others" all but this one."""
        now, who, key = self.desk.clock(), login.staff.id, form.text("key")
        by, present = f"staff:{who}", self._present(request)

        def work(conn: Connection) -> None:
            others = [one.key for one in staffroom.sessions(conn, now, who) if one.key != present]
            for one in others if key == "others" else [key]:
                staffroom.end(conn, staff_id=who, key=one, by=by, now=now)

        await self.desk.store.write(work)
        return see_other(SESSIONS)

    def _present(self, request: web.Request) -> str:
        return logins.digest(self.desk.door.token(request)).hex()
