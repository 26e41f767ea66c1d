"""Another capacity for one window: first what it means, then, when sure, it is changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic.logins import Login
from bot.clinic.slots import Why, capacity, importing
from bot.clinic.slots.capacity import Change, Room
from handlers.console.desk import Desk
from handlers.console.forms import Form
from handlers.console.resources import named
from handlers.console.slots import address


@dataclass(frozen=True, slots=True)
class Capacity:
    """The page of one window."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        """How full it is, and the form."""
        return await self._page(request, login)

    async def change(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Without *sure* only what would follow is shown; what was seen must still be so."""
        given, reason = form.text("capacity"), form.text("reason")
        number = importing.whole(given)
        if number is None or reason not in capacity.REASONS:
            error = "number" if number is None else str(Why.reason)
            return await self._page(request, login, error=error, given=form.fields)
        if not form.text("sure"):
            return await self._page(request, login, wanted=number, given=form.fields)
        asked = Change(number, was=form.number("was"), taken=form.number("taken"))
        now, by, slot = self.desk.clock(), f"staff:{login.staff.id}", _slot(request)

        def work(conn: Connection) -> Room | Why:
            return capacity.change(conn, slot_id=slot, change=asked, reason=reason, by=by, now=now)

        done = await self.desk.store.write(work)
        if isinstance(done, Why):
            return await self._page(request, login, error=str(done), given=form.fields)
        day = done.starts_at.astimezone(self.desk.paper.zone).date()
        raise web.HTTPSeeOther(f"{address(done.resource, day)}#slot-{slot}")

    async def _page(
        self,
        request: web.Request,
        login: Login,
        *,
        wanted: int | None = None,
        error: str = "",
        given: dict[str, str] | None = None,
    ) -> web.Response:
        now, slot = self.desk.clock(), _slot(request)
        room = await self.desk.store.read(lambda conn: capacity.look(conn, slot, now=now))
        if room is None:
            raise web.HTTPNotFound
        why = capacity.refusal(room, now=now)
        [(_, name)] = named(self.desk, request, [room.resource])
        day = room.starts_at.astimezone(self.desk.paper.zone).date()
        values: dict[str, Any] = {"room": room, "name": name, "day": day, "why": why}
        values |= {"wanted": None if why else wanted, "error": error, "given": given or {}}
        status = 422 if error else 200
        return self.desk.paper.page(
            request,
            "slots_window.html",
            login=login,
            status=status,
            reasons=capacity.REASONS,
            **values,
        )


def _slot(request: web.Request) -> int:
    return int(request.match_info["slot"])
