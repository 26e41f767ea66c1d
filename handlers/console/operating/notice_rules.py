"""Notices that come again each year: their rules, made and put to rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import seasons
from bot.clinic.logins import Login
from bot.clinic.notices import Notice, Refused, State, notice, recurring
from handlers.console.desk import Desk
from handlers.console.forms import Form
from handlers.console.operating.notice_kit import PAGE

RULES = PAGE + "/rules"
MODELS = (State.approved, State.scheduled, State.running, State.done)  # approved by somebody


@dataclass(frozen=True, slots=True)
class Rules:
    """The page of the rules."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        return await self._page(request, login)

    async def _page(
        self, request: web.Request, login: Login, *, error: str = "", given: Form | None = None
    ) -> web.Response:
        today = self.desk.clock().astimezone(self.desk.paper.zone).date()

        def work(conn: Connection) -> tuple[list[recurring.Rule], list[Notice], list[str]]:
            names = [state.season.id for state in seasons.states(conn)]
            return recurring.every(conn), notice.every(conn, *MODELS), names

        found, models, names = await self.desk.store.read(work)
        values = {"rules": found, "models": models, "seasons": names, "error": error}
        values |= {"given": given.fields if given else {}, "today": today, "upcoming": _upcoming}
        status = 422 if error else 200
        return self.desk.paper.page(
            request, "notice_rules.html", login=login, status=status, **values
        )

    async def add(self, request: web.Request, login: Login, form: Form) -> web.Response:
        by, now = login.staff.login, self.desk.clock()
        try:
            begins = date.fromisoformat(form.text("begins"))
            until = date.fromisoformat(form.text("until")) if form.text("until") else None
            numbers = int(form.text("notice")), int(form.text("days"))
        except ValueError:
            return await self._page(request, login, error="notice-no-such-day", given=form)

        def work(conn: Connection) -> int:
            return recurring.add(
                conn,
                numbers[0],
                month=begins.month,
                day=begins.day,
                days=numbers[1],
                season=form.text("season"),
                sends=form.text("makes") == "sends",
                until=until,
                by=by,
                now=now,
            )

        try:
            await self.desk.store.write(work)
        except Refused as refused:
            return await self._page(request, login, error=f"notice-{refused.reason}", given=form)
        raise web.HTTPSeeOther(RULES)

    async def switch(self, request: web.Request, login: Login, form: Form) -> web.Response:
        rule_id, on = int(request.match_info["rule"]), form.text("on") == "1"
        by, now = login.staff.login, self.desk.clock()
        try:
            await self.desk.store.write(
                lambda conn: recurring.switch(conn, rule_id, on=on, by=by, now=now)
            )
        except Refused:
            raise web.HTTPNotFound from None
        raise web.HTTPSeeOther(RULES)


def _upcoming(rule: recurring.Rule, today: date) -> date:
    """The next day on which it may make one."""
    year = today.year
    if rule.last_year >= year or rule.begins(year).toordinal() + rule.days < today.toordinal():
        year += 1
    return rule.begins(year)
