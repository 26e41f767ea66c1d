"""The page of a vaccination site: who comes today, who came, what was given, whom to call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import audit, slots
from bot.clinic.logins import Login
from bot.clinic.slots import Why, attendance
from bot.clinic.vaccinating import atsite
from handlers.console.desk import Desk
from handlers.console.forms import Form
from handlers.console.resources import named
from handlers.console.slots import MARKS

PAGE = "/console/doses"
DAY = timedelta(days=1)
GIVEN = "given"
LOT, CODE = "lot", "code"  # what may be wrong with a form


@dataclass(frozen=True, slots=True)
class Doses:
    """A site's day, made for a telephone held in one hand."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        """Today's visits; with a code, the one it belongs to first."""
        return await self._page(request, login, request.query.get("at", ""))

    async def find(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """The visit of a code that was shown or read aloud."""
        at, code = form.text("at"), form.text("code")[:20]
        found = await self.desk.store.read(lambda conn: atsite.by_code(conn, code, at))
        if found is None:
            return await self._page(request, login, at, error=CODE)
        raise web.HTTPSeeOther(f"{PAGE}?{urlencode({'at': at})}#visit-{found.id}")

    async def mark(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Somebody came, got a dose, or did not come."""
        what, booking_id, now = form.text("what"), form.number("booking"), self.desk.clock()
        if what not in (*MARKS, GIVEN):
            raise web.HTTPBadRequest(text="form")
        how, by = attendance.said(form.text("how")), f"staff:{login.staff.id}"
        asked: dict[str, Any] = {"booking_id": booking_id, "now": now, "reason": how, "by": by}
        dose: dict[str, Any] = {"product": form.text("product"), "lot": form.text("lot")}
        if form.text("on"):
            dose["on"] = _day(form.text("on"))

        def work(conn: Connection) -> Any:
            if what != GIVEN:
                return MARKS[what](conn, **asked)
            return atsite.give(conn, **asked, **dose)

        done, at = await self.desk.store.write(work), form.text("at")
        if done is None or isinstance(done, Why):
            return await self._page(request, login, at, error=str(done or LOT), about=booking_id)
        self.desk.turns.wake()
        raise web.HTTPSeeOther(f"{PAGE}?{urlencode({'at': at})}#visit-{booking_id}")

    async def _page(
        self, request: web.Request, login: Login, at: str, *, error: str = "", about: int = 0
    ) -> web.Response:
        now, by = self.desk.clock(), f"staff:{login.staff.id}"
        day = now.astimezone(self.desk.paper.zone).date()
        first, last = self._moment(day), self._moment(day + DAY)

        def work(conn: Connection) -> dict[str, Any]:
            keys = atsite.sites(conn)
            here = at if at in keys else next(iter(keys), "")
            audit.record(conn, actor=by, action="slots.read", subject=here or "none", now=now)
            span = {"start": last, "end": self._moment(day + 2 * DAY)}
            return {
                "keys": keys,
                "at": here,
                "visits": atsite.today(conn, resource=here, start=first, end=last),
                "unmarked": atsite.unsaid(conn, resource=here, now=now),
                "calls": atsite.calls(conn, resource=here, now=now, **span),
            }

        values = await self.desk.store.write(work)
        values["names"] = named(self.desk, request, values.pop("keys"))
        values |= {"day": day, "now": now, "error": error, "about": about}
        values |= {"how": attendance.REASONS, "unmarked_days": slots.load().unmarked.days}
        status = 422 if error else 200
        return self.desk.paper.page(request, "doses.html", login=login, status=status, **values)

    def _moment(self, day: date) -> datetime:
        return datetime.combine(day, time(), tzinfo=self.desk.paper.zone).astimezone(UTC)


def _day(text: str) -> date:
    """The day of a form. Raises HTTPBadRequest: the browser writes none that cannot be read."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise web.HTTPBadRequest(text="form") from None
