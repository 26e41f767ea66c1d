"""A visit is taken off by staff or another system, who say why; the person is told so."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot.clinic import audit, relatives, slots
from bot.clinic.hometest import orders
from bot.clinic.hometest.orders import EARLY, State
from bot.clinic.slots import Booking, Why, bookings
from bot.clinic.slots.sites import Kind
from bot.clinic.slots.waiters import REASONS
from bot.clinic.vaccinating import visits

OFF = "visit.off"
DISMISSED = "visit.dismissed"


def dismiss(
    conn: Connection, *, booking_id: int, reason: str, by: str, now: datetime
) -> Booking | Why:
    """No cut-off holds it; done twice it is told once. `reason`: none of those that are known;
    `gone`: it is over; `late`: somebody is on the way to them already."""
    if reason not in REASONS:
        return Why.reason
    mine = bookings.own(conn, booking_id, None)
    if isinstance(mine, Why) or mine.state == "cancelled":
        return mine
    if not mine.open:
        return Why.gone
    if mine.resource.startswith(Kind.home) and not _ordered_off(conn, booking_id, by, now):
        return Why.late
    done = slots.cancel(conn, booking_id=booking_id, person_id=None, reason=reason, by=by, now=now)
    if isinstance(done, Booking):
        subject = f"booking:{booking_id}"
        audit.record(conn, actor=by, action=DISMISSED, subject=subject, now=now, detail=reason)
        _tell(conn, done, reason, now)
    return done


def _ordered_off(conn: Connection, booking_id: int, by: str, now: datetime) -> bool:
    """Every test of a home visit is off; False: the sampler has left."""
    theirs = [one for one in orders.of_visit(conn, booking_id) if one.state != State.cancelled]
    if any(not order.early for order in theirs):
        return False
    for order in theirs:
        if not orders.change(conn, order.id, State.cancelled, actor=by, now=now, since=EARLY):
            return False
    return True


def _tell(conn: Connection, booking: Booking, reason: str, now: datetime) -> None:
    if booking.person_id is None:
        return
    data = {"booking": booking.id, "reason": reason}
    relatives.tell(conn, booking.person_id, OFF, data, key=f"{OFF}:{booking.id}", now=now)
    if not booking.resource.startswith(Kind.home):
        visits.spread(conn, booking, but=booking.person_id, now=now)
