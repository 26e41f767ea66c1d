"""The form by which staff bring windows or stock as a table: looked at first, then taken."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from bot.clinic import tables
from bot.clinic.logins import Login
from bot.clinic.slots import importing
from bot.clinic.slots.importing import Fault, Plan
from handlers.console.desk import Desk
from handlers.console.forms import Form


@dataclass(frozen=True, slots=True)
class Importing:
    """The import page."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        return self._page(request, login)

    async def bring(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Without *sure* only looked at; a table with a bad line is never taken."""
        text, now, by = form.text("table"), self.desk.clock(), f"staff:{login.staff.id}"
        if form.photo:
            try:
                text = importing.decode(form.photo)
            except UnicodeDecodeError:
                plan = Plan(faults=[Fault(1, "", "letters")])
                return self._page(request, login, plan=plan, table="")
        if not form.text("sure"):
            plan = await self.desk.store.read(lambda conn: tables.look(conn, text, now=now))
            return self._page(request, login, plan=plan, table=text)
        plan = await self.desk.store.write(lambda conn: tables.bring(conn, text, by=by, now=now))
        return self._page(request, login, plan=plan, table=text, done=not plan.faults)

    def _page(
        self,
        request: web.Request,
        login: Login,
        *,
        plan: Plan | None = None,
        table: str = "",
        done: bool = False,
    ) -> web.Response:
        status = 422 if plan is not None and plan.faults else 200
        heads = [",".join(head) for head in (importing.WINDOWS, importing.STOCK)]
        return self.desk.paper.page(
            request,
            "slots_import.html",
            login=login,
            status=status,
            plan=plan,
            table="" if done else table,
            done=done,
            heads=heads,
        )
