"""Whom the staff call: who comes soon and was told of it by nobody.

Somebody counts as told when a reminder was delivered, a service notice went ahead of one, they
wrote since one waited for them, or they booked or moved the visit a short while before. Whoever was
taken off a visit to come, and no message reaches, is called as well, unless they asked for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import Connection, String, and_, cast, insert, literal, or_, select
from sqlmodel import SQLModel

import bot.store.aftervisit  # noqa: F401 - fills the metadata
from bot.claims import ANNOUNCED
from bot.clinic import audit, people
from bot.clinic.appointments import dismissing, plans, rules
from bot.clinic.audit import AUDIT
from bot.clinic.casefile import PATIENT
from bot.clinic.hometest import orders
from bot.clinic.slots import bookings
from bot.clinic.slots.rows import BOOKING, SLOT, Booking
from bot.clinic.slots.waiters import REASONS
from bot.outbox import OUT
from bot.store.people import ACCOUNT, INBOX

CALL = SQLModel.metadata.tables["visit_call"]
EVENTS = "event"
MOST = 300
OFF = [reason for reason in REASONS if reason != "asked"]  # why staff took somebody off
# by staff or a site's own system: whoever cancels by themselves may give a reason of the same name
DONE_BY_OTHERS = select(AUDIT.c.id).where(
    AUDIT.c.subject == literal("booking:") + cast(BOOKING.c.id, String),
    or_(
        AUDIT.c.action == dismissing.DISMISSED,
        and_(AUDIT.c.action == "booking.cancelled", AUDIT.c.actor.startswith("staff:")),
    ),
)
TAKEN_OFF = and_(BOOKING.c.state == "cancelled", BOOKING.c.reason.in_(OFF), DONE_BY_OTHERS.exists())


class Result(StrEnum):
    """What became of a call."""

    reached = auto()
    nobody = auto()


@dataclass(frozen=True, slots=True)
class Due:
    """A visit somebody is to be called about. *tried*: when nobody answered, the last first."""

    booking: Booking
    name: str
    phone: str
    tried: tuple[datetime, ...]


def due(conn: Connection, *, now: datetime) -> list[Due]:
    """By time of the visit; a visit that was moved is to be called about anew."""
    end = now + timedelta(hours=rules.load().call.hours)
    soon = and_(BOOKING.c.state == "booked", SLOT.c.starts_at <= end)
    return _found(conn, or_(soon, TAKEN_OFF), SLOT.c.starts_at > now)


def taken_off(conn: Connection, booking_id: int, *, now: datetime) -> Due | None:
    """Somebody who was taken off a visit and is to be called about it."""
    mine = (BOOKING.c.id == booking_id, TAKEN_OFF, SLOT.c.starts_at > now)
    return next(iter(_found(conn, *mine)), None)


def _found(conn: Connection, *which: Any) -> list[Due]:
    rows = conn.execute(
        bookings.SHOWN.add_columns(PATIENT.c.body.label("patient"))
        .outerjoin(PATIENT, PATIENT.c.id == BOOKING.c.patient_id)
        .where(*which)
        .order_by(SLOT.c.starts_at, BOOKING.c.id)
        .limit(MOST)
    )
    found = [(Booking(*tuple(row)[:-1]), row.patient) for row in rows]
    return [
        _due(conn, booking, patient)
        for booking, patient in found
        if not _told(conn, booking) and not _called(conn, booking)
    ]


def mark(
    conn: Connection, *, booking_id: int, result: Result, staff_id: int, now: datetime
) -> bool:
    """Somebody called; False when the visit is not to come any more."""
    row = conn.execute(
        select(SLOT.c.starts_at)
        .join(BOOKING, BOOKING.c.slot_id == SLOT.c.id)
        .where(BOOKING.c.id == booking_id, or_(BOOKING.c.state == "booked", TAKEN_OFF))
    ).one_or_none()
    if row is None:
        return False
    values = {"booking_id": booking_id, "starts_at": row.starts_at, "outcome": str(result)}
    conn.execute(insert(CALL), values | {"staff_id": staff_id, "at": now})
    subject, actor = f"booking:{booking_id}", f"staff:{staff_id}"
    audit.record(
        conn, actor=actor, action="visit.called", subject=subject, now=now, detail=str(result)
    )
    return True


def _due(conn: Connection, booking: Booking, patient: Any) -> Due:
    there = orders.of_visit(conn, booking.id)
    own: Any = booking.body if isinstance(booking.body, dict) else {}
    at_home = next((order.body for order in there if order.body), {})
    phone = str(at_home.get("phone") or own.get("phone") or "")
    names = [str(order.patient.get("name", "")) for order in there]
    name = "、".join(names) or str((patient or {}).get("name") or own.get("name") or "")
    tried = conn.execute(_calls(booking, Result.nobody)).scalars().all()
    return Due(booking, name, phone, tuple(tried))


def _called(conn: Connection, booking: Booking) -> bool:
    return conn.execute(_calls(booking, Result.reached).limit(1)).first() is not None


def _calls(booking: Booking, result: Result) -> Any:
    mine = (CALL.c.booking_id == booking.id, CALL.c.starts_at == booking.starts_at)
    found = select(CALL.c.at).where(*mine, CALL.c.outcome == str(result))
    return found.order_by(CALL.c.id.desc())


def _told(conn: Connection, booking: Booking) -> bool:
    """Whether they know: nobody has to call them."""
    if booking.person_id is None:  # entered by staff, who spoke with them by telephone
        return False
    if not booking.open:  # what became of it is told in the talk, wherever that can be written to
        return _reached(conn, booking.person_id)
    changed = select(BOOKING.c.changed_at).where(BOOKING.c.id == booking.id)
    eve = timedelta(hours=rules.load().call.hours)
    if conn.execute(changed).scalar_one() >= booking.starts_at - eve:
        return True
    keys = [
        f"timer:{plans.key_of(booking, n)}" for n in plans.names(plans.kind_of(booking.resource))
    ]
    events = (INBOX.c.channel == EVENTS, INBOX.c.message_id.in_(keys))
    entered = conn.execute(select(INBOX.c.id, INBOX.c.received_at).where(*events)).all()
    if not entered:
        return _to_be_told(conn, booking)
    sent = or_(OUT.c.state == "sent", OUT.c.reason == ANNOUNCED)
    there = select(OUT.c.id).where(OUT.c.inbox_id.in_([row.id for row in entered]), sent)
    if conn.execute(there.limit(1)).first() is not None:
        return True
    wrote = (ACCOUNT.c.person_id == booking.person_id, ACCOUNT.c.seen_at > entered[0].received_at)
    return conn.execute(select(ACCOUNT.c.id).where(*wrote).limit(1)).first() is not None


def _to_be_told(conn: Connection, booking: Booking) -> bool:
    """Before the reminder is due: whether it can be said when it is."""
    assert booking.person_id is not None
    if not people.wants_notices(conn, booking.person_id):
        return False
    return _reached(conn, booking.person_id)


def _reached(conn: Connection, person_id: int) -> bool:
    """Whether anything can be written to them."""
    mine = (ACCOUNT.c.person_id == person_id, ACCOUNT.c.reachable)
    reached = select(ACCOUNT.c.id).where(*mine, ACCOUNT.c.left_at.is_(None))
    return conn.execute(reached.limit(1)).first() is not None
