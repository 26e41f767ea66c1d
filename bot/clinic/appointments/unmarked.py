"""Visits of which nobody says what became of them: closed some days after their day, as untold.

Left as booked, one would stand in the way of next year's. What is on record already counts as said:
a dose that the person told of, or a sample that was taken, closes the visit as attended. A test kit
that goes by post is on its way whatever day it is, so its visit is left alone.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Select, func, literal_column, select

from bot.clinic import slots
from bot.clinic.audit import AUDIT
from bot.clinic.hometest import orders
from bot.clinic.hometest.orders import AWAY, EARLY, EVENT, LAB, ORDER, State
from bot.clinic.hometest.parcels import Way
from bot.clinic.slots import agenda, attendance
from bot.clinic.slots.agenda import Visit
from bot.clinic.slots.attendance import PROGRAM, UNTOLD
from bot.clinic.slots.rows import BOOKING, RESOURCE, SLOT
from bot.clinic.timetable import zone_of
from bot.clinic.vaccinating import doses

BOOKED = BOOKING.c.state == literal_column("'booked'")
TAKEN = (*LAB, State.reported, State.spoiled)  # a sample was taken, so they were met
MOST = 200  # at one look


def due(conn: Connection, *, now: datetime) -> list[int]:
    """The visits to be closed, the oldest of each place first; each is then `close`d by itself."""
    found: list[int] = []
    for row in conn.execute(select(RESOURCE.c.id, RESOURCE.c.zone).order_by(RESOURCE.c.id)).all():
        late = _late(row.id, limit(now, row.zone)).limit(MOST - len(found))
        found += list(conn.execute(late).scalars())
    return found


def close(conn: Connection, *, booking_id: int, now: datetime) -> bool:
    """Nobody said what became of it; False when somebody has by now, or it was moved."""
    visit = slots.get(conn, booking_id)
    if visit is None:
        return False
    before = limit(now, visit.zone)
    if not attendance.leave_untold(conn, booking_id=booking_id, before=before, now=now):
        return False
    there = orders.of_visit(conn, booking_id)
    met = any(order.state in TAKEN for order in there)
    for order in there:  # else it would stand in the way of the next test
        if order.state in (*EARLY, *AWAY):
            to = State.cancelled if order.early else State.failed
            orders.change(conn, order.id, to, name=UNTOLD, actor=PROGRAM, now=now)
    if met or doses.of_booking(conn, booking_id) is not None:
        asked: dict[str, Any] = {"booking_id": booking_id, "by": PROGRAM, "now": now}
        slots.attend(conn, **asked, reason=attendance.RECORD)
    return True


def limit(now: datetime, zone: str) -> datetime:
    """What began before this moment is closed: so many whole days have passed after its day."""
    return _midnight(now, zone, slots.load().unmarked.days)


def listed(conn: Connection, *, resource: str, now: datetime) -> list[Visit]:
    """The visits of past days that nobody marked, and those closed so, the last first."""
    of_key = select(RESOURCE.c.zone).where(RESOURCE.c.key == resource)
    zone = conn.execute(of_key).scalar_one_or_none()
    if zone is None:
        return []
    start = _midnight(now, zone, slots.load().unmarked.listed_days)
    return agenda.unmarked(conn, resource=resource, start=start, end=_midnight(now, zone, 0))


def closed(conn: Connection, *, since: datetime) -> int:
    """How many were closed as untold since then."""
    mine = (AUDIT.c.action == f"booking.{UNTOLD}", AUDIT.c.at >= since)
    return int(conn.execute(select(func.count()).where(*mine)).scalar_one())


def _late(resource_id: int, before: datetime) -> Select[Any]:
    by_post = (
        select(ORDER.c.id)
        .join(EVENT, EVENT.c.order_id == ORDER.c.id)
        .where(ORDER.c.visit_id == BOOKING.c.id, EVENT.c.name == str(Way.shipped))
        .where(ORDER.c.state.in_([str(state) for state in (*EARLY, *AWAY)]))
    )
    return (
        select(BOOKING.c.id)
        .join(SLOT, SLOT.c.id == BOOKING.c.slot_id)
        .where(SLOT.c.resource_id == resource_id, SLOT.c.starts_at < before, BOOKED)
        .where(~by_post.exists())
        .order_by(SLOT.c.starts_at, BOOKING.c.id)
    )


def _midnight(now: datetime, zone: str, days: int) -> datetime:
    """The beginning of the day so many days ago, on the clock of the place."""
    where = zone_of(zone)
    return datetime.combine(now.astimezone(where).date() - timedelta(days=days), time(), where)
