"""The page of WeChat's menus: as made here, as WeChat has them, and a button that pushes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import staff
from bot.clinic.logins import Login
from bot.operating import menus
from bot.operating.menus import Stand, Unfit
from bot.operating.pushing import Keeper
from handlers.console.desk import Desk
from handlers.console.forms import Form

PAGE = "/console/channels/menus"


@dataclass(frozen=True, slots=True)
class Menus:
    """*keeper* is None where WeChat is off. Only the two buttons wait for the platform."""

    desk: Desk
    keeper: Keeper | None

    async def page(self, request: web.Request, login: Login) -> web.Response:
        return await self._page(request, login)

    async def look(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """What WeChat has now."""
        return await self._do(request, login, Keeper.look)

    async def push(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Both menus are pushed and read back."""
        return await self._do(request, login, Keeper.push)

    async def _do(
        self, request: web.Request, login: Login, deed: Callable[..., Awaitable[Stand]]
    ) -> web.Response:
        if self.keeper is None:
            return await self._page(request, login, error="off")
        try:
            await deed(self.keeper, by=f"staff:{login.staff.id}")
        except Unfit as unfit:
            return await self._page(request, login, error=unfit.reason)
        raise web.HTTPSeeOther(PAGE)

    async def _page(self, request: web.Request, login: Login, *, error: str = "") -> web.Response:
        values: dict[str, Any] = {"error": error, "stand": None}
        if self.keeper is not None:
            values |= await self._stand(self.keeper)
        status = 422 if error else 200
        return self.desk.paper.page(request, "menus.html", login=login, status=status, **values)

    async def _stand(self, keeper: Keeper) -> dict[str, Any]:
        stand = await keeper.stand()
        kept, seen = stand.kept, stand.kept.seen
        deeds = [one for one in (kept.pushed, kept.looked) if one is not None]

        def work(conn: Connection) -> dict[str, str]:
            return {one.by: name for one in deeds if (name := _name(conn, one.by))}

        return {
            "stand": stand,
            "allowed": keeper.platform.allowed,
            "everybody": menus.rows(stand.made, seen.menu if seen else None),
            "larger": menus.rows(stand.second, seen.larger if seen else None),
            "names": await self.desk.store.read(work),
            "why": menus.why,
        }


def _name(conn: Connection, by: str) -> str:
    """Who did something; empty for the command."""
    kind, _, number = by.partition(":")
    member = staff.get(conn, int(number)) if kind == "staff" else None
    return member.name if member else ""
