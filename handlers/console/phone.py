"""A clinician's own chat: the code that binds it, shown once, and the way to let it go."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import staffchat
from bot.clinic.logins import Login
from handlers.console.desk import Desk
from handlers.console.forms import Form

PAGE = "/console/phone"


@dataclass(frozen=True, slots=True)
class Phone:
    """The page of the own chat."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        return await self._page(request, login)

    async def _page(
        self, request: web.Request, login: Login, *, code: str = "", link: str = ""
    ) -> web.Response:
        staff_id, paper = login.staff.id, self.desk.paper
        chat = await self.desk.store.read(lambda conn: staffchat.of_staff(conn, staff_id))
        bound = chat is not None
        return paper.page(request, "phone.html", login=login, bound=bound, code=code, link=link)

    async def issue(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """A new code, in the answer itself: no address and no later page holds it."""
        staff_id, now = login.staff.id, self.desk.clock()

        def work(conn: Connection) -> tuple[str, str]:
            code = staffchat.issue(conn, staff_id=staff_id, now=now)
            return code, staffchat.link(conn, code)

        code, link = await self.desk.store.write(work)
        return await self._page(request, login, code=code, link=link)

    async def unbind(self, request: web.Request, login: Login, form: Form) -> web.Response:
        staff_id, now = login.staff.id, self.desk.clock()
        await self.desk.store.write(lambda conn: staffchat.unbind(conn, staff_id=staff_id, now=now))
        self.desk.changed(f"staff:{staff_id}")
        raise web.HTTPSeeOther(PAGE)
