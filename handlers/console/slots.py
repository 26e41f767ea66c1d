"""The windows of a site or zone: a week of them, the visits of a day, and what staff do there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import audit, products, slots
from bot.clinic.appointments import calling, dismissing, unmarked
from bot.clinic.hometest import entering
from bot.clinic.hometest.orders import Mode
from bot.clinic.logins import Login
from bot.clinic.slots import Booking, Why, agenda, attendance, waiters
from bot.clinic.slots.closing import Closed
from bot.clinic.slots.sites import Kind
from bot.clinic.vaccinating import service
from handlers.console import forms
from handlers.console.desk import Desk
from handlers.console.forms import DIGITS, Form
from handlers.console.resources import called, named

REASONS = ("ill", "holiday", "weather", "equipment", "other")  # why a day is closed
BEYOND = ("urgent", "carer", "mistake", "other")  # why one more is taken
MARKS = {"attended": slots.attend, "missed": slots.miss}
WEEK = timedelta(days=7)
PAGE = "/console/slots"


@dataclass(frozen=True, slots=True)
class Slots:
    """The pages of the appointment book."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        """The week of a day: its days as columns, the times as rows."""
        day = self.day_of(request.query.get("day", ""))
        monday = day - timedelta(days=day.weekday())
        keys = await self.desk.store.read(agenda.resources)
        at = request.query.get("at", "") or next(iter(keys), "")
        start, end = self._moment(monday), self._moment(monday + WEEK)
        rows, people = await self.desk.store.write(
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
            names=named(self.desk, request, keys),
            days=[monday + timedelta(days=n) for n in range(7)],
            times=sorted({clock for clock, _ in cells}),
            cells=cells,
            displaced=people["displaced"],
            unmarked=people["unmarked"],
            unmarked_days=slots.load().unmarked.days,
            called=called(self.desk, request),
            before=monday - WEEK,
            after=monday + WEEK,
        )

    def _read(
        self, conn: Connection, login: Login, at: str, start: datetime, end: datetime
    ) -> tuple[list[agenda.Row], dict[str, list[agenda.Visit]]]:
        """The windows, whom to call and whom nobody marked; whoever sees names is on record."""
        now = self.desk.clock()
        people = {"displaced": agenda.displaced(conn, resource=at)}
        people["unmarked"] = unmarked.listed(conn, resource=at, now=now)
        if any(people.values()):
            audit.record(conn, actor=_by(login), action="slots.read", subject=at, now=now)
        return agenda.windows(conn, resource=at, start=start, end=end), people

    async def day(self, request: web.Request, login: Login) -> web.Response:
        at, day = request.query.get("at", ""), self.day_of(request.query.get("day", ""))
        return await self._day_page(request, login, at, day)

    async def mark(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Somebody came, did not come, or is taken off the list, with a reason they are told."""
        booking_id, what, by = form.number("booking"), form.text("what"), _by(login)
        now = self.desk.clock()

        def work(conn: Connection) -> Booking | Why:
            if what in MARKS:
                how = attendance.said(form.text("how"))
                return MARKS[what](conn, booking_id=booking_id, by=by, now=now, reason=how)
            why = form.text("reason")
            return dismissing.dismiss(conn, booking_id=booking_id, reason=why, by=by, now=now)

        if what not in (*MARKS, "cancelled"):
            raise web.HTTPBadRequest(text="form")
        return await self._did(request, login, form, work)

    async def enter(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Somebody who telephones or stands at the desk; beyond the last place with a reason."""
        name, reason, now = form.text("name")[:60], form.text("reason"), self.desk.clock()
        body = {"name": name, "phone": form.text("phone")[:30]}
        product, slot_id = form.text("product"), form.number("slot")
        if not name or reason not in ("", *BEYOND):
            return await self.again(request, login, form, "name")
        if unfit := await self.desk.store.read(lambda conn: _unfit(conn, slot_id, product)):
            return await self.again(request, login, form, unfit)

        def work(conn: Connection) -> Booking | Why:
            return slots.overbook(
                conn,
                slot_id=slot_id,
                person_id=None,
                patient_id=None,
                product=product,
                pool=service.load().pool(product) if form.text("doses") else "",
                reason=reason,
                by=_by(login),
                body=body,
                now=now,
            )

        return await self._did(request, login, form, work)

    async def close(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """First who is affected, then, when sure, the day is closed and they are told."""
        at, day, now = form.text("at"), self.day_of(form.text("day")), self.desk.clock()
        span: dict[str, Any] = {"resource": at, "now": now}
        span |= {"start": self._moment(day), "end": self._moment(day + timedelta(days=1))}
        reason = form.text("reason")
        known = at in await self.desk.store.read(agenda.resources)
        if reason not in REASONS or not known:
            return await self.again(request, login, form, "reason")
        if not form.text("sure"):
            seen = await self.desk.store.read(lambda conn: slots.closing.preview(conn, **span))
            return await self._day_page(request, login, at, day, closing=seen, reason=reason)
        await self.desk.store.write(
            lambda conn: slots.closing.close(conn, **span, reason=reason, by=_by(login))
        )
        raise web.HTTPSeeOther(address(at, day))

    async def reopen(self, request: web.Request, login: Login, form: Form) -> web.Response:
        at, day, now = form.text("at"), self.day_of(form.text("day")), self.desk.clock()
        start, end = self._moment(day), self._moment(day + timedelta(days=1))
        if at not in await self.desk.store.read(agenda.resources):
            raise web.HTTPNotFound
        await self.desk.store.write(
            lambda conn: slots.closing.reopen(
                conn, resource=at, start=start, end=end, by=_by(login), now=now
            )
        )
        raise web.HTTPSeeOther(address(at, day))

    async def _did(self, request: web.Request, login: Login, form: Form, work: Any) -> web.Response:
        """Back to the day, or the day with what is wrong."""
        done = await self.desk.store.write(work)
        if isinstance(done, Why):
            return await self.again(request, login, form, str(done))
        to = address(form.text("at"), self.day_of(form.text("day")))
        off = isinstance(done, Booking) and done.state == "cancelled"
        raise web.HTTPSeeOther(f"{to}&{urlencode({'off': done.id})}" if off else to)

    async def again(
        self, request: web.Request, login: Login, form: Form, error: str, **more: Any
    ) -> web.Response:
        """The day with what was entered and what is wrong with it."""
        at, day = form.text("at"), self.day_of(form.text("day"))
        return await self._day_page(request, login, at, day, error=error, given=form.fields, **more)

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
        span: dict[str, Any] = {"resource": at, "start": self._moment(day)}
        span["end"] = self._moment(day + timedelta(days=1))
        now, by, off = self.desk.clock(), _by(login), request.query.get("off", "")

        def work(conn: Connection) -> dict[str, Any]:
            if at not in (keys := agenda.resources(conn)):
                raise web.HTTPNotFound
            audit.record(conn, actor=by, action="slots.read", subject=at, now=now)
            stocks = slots.stocks.of(conn, resources=[at])
            rows, seen = agenda.windows(conn, **span), agenda.visits(conn, **span)
            found = {"keys": keys, "windows": rows, "visits": seen, "stocks": stocks}
            found["call"] = _to_call(conn, at, off, now)
            return found | {"products": products.bookable(conn, at)}

        values = await self.desk.store.write(work)
        values |= {"at": at, "day": day, "error": error, "closing": closing, "now": now}
        values |= {"names": named(self.desk, request, values.pop("keys")), "reasons": REASONS}
        known: dict[str, Any] = {"beyond": BEYOND, "given": {}, "reason": "", **_home(at)}
        known |= {"off": waiters.REASONS, "how": attendance.REASONS}
        known["called"] = called(self.desk, request)
        status = 422 if error else 200
        return self.desk.paper.page(
            request, "slots_day.html", login=login, status=status, **(values | known | more)
        )

    def day_of(self, text: str) -> date:
        """A day of a form or address; today where none is given, or one of no calendar of ours."""
        today = self.desk.clock().astimezone(self.desk.paper.zone).date()
        return forms.day(text, today)

    def _moment(self, day: date) -> datetime:
        return datetime.combine(day, time(), tzinfo=self.desk.paper.zone).astimezone(UTC)


def at_home(key: str) -> bool:
    """Whether a resource is a zone of home visits."""
    return key.partition(":")[0] == Kind.home


def address(at: str, day: date) -> str:
    """Where the page of a day is."""
    return f"{PAGE}/day?{urlencode({'at': at, 'day': day.isoformat()})}"


def _home(at: str) -> dict[str, Any]:
    """What the form of a home visit shows, where one comes to."""
    there = at_home(at)
    asked: dict[str, Any] = {"home": there, "patients": [], "doors": entering.DOORS}
    return asked | {"modes": list(Mode), "districts": entering.districts(at) if there else []}


def _to_call(conn: Connection, at: str, off: str, now: datetime) -> calling.Due | None:
    """Whoever was just taken off here and is told so by nobody."""
    if not off.isascii() or not off.isdigit() or len(off) > DIGITS:
        return None
    found = calling.taken_off(conn, int(off), now=now)
    return found if found is not None and found.booking.resource == at else None


def _unfit(conn: Connection, slot_id: int, product: str) -> str:
    """Why nobody can be entered for this where the window is; no window is another matter."""
    room = slots.capacity.place(conn, slot_id)
    if room is None:
        return ""
    if at_home(room):  # needs an address, and an order
        return "home"
    return "" if product in products.bookable(conn, room) else "product"


def _by(login: Login) -> str:
    return f"staff:{login.staff.id}"
