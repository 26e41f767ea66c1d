"""The wait list of a site: who waits since when, what they were offered; putting somebody
on and taking them off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import audit, products
from bot.clinic.exchange.sitedesk import LONGEST
from bot.clinic.logins import Login
from bot.clinic.slots import Why, agenda, rules, waiters, waitlist
from bot.clinic.slots.sites import Kind
from bot.clinic.slots.waitlist import Half, Wait
from bot.clinic.vaccinating import service
from handlers.console.desk import Desk
from handlers.console.forms import Form
from handlers.console.resources import called, named, patients_of

PAGE = "/console/slots/waiting"
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The page of the wait list."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        """In the order in which they are asked."""
        return await self._page(request, login, request.query.get("at", ""))

    async def remove(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Somebody waits no longer, with a reason; what was kept for them goes to the next."""
        wait, now, at = form.number("wait"), self.desk.clock(), form.text("at")
        asked: dict[str, Any] = {"reason": form.text("reason"), "by": f"staff:{login.staff.id}"}

        def work(conn: Connection) -> Wait | Why:
            return waiters.remove(conn, wait_id=wait, **asked, now=now)

        done = await self.desk.store.write(work)
        if isinstance(done, Why):
            return await self._page(request, login, at, error=str(done))
        self.desk.turns.wake()
        raise web.HTTPSeeOther(f"{PAGE}?{urlencode({'at': at})}")

    async def add(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """First whose code it is, then which of their patients waits, for what and when."""
        now, at, by = self.desk.clock(), form.text("at"), f"staff:{login.staff.id}"

        def work(conn: Connection) -> Wait | tuple[str, list[dict[str, str]]]:
            code = form.text("code") if at in agenda.resources(conn) else ""
            person, theirs = patients_of(conn, code, by=by, now=now)
            if person is None:
                return "nobody", []
            if form.text("patient") not in [one["value"] for one in theirs]:
                return "" if theirs else "nobody", theirs
            asked = self._asked(conn, form, now)
            if isinstance(asked, str):
                return asked, theirs
            who: dict[str, Any] = {"person_id": person.id, "patient_id": form.number("patient")}
            made = waiters.add(conn, **who, resources=[at], **asked, by=by, now=now)
            return made if isinstance(made, Wait) else (str(made), theirs)

        done = await self.desk.store.write(work)
        if isinstance(done, tuple):
            shown = {"patients": done[1], "given": form.fields}
            return await self._page(request, login, at, error=done[0], **shown)
        self.desk.turns.wake()
        raise web.HTTPSeeOther(f"{PAGE}?{urlencode({'at': at})}#wait-{done.id}")

    def _asked(self, conn: Connection, form: Form, now: datetime) -> dict[str, Any] | str:
        """What they wait for and when they can come, or what is wrong with it."""
        product, half, at = form.text("product"), form.text("half"), form.text("at")
        home = at.partition(":")[0] == Kind.home
        if home or product not in products.bookable(conn, at) or half not in list(Half):
            return "product"
        try:
            first, last = (_day(form.text(name)) for name in ("from", "to"))
        except ValueError:
            return "days"
        zone, ends = self.desk.paper.zone, now + timedelta(days=service.load().wait_days)
        starts = max(now, datetime.combine(first, time(), zone).astimezone(UTC)) if first else now
        if last is not None:
            ends = waitlist.until(last, zone)
        if not starts < ends <= now + LONGEST * DAY:
            return "days"
        asked: dict[str, Any] = {"product": product, "pool": service.pool(product), "half": half}
        asked |= {"not_before": starts, "not_after": ends}
        return asked | {"high_risk": bool(form.text("high_risk"))}

    async def _page(
        self, request: web.Request, login: Login, at: str, *, error: str = "", **more: Any
    ) -> web.Response:
        now, by = self.desk.clock(), f"staff:{login.staff.id}"

        def work(conn: Connection) -> dict[str, Any]:
            keys, numbers = agenda.resources(conn), waiters.numbers(conn)
            here = at if at in keys else next(iter(numbers), next(iter(keys), ""))
            rows = waiters.listed(conn, here)
            if rows:
                audit.record(conn, actor=by, action="slots.read", subject=here, now=now)
            goods = [] if here.startswith(Kind.home) else products.bookable(conn, here)
            found = {"keys": keys, "at": here, "numbers": numbers, "waiters": rows}
            return found | {"products": goods}

        values = await self.desk.store.write(work)
        values["names"] = named(self.desk, request, values.pop("keys"))
        values |= {"reasons": waiters.REASONS, "halves": list(Half), "error": error}
        values["risk"] = rules.load().waitlist.high_risk_first
        values |= {"patients": [], "given": {}} | more
        values["called"] = called(self.desk, request)
        status = 422 if error else 200
        return self.desk.paper.page(request, "waiting.html", login=login, status=status, **values)


def _day(text: str) -> date | None:
    """A day of the form; None for no day. Raises ValueError."""
    return date.fromisoformat(text) if text else None
