"""The page of seasons: on or off, by dates or by hand, the situation, and what patients see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import places, seasonfile, seasons
from bot.clinic.logins import Login
from bot.clinic.seasons import Switch, Wrong
from handlers.console.desk import Desk
from handlers.console.forms import Form

PAGE = "/console/seasons"


@dataclass(frozen=True, slots=True)
class Seasons:
    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        return await self._page(request, login)

    async def change(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Switched, other dates, or a line on the situation."""
        season, what = request.match_info["season"], request.match_info["what"]

        def work(conn: Connection) -> None:
            if season not in {state.season.id for state in seasons.states(conn)}:
                raise web.HTTPNotFound
            CHANGES[what](self, conn, season, form, f"staff:{login.staff.id}")

        try:
            await self.desk.store.write(work)
        except (Wrong, ValueError) as wrong:
            reason = str(wrong) if isinstance(wrong, Wrong) else form.text("day")
            return await self._page(request, login, error=reason, about=season)
        self.desk.bell.ring("seasons")
        raise web.HTTPSeeOther(f"{PAGE}#season-{season}")

    def switch(self, conn: Connection, season: str, form: Form, by: str) -> None:
        to = form.text("to")
        if to not in {"on", "off", ""}:
            raise web.HTTPBadRequest(text="form")
        seasons.switch(conn, season, Switch(to), actor=by, now=self.desk.clock())

    def dates(self, conn: Connection, season: str, form: Form, by: str) -> None:
        values = {"starts": form.text("starts"), "ends": form.text("ends")}
        seasons.change(conn, season, values, actor=by, now=self.desk.clock())

    def situation(self, conn: Connection, season: str, form: Form, by: str) -> None:
        now = self.desk.clock()
        seasons.tell(
            conn,
            season,
            text=form.text("text"),
            source=form.text("source"),
            observed=date.fromisoformat(form.text("day") or self._today().isoformat()),
            actor=by,
            now=now,
            today=self._today(),
        )

    def _today(self) -> date:
        return self.desk.clock().astimezone(self.desk.paper.zone).date()

    async def _page(
        self, request: web.Request, login: Login, *, error: str = "", about: str = ""
    ) -> web.Response:
        today = self._today()

        def work(conn: Connection) -> dict[str, Any]:
            return {"states": seasons.states(conn), "changes": seasons.changes(conn)}

        values = await self.desk.store.read(work)
        locale = self.desk.paper.words(request).locale
        names = {area.code: area.name(locale) for area in places.load().areas}
        values |= {"today": today, "error": error, "about": about, "areas": names}
        values["file"] = seasonfile.load()
        status = 422 if error else 200
        return self.desk.paper.page(request, "seasons.html", login=login, status=status, **values)


CHANGES = {"switch": Seasons.switch, "dates": Seasons.dates, "situation": Seasons.situation}
