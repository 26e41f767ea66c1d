"""The effects of the page of what is booked: listed, and each opened where it can be changed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from bot.clinic import relatives, slots
from bot.clinic.appointments import calendaring, listing
from bot.clinic.appointments.listing import Line, Of
from bot.clinic.context import Answers, Context, Effect
from bot.clinic.hometest import changing, orders, parcels
from bot.clinic.hometest.orders import State
from bot.clinic.vaccinating import visits
from bot.moves import Outcome, Put

SHOWN, SHOWN_LARGER = 7, 3  # lines of one question, beside the last one
NOTHING: dict[str, Any] = {"start": "", "orders": [], "picked": "", "order_id": 0, "door": ""}
NOTHING |= {"mine": "", "visits": [], "visit": ""}


def bookings_list(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """some; none: said, with where to book."""
    found = listing.lines(conn, context)[: SHOWN_LARGER if context.elder else SHOWN]
    listed = [{"value": line.value, "label": line.label} for line in found]
    if not listed:
        return Outcome("none", {"bookings": []}, (Put("bookings-none", keys=False),))
    return Outcome("some", {"bookings": listed})


def visits_list(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The visits to a clinic that may be changed."""
    mine = [one for one in listing.lines(conn, context) if one.of is Of.visit and one.own]
    shown = mine[: SHOWN_LARGER if context.elder else SHOWN]
    listed = [{"value": str(one.id), "label": one.label} for one in shown]
    if not listed:
        return Outcome("none", {"visits": []}, (Put("clinic-none", keys=False),))
    return Outcome("some", {"visits": listed})


def booking_look(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Where a line leads: to its own conversation, to a report, or to how it stands."""
    picked = str(answers["booking"])
    line = next((one for one in listing.lines(conn, context) if one.value == picked), None)
    if line is None:
        return Outcome("gone", NOTHING, (Put("booking-gone", keys=False),))
    one = {"value": str(line.id), "label": line.label}
    if line.of is Of.callback:
        return Outcome("case", NOTHING | {"door": "case"})
    if line.of is Of.test:
        return _test(conn, context, line, one)
    booking = slots.get(conn, line.id)
    assert booking is not None
    entry = calendaring.told(conn, context, booking)
    if line.own:
        gives = {"mine": "some", "visits": [one], "visit": one["value"]}
        return Outcome(str(line.of), NOTHING | gives, entry)
    facts = visits.facts(conn, context, booking) | {"line": line.label}
    _seen(conn, context, booking.patient_id, own=line.own)
    return Outcome("seen", NOTHING, (Put("booking-seen", facts, keys=False), *entry))


def _test(conn: Connection, context: Context, line: Line, one: dict[str, Any]) -> Outcome:
    order = orders.get(conn, line.id)
    assert order is not None
    entry = parcels.told(conn, order)
    entry += calendaring.told(conn, context, slots.get(conn, order.visit_id))
    if line.own:
        gives = {"start": "some", "orders": [one], "picked": one["value"]}
        return Outcome("test", NOTHING | gives, entry)
    _seen(conn, context, order.patient_id, own=False)
    if order.state is State.reported:
        return Outcome("report", NOTHING | {"order_id": order.id})
    stands = changing.stands(context, order)
    return Outcome("seen", NOTHING, (Put("home-going", {"stands": stands}, keys=False), *entry))


def _seen(conn: Connection, context: Context, patient_id: int | None, *, own: bool) -> None:
    if not own:
        subject = f"patient:{patient_id}"
        relatives.record(conn, context.person_id, "family.seen", subject, context.now)


EFFECTS: tuple[Effect, ...] = (bookings_list, visits_list, booking_look)
