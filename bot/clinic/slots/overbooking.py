"""What only staff may do, with a reason on record: a place beyond the last, another capacity."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, case, select, update

from bot.clinic import audit, lifecycle
from bot.clinic.slots import bookings, holds, places, rules
from bot.clinic.slots.places import Claim
from bot.clinic.slots.rows import SLOT, Booking, Why


def overbook(
    conn: Connection,
    *,
    slot_id: int,
    person_id: int | None,
    patient_id: int | None,
    product: str,
    reason: str,
    by: str,
    now: datetime,
    dose: int = 1,
    pool: str = "",
    body: Any = None,
    extra: bool = False,
) -> Booking | Why:
    """A visit entered by staff, in a full window as well; *person_id* None: somebody without chat.

    *reason* is a code and must be given for a place beyond the last, and for a second open visit
    of the same kind (*extra*); both are audited.
    """
    if person_id is not None:
        lifecycle.lock_person(conn, person_id)
    over = _over(conn, slot_id, now)
    if isinstance(over, Why):
        return over
    if (over or extra) and not reason:
        return Why.full
    until = now + rules.load().holds.span(elder=False)
    claim = Claim(person_id, patient_id, product, dose, pool, until)
    why = reason if extra else ""
    made = _enter(conn, slot_id, claim, by=by, now=now, body=body, extra=why)
    if isinstance(made, Booking) and over:
        _record(conn, f"booking:{made.id}", "booking.overbooked", by, now, reason)
    return made


def _enter(
    conn: Connection, slot_id: int, claim: Claim, *, by: str, now: datetime, body: Any, extra: str
) -> Booking | Why:
    hold_id = places.take_over(conn, slot_id=slot_id, claim=claim, now=now)
    if isinstance(hold_id, Why):
        return hold_id
    made = bookings.book(
        conn, hold_id=hold_id, person_id=None, now=now, by=by, body=body, extra=extra
    )
    if isinstance(made, Why):
        places.leave(conn, hold_id, slot_id=slot_id, was="held", how="released", now=now)
    return made


def _over(conn: Connection, slot_id: int, now: datetime) -> bool | Why:
    """Whether a window is full, and locked from now on; or why nobody can come to it."""
    holds.expire(conn, now=now, slot_id=slot_id)
    places.lock(conn, [slot_id])
    slot = conn.execute(select(SLOT).where(SLOT.c.id == slot_id)).first()
    if slot is None:
        return Why.gone
    if slot.state != "open":
        return Why.closed
    return Why.late if slot.ends_at <= now else slot.taken >= slot.capacity


def resize(
    conn: Connection, *, slot_id: int, capacity: int, reason: str, by: str, now: datetime
) -> bool:
    """Another capacity for a window; who is in stays in. False when there is no such window.

    It is the staff's from now on: the rules of the site change it no more.
    """
    over = SLOT.c.taken - capacity
    values = {"capacity": capacity, "origin": "staff"}
    changed = update(SLOT).where(SLOT.c.id == slot_id)
    changed = changed.values(values | {"overbooked": case((over > 0, over), else_=0)})
    if conn.execute(changed).rowcount != 1:
        return False
    _record(conn, f"slot:{slot_id}", "slot.resized", by, now, f"capacity:{capacity} {reason}")
    return True


def _record(
    conn: Connection, subject: str, action: str, by: str, now: datetime, detail: str
) -> None:
    audit.record(conn, actor=by, action=action, subject=subject, now=now, detail=detail)
