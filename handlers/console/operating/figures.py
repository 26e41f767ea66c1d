"""The pages of figures: each flow as a whole, and where people turn back inside one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.check.published import snapshot_order
from bot.clinic import deskfile
from bot.clinic.logins import Login
from bot.operating import funnels
from bot.operating.funnels import Asked
from handlers.console import forms
from handlers.console.desk import Desk
from handlers.console.operating import bars

DAYS, LONGEST = 28, 366
NAMES = ("channel", "wording", "locale", "version")


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of nobody: what is fewer than a handful is not shown."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        """Every flow: entered, finished, by day or channel as asked."""
        asked = self._asked(request)

        def work(conn: Connection) -> dict[str, Any]:
            return {"rows": funnels.flows(conn, asked), "kinds": funnels.kinds(conn, asked)}

        values = await self.desk.store.read(work)
        return self._print(request, login, "figures.html", asked, values)

    async def flow(self, request: web.Request, login: Login) -> web.Response:
        """The steps of one flow, its days and its versions."""
        asked, name = self._asked(request), request.match_info["flow"]
        if name not in self.desk.book:
            raise web.HTTPNotFound
        order = snapshot_order(self.desk.book, name)

        def work(conn: Connection) -> dict[str, Any]:
            return {
                "rows": funnels.steps(conn, asked, name, order),
                "kinds": funnels.kinds(conn, asked),
                "versions": funnels.versions(conn, name),
                "days": funnels.by_day(conn, asked, name),
            }

        values = await self.desk.store.read(work)
        least = deskfile.load().least_shown
        values["bars"] = bars.steps(values["rows"], least=least)
        return self._print(request, login, "figures_flow.html", asked, values | {"flow": name})

    def _print(
        self,
        request: web.Request,
        login: Login,
        template: str,
        asked: Asked,
        values: dict[str, Any],
    ) -> web.Response:
        least = deskfile.load().least_shown
        more: dict[str, Any] = {"asked": asked, "least": least, "shown": _shown(least)}
        more["chosen"] = {name: getattr(asked, name) for name in NAMES}
        return self.desk.paper.page(request, template, login=login, **values, **more)

    def _asked(self, request: web.Request) -> Asked:
        query = request.query
        today = self.desk.clock().astimezone(self.desk.paper.zone).date()
        until = min(forms.day(query.get("until", ""), today), today)
        since = forms.day(query.get("since", ""), until - timedelta(days=DAYS - 1))
        since = max(min(since, until), until - timedelta(days=LONGEST))
        chosen = {name: query.get(name, "")[:16] for name in NAMES}
        return Asked(since, until, **chosen)


def _shown(least: int) -> Any:
    """A count as it may be shown: nothing, fewer than the least, or itself."""

    def show(n: int) -> str:
        return str(n) if n == 0 or n >= least else f"<{least}"

    return show
