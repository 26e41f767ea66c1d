"""The windows of a site or zone: a week of them, the visits of a day, and what staff do there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import audit, slots
from bot.clinic.logins import Login
from bot.clinic.slots import Booking, Why, agenda
from bot.clinic.slots.closing import Closed
from handlers.console.desk import Desk
from handlers.console.forms import Form

ROLES = frozenset({"supervisor", "desk", "nurse"})  # who keep the appointment book
REASONS = ("ill", "holiday", "weather", "equipment", "other")  # why a day is closed
BEYOND = ("urgent", "carer", "mistake", "other")  # why one more is taken
MARKS = {"attended": slots.attend, "missed": slots.miss}
WEEK = timedelta(days=7)
PAGE = "/console/slots"


def keeps(login: Login) -> bool:
    """Whether they keep the appointment book."""
    return not ROLES.isdisjoint(login.staff.roles)


@dataclass(frozen=True, slots=True)
class Slots:
    """The pages of the appointment book."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        """The week of a day: its days as columns, the times as rows."""
        if not keeps(login):
            return self._refused(request, login)
        day = self._day(request.query.get("day", ""))
        monday = day - timedelta(days=day.weekday())
        keys = await self.desk.store.read(agenda.resources)
        at = request.query.get("at", "") or next(iter(keys), "")
        start, end = self._moment(monday), self._moment(monday + WEEK)
        rows, displaced = await self.desk.store.write(
            lambda conn: self._read(conn, login, at, start, end)
        )
        zone = self.desk.paper.zone
        cells = {}
        for row in rows:
            local = row.starts_at.astimezone(zone)
            cells[(f"{local:%H:%M}", local.date())] = row
        return self.desk.paper.page(
            request,
            "slots.html",
            login=login,
            at=at,
            names=self._names(request, keys),
            days=[monday + timedelta(days=n) for n in range(7)],
            times=sorted({clock for clock, _ in cells}),
            cells=cells,
            displaced=displaced,
            before=monday - WEEK,
            after=monday + WEEK,
        )

    def _read(
        self, conn: Connection, login: Login, at: str, start: datetime, end: datetime
    ) -> tuple[list[agenda.Row], list[agenda.Visit]]:
        """The windows, and whom to call; whoever sees names is on record."""
        moved = agenda.displaced(conn, resource=at)
        if moved:
            now = self.desk.clock()
            audit.record(conn, actor=_by(login), action="slots.read", subject=at, now=now)
        return agenda.windows(conn, resource=at, start=start, end=end), moved

    async def day(self, request: web.Request, login: Login) -> web.Response:
        at, day = request.query.get("at", ""), self._day(request.query.get("day", ""))
        return await self._day_page(request, login, at, day)

    async def mark(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Somebody came, did not come, or is taken off the list."""
        booking_id, what, by = _number(form, "booking"), form.text("what"), _by(login)
        now = self.desk.clock()

        def work(conn: Connection) -> Booking | Why:
            if what in MARKS:
                return MARKS[what](conn, booking_id=booking_id, by=by, now=now)
            return slots.cancel(
                conn, booking_id=booking_id, person_id=None, reason="staff", by=by, now=now
            )

        if what not in (*MARKS, "cancelled"):
            raise web.HTTPBadRequest(text="form")
        return await self._did(request, login, form, work)

    async def enter(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Somebody who telephones or stands at the desk; beyond the last place with a reason."""
        name, reason, now = form.text("name")[:60], form.text("reason"), self.desk.clock()
        body = {"name": name, "phone": form.text("phone")[:30]}
        if not name or reason not in ("", *BEYOND):
            return await self._again(request, login, form, "name")

        def work(conn: Connection) -> Booking | Why:
            return slots.overbook(
                conn,
                slot_id=_number(form, "slot"),
                person_id=None,
                patient_id=None,
                product=form.text("product")[:40],
                pool=form.text("product")[:40] if form.text("doses") else "",
                reason=reason,
                by=_by(login),
                body=body,
                now=now,
            )

        return await self._did(request, login, form, work)

    async def close(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """First who is affected, then, when sure, the day is closed and they are told."""
        if not keeps(login):
            return self._refused(request, login)
        at, day, now = form.text("at"), self._day(form.text("day")), self.desk.clock()
        span: dict[str, Any] = {"resource": at, "now": now}
        span |= {"start": self._moment(day), "end": self._moment(day + timedelta(days=1))}
        reason = form.text("reason")
        known = at in await self.desk.store.read(agenda.resources)
        if reason not in REASONS or not known:
            return await self._again(request, login, form, "reason")
        if not form.text("sure"):
            seen = await self.desk.store.read(lambda conn: slots.closing.preview(conn, **span))
            return await self._day_page(request, login, at, day, closing=seen, reason=reason)
        await self.desk.store.write(
            lambda conn: slots.closing.close(conn, **span, reason=reason, by=_by(login))
        )
        raise web.HTTPSeeOther(_address(at, day))

    async def reopen(self, request: web.Request, login: Login, form: Form) -> web.Response:
        if not keeps(login):
            return self._refused(request, login)
        at, day, now = form.text("at"), self._day(form.text("day")), self.desk.clock()
        start, end = self._moment(day), self._moment(day + timedelta(days=1))
        if at not in await self.desk.store.read(agenda.resources):
            raise web.HTTPNotFound
        await self.desk.store.write(
            lambda conn: slots.closing.reopen(
                conn, resource=at, start=start, end=end, by=_by(login), now=now
            )
        )
        raise web.HTTPSeeOther(_address(at, day))

    async def _did(self, request: web.Request, login: Login, form: Form, work: Any) -> web.Response:
        """Back to the day, or the day with what is wrong."""
        if not keeps(login):
            return self._refused(request, login)
        done = await self.desk.store.write(work)
        if isinstance(done, Why):
            return await self._again(request, login, form, str(done))
        raise web.HTTPSeeOther(_address(form.text("at"), self._day(form.text("day"))))

    async def _again(
        self, request: web.Request, login: Login, form: Form, error: str
    ) -> web.Response:
        at, day = form.text("at"), self._day(form.text("day"))
        return await self._day_page(request, login, at, day, error=error, given=form.fields)

    async def _day_page(
        self,
        request: web.Request,
        login: Login,
        at: str,
        day: date,
        *,
        error: str = "",
        closing: Closed | None = None,
        **more: Any,
    ) -> web.Response:
        if not keeps(login):
            return self._refused(request, login)
        span: dict[str, Any] = {"resource": at, "start": self._moment(day)}
        span["end"] = self._moment(day + timedelta(days=1))
        now, by = self.desk.clock(), _by(login)

        def work(conn: Connection) -> dict[str, Any]:
            if at not in (keys := agenda.resources(conn)):
                raise web.HTTPNotFound
            audit.record(conn, actor=by, action="slots.read", subject=at, now=now)
            stocks = slots.stocks.of(conn, resources=[at])
            rows, seen = agenda.windows(conn, **span), agenda.visits(conn, **span)
            return {"keys": keys, "windows": rows, "visits": seen, "stocks": stocks}

        values = await self.desk.store.write(work)
        values |= {"at": at, "day": day, "error": error, "closing": closing, "now": now}
        values |= {"names": self._names(request, values.pop("keys")), "reasons": REASONS}
        known: dict[str, Any] = {"beyond": BEYOND, "given": {}, "reason": ""}
        status = 422 if error else 200
        return self.desk.paper.page(
            request, "slots_day.html", login=login, status=status, **(values | known | more)
        )

    def _refused(self, request: web.Request, login: Login) -> web.Response:
        return self.desk.paper.page(request, "slots_refused.html", login=login, status=403)

    def _names(self, request: web.Request, keys: list[str]) -> list[tuple[str, str]]:
        """(key, name in the language of the page)."""
        data, locale = slots.sites.load(), self.desk.paper.words(request).locale
        named = {site.key: site.name(locale) for site in data.resources}
        return [(key, named.get(key, key)) for key in keys]

    def _day(self, text: str) -> date:
        """A day of a form or address; today where none is given."""
        try:
            return date.fromisoformat(text)
        except ValueError:
            return self.desk.clock().astimezone(self.desk.paper.zone).date()

    def _moment(self, day: date) -> datetime:
        return datetime.combine(day, time(), tzinfo=self.desk.paper.zone).astimezone(UTC)


def _address(at: str, day: date) -> str:
    return f"{PAGE}/day?{urlencode({'at': at, 'day': day.isoformat()})}"


def _number(form: Form, name: str) -> int:
    text = form.text(name)
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise web.HTTPBadRequest(text="form")
    return int(text)


def _by(login: Login) -> str:
    return f"staff:{login.staff.id}"
