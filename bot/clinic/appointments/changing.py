"""The effects of a visit that is booked: shown, moved, cancelled, at any site."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from bot.clinic import slots
from bot.clinic.appointments import access, taking, times
from bot.clinic.appointments.plans import kind_of
from bot.clinic.context import Answers, Context, Effect
from bot.clinic.relatives import Right
from bot.clinic.slots import Booking, Why
from bot.clinic.vaccinating import doses, service, visits
from bot.moves import Outcome, Put


def booked_card(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """How a visit stands: open, closed, late, past, missed, done; gone when it is not theirs."""
    booking = owned(conn, context, int(answers["visit"]))
    if booking is None:
        return Outcome("gone", says=(Put("booked-gone", keys=False),))
    body: Any = booking.body or {}
    facts = visits.facts(conn, context, booking)
    gives: dict[str, Any] = {"booking_id": booking.id, "patient_id": booking.patient_id}
    gives |= {"product": booking.product, "dose": booking.dose}
    gives |= {"earliest": str(body.get("earliest") or "")}
    gives |= {name: facts[name] for name in ("called", "name", "site_name", "at")}
    return Outcome(_state(conn, context, booking), gives)


def booked_hold(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Another time for the visit is kept; full: somebody was quicker."""
    booking = owned(conn, context, int(answers["booking_id"]))
    if booking is None or booking.person_id is None:
        return Outcome("full", says=(Put("booked-gone", keys=False),))
    found = slots.hold(
        conn,
        slot_id=taking.slot(answers),
        person_id=booking.person_id,
        patient_id=booking.patient_id,
        product=booking.product,
        dose=booking.dose,
        pool=service.pool(booking.product),
        elder=context.elder,
        instead=taking.earlier_hold(conn, context, answers),
        moving=booking.id,
        now=context.now,
    )
    if isinstance(found, Why):
        return Outcome("full", says=(Put("times-full", keys=False),))
    at = times.when(found.starts_at, found.resource, context)
    name = times.site_name(found.resource, context)
    return Outcome("held", {"hold_id": found.id, "at": at, "site_name": name})


def booked_move(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """moved: the new time is booked and the old one free; one that was missed is booked anew."""
    booking = owned(conn, context, int(answers["booking_id"]))
    if booking is None:
        return Outcome("late", says=(Put("booked-gone", keys=False),))
    asked: dict[str, Any] = {"hold_id": int(answers["hold_id"]), "now": context.now}
    asked |= {"person_id": booking.person_id, "by": f"person:{context.person_id}"}
    if booking.open:
        found = slots.move(conn, booking_id=booking.id, **asked)
    else:
        found = slots.book(conn, body=booking.body, **asked)
    if found is Why.expired:
        return Outcome("lost", says=(Put("times-lost", keys=False),))
    if isinstance(found, Why):
        return Outcome("late", says=(_too_late(booking),))
    visits.plan(conn, found, now=context.now)
    visits.copy(conn, context, found)
    access.acted(conn, context, found.patient_id, Right.book)
    return Outcome("moved", says=visits.tell(conn, context, found))


def booked_cancel(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The visit is off, or it is too late for that here and the site is to be called."""
    booking_id = int(answers["booking_id"])
    booking = owned(conn, context, booking_id)
    if booking is None:
        return Outcome("done", says=(Put("booked-gone", keys=False),))
    found = slots.cancel(
        conn,
        booking_id=booking_id,
        person_id=booking.person_id,
        reason=str(answers["reason"]),
        by=f"person:{context.person_id}",
        now=context.now,
    )
    if isinstance(found, Why):
        return Outcome("done", says=(_too_late(booking),))
    visits.copy(conn, context, found)
    access.acted(conn, context, found.patient_id, Right.book)
    args = {"called": visits.called(found.product)}
    told = [Put(f"{kind_of(found.resource)}-cancelled", args, keys=False)]
    if link := visits.calendar_link(conn, context, found, off=True):
        told.append(Put("booked-calendar-off", {"link": link}, keys=False))
    return Outcome("done", says=tuple(told))


def booked_show(conn: Connection, context: Context, answers: Answers) -> Outcome:
    booking = owned(conn, context, int(answers["booking_id"]))
    if booking is None:
        return Outcome("done", says=(Put("booked-gone", keys=False),))
    return Outcome("done", says=visits.tell(conn, context, booking))


def owned(conn: Connection, context: Context, booking_id: int) -> Booking | None:
    """A visit of this person, or of a patient they book for."""
    found = slots.get(conn, booking_id)
    if found is None:
        return None
    whose = {"owner_id": found.person_id, "patient_id": found.patient_id}
    allowed = access.may(conn, context.person_id, **whose, right=Right.book)
    return found if allowed else None


def _state(conn: Connection, context: Context, booking: Booking) -> str:
    """How a visit stands for the person whose it is."""
    if booking.state == "displaced":
        return "closed"
    if booking.state == "missed":
        return "missed"
    if doses.of_booking(conn, booking.id) is not None:
        return "done"
    if booking.state == "attended" or context.now >= booking.starts_at:
        return "past"
    return "late" if context.now >= booking.change_until else "open"


def label(conn: Connection, context: Context, booking: Booking) -> dict[str, Any]:
    """A visit in a list."""
    facts = visits.facts(conn, context, booking)
    key = "booked-displaced" if booking.state == "displaced" else "booked-listed"
    return {"key": key} | {name: facts[name] for name in ("name", "called", "at")}


def _too_late(booking: Booking) -> Put:
    site = slots.sites.load().site(booking.resource)
    phone = {"phone": site.phone if site else ""}
    return Put(f"{kind_of(booking.resource)}-too-late", phone, keys=False)


EFFECTS: tuple[Effect, ...] = (booked_card, booked_hold, booked_move, booked_cancel, booked_show)
