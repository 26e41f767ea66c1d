"""Everything that is booked or under way for a person and for those they act for, by time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import Connection, or_, select

from bot.clinic import callbacks
from bot.clinic.appointments import access, changing
from bot.clinic.appointments.plans import kind_of
from bot.clinic.calendar import moment_phrase
from bot.clinic.casefile import CASE, State
from bot.clinic.context import Context
from bot.clinic.hometest import choosing, orders, panels
from bot.clinic.hometest.orders import ORDER, Order
from bot.clinic.relatives import Right
from bot.clinic.slots import bookings
from bot.clinic.slots.rows import BOOKING, SLOT, Booking
from bot.clinic.slots.sites import Kind
from bot.clinic.vaccinating import mine

MOST = 50
SHOWN = ("booked", "displaced", "missed", "attended")
Phrase = dict[str, Any]


class Of(StrEnum):
    """What a line is about."""

    test = auto()
    vaccine = auto()
    visit = auto()  # to a clinic
    callback = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """*own*: whether it may be changed, not only seen."""

    of: Of
    id: int
    at: datetime
    label: Phrase
    own: bool

    @property
    def value(self) -> str:
        return f"{self.of}:{self.id}"


def lines(conn: Connection, context: Context) -> list[Line]:
    """By time; what may only be seen comes with it."""
    person_id = context.person_id
    seen = access.patients(conn, person_id, (Right.see, Right.book))
    changed = access.patients(conn, person_id, (Right.book,))
    found = _tests(conn, context, seen, changed) + _visits(conn, context, seen, changed)
    found += _callbacks(conn, context)
    return sorted(found, key=lambda line: (line.at, line.value))


def _tests(conn: Connection, context: Context, seen: set[int], changed: set[int]) -> list[Line]:
    which = or_(ORDER.c.person_id == context.person_id, ORDER.c.patient_id.in_(seen))
    fresh = context.now - timedelta(days=panels.load().fresh_days)
    there = (one for one in orders.listed(conn, which) if choosing.matters(conn, one, since=fresh))
    return [_test(context, order, changed) for order in there]


def _test(context: Context, order: Order, changed: set[int]) -> Line:
    own = order.person_id == context.person_id or order.patient_id in changed
    return Line(Of.test, order.id, order.starts_at, choosing.label(context, order), own)


def _visits(conn: Connection, context: Context, seen: set[int], changed: set[int]) -> list[Line]:
    whose = or_(BOOKING.c.person_id == context.person_id, BOOKING.c.patient_id.in_(seen))
    rows = conn.execute(
        bookings.SHOWN.where(whose, BOOKING.c.state.in_(SHOWN))
        .order_by(SLOT.c.starts_at.desc())
        .limit(MOST)
    )
    found = []
    for booking in (Booking(*tuple(row)) for row in rows):
        own = booking.person_id == context.person_id or booking.patient_id in changed
        if (of := _of(conn, context, booking)) is not None:
            label = changing.label(conn, context, booking)
            found.append(Line(of, booking.id, booking.starts_at, label, own))
    return found


def _of(conn: Connection, context: Context, booking: Booking) -> Of | None:
    """What a visit is listed as; None where nothing is to be done about it."""
    kind = kind_of(booking.resource)
    if kind is Kind.vaccine:
        return Of.vaccine if mine.asked(conn, context, booking) else None
    ahead = booking.state == "displaced" or booking.ends_at > context.now
    return Of.visit if kind is Kind.clinic and booking.open and ahead else None


def _callbacks(conn: Connection, context: Context) -> list[Line]:
    """The time at which a clinician calls back."""
    booked = (CASE.c.person_id == context.person_id, CASE.c.state == State.callback_booked)
    found = []
    for case_id in conn.execute(select(CASE.c.id).where(*booked)).scalars():
        if (made := callbacks.of_case(conn, case_id)) is not None:
            when = moment_phrase(made.at, now=context.now, zone=context.zone)
            label = {"key": "booking-callback", "role": {"key": f"role-{made.role}"}, "when": when}
            found.append(Line(Of.callback, case_id, made.at, label, own=True))
    return found
