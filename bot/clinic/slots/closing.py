"""Closes a time of a resource: nobody can book it, and everybody who had is offered another.

Closing marks the windows in one transaction; those who are affected are then told one by one
(`displace`), so that however many they are nobody waits for it, and a kill loses nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, literal_column, select, text, update

from bot.clinic import audit, lifecycle
from bot.clinic.slots import news, places, waitlist, windows
from bot.clinic.slots.rows import BOOKING, CLOSURE, HOLD, RESOURCE, SLOT
from bot.clinic.slots.waitlist import Left
from bot.store.slots import LIVE

OFFERED = 3  # other windows that somebody is shown at once
BOOKED = BOOKING.c.state == literal_column("'booked'")


@dataclass(frozen=True, slots=True)
class Closed:
    """What closing a time means: *slots* closed, *holds* let go, *bookings* (ids) displaced."""

    slots: int
    holds: int
    bookings: tuple[int, ...]


def preview(
    conn: Connection, *, resource: str, start: datetime, end: datetime, now: datetime
) -> Closed:
    """Whom closing would affect; nothing is changed."""
    ids = _slots(conn, resource, start, end, now)
    held = select(HOLD.c.id).where(HOLD.c.slot_id.in_(ids), HOLD.c.state.in_(["held", "passing"]))
    visits = select(BOOKING.c.id).where(BOOKING.c.slot_id.in_(ids), BOOKED)
    return Closed(
        len(ids),
        len(conn.execute(held).all()),
        tuple(conn.execute(visits.order_by(BOOKING.c.id)).scalars()),
    )


def close(
    conn: Connection,
    *,
    resource: str,
    start: datetime,
    end: datetime,
    reason: str,
    by: str,
    now: datetime,
) -> Closed:
    """Close the windows that begin from *start* until before *end*. *reason* is a code."""
    before = preview(conn, resource=resource, start=start, end=end, now=now)
    of_key = select(RESOURCE.c.id).where(RESOURCE.c.key == resource)
    resource_id = conn.execute(of_key).scalar_one()
    row = {"resource_id": resource_id, "starts_at": start, "ends_at": end, "reason": reason}
    row |= {"actor": by, "at": now}
    closure = conn.execute(insert(CLOSURE).values(row).returning(CLOSURE.c.id)).scalar_one()
    for slot_id in _slots(conn, resource, start, end, now):
        places.lock(conn, [slot_id])
        conn.execute(update(SLOT).where(SLOT.c.id == slot_id).values(state="closed"))
        _let_go(conn, slot_id, now)
    subject, detail = f"resource:{resource_id}", f"closure:{closure} {reason}"
    audit.record(conn, actor=by, action="slot.closed", subject=subject, now=now, detail=detail)
    return before


def displace(conn: Connection, *, now: datetime) -> bool:
    """Tell one person whose visit was on a closed time; False when all of them know.

    Call it, each time in a transaction of its own, until it is False.
    """
    pending = select(CLOSURE).where(CLOSURE.c.done_at.is_(None)).order_by(CLOSURE.c.id).limit(1)
    closure = conn.execute(pending).first()
    if closure is None:
        return False
    row = conn.execute(
        select(BOOKING.c.id, BOOKING.c.person_id, BOOKING.c.hold_id, BOOKING.c.slot_id)
        .join(SLOT, SLOT.c.id == BOOKING.c.slot_id)
        .where(SLOT.c.resource_id == closure.resource_id, SLOT.c.state == "closed", BOOKED)
        .where(SLOT.c.starts_at >= closure.starts_at, SLOT.c.starts_at < closure.ends_at)
        .where(SLOT.c.starts_at > closure.at)
        .order_by(SLOT.c.starts_at, BOOKING.c.id)
        .limit(1)
    ).first()
    if row is None:
        over = update(CLOSURE).where(CLOSURE.c.id == closure.id)
        conn.execute(over.values(done_at=now))
        return True
    if row.person_id is not None:
        lifecycle.lock_person(conn, row.person_id)
    places.lock(conn, [row.slot_id])
    mine = (BOOKING.c.id == row.id, BOOKED, BOOKING.c.slot_id == row.slot_id)
    moved = update(BOOKING).where(*mine).values(state="displaced", changed_at=now)
    if conn.execute(moved).rowcount:
        places.leave(conn, row.hold_id, slot_id=row.slot_id, was="booked", how="closed", now=now)
        _tell(conn, row.id, now)
    return True


def reopen(
    conn: Connection, *, resource: str, start: datetime, end: datetime, by: str, now: datetime
) -> int:
    """Open the windows of a closed time again; how many. Who was told keeps what they chose."""
    of_key = select(RESOURCE.c.id).where(RESOURCE.c.key == resource)
    resource_id = conn.execute(of_key).scalar_one()
    inside = (CLOSURE.c.starts_at >= start, CLOSURE.c.ends_at <= end)
    over = update(CLOSURE).where(CLOSURE.c.resource_id == resource_id, *inside)
    conn.execute(over.values(ends_at=CLOSURE.c.starts_at, done_at=now))
    ids = _slots(conn, resource, start, end, now)
    places.lock(conn, ids)
    shut = (SLOT.c.id.in_(ids), SLOT.c.state == "closed")
    count = conn.execute(update(SLOT).where(*shut).values(state="open")).rowcount
    subject, detail = f"resource:{resource_id}", str(count)
    audit.record(conn, actor=by, action="slot.reopened", subject=subject, now=now, detail=detail)
    return count


def _slots(
    conn: Connection, resource: str, start: datetime, end: datetime, now: datetime
) -> list[int]:
    """The windows to come of a time, in the order in which they are locked."""
    found = (
        select(SLOT.c.id)
        .join(RESOURCE, RESOURCE.c.id == SLOT.c.resource_id)
        .where(RESOURCE.c.key == resource, SLOT.c.starts_at > now)
        .where(SLOT.c.starts_at >= start, SLOT.c.starts_at < end)
    )
    return list(conn.execute(found.order_by(SLOT.c.id)).scalars())


def _let_go(conn: Connection, slot_id: int, now: datetime) -> None:
    """Whoever holds a window that was closed holds it no longer; the slot is locked."""
    live = select(HOLD.c.id, HOLD.c.state, HOLD.c.wait_id).where(HOLD.c.slot_id == slot_id)
    for row in conn.execute(live.where(text(LIVE), HOLD.c.state != "booked")).all():
        places.leave(conn, row.id, slot_id=slot_id, was=row.state, how="closed", now=now)
        if row.wait_id is not None:
            waitlist.returned(conn, row.wait_id, Left.refused)


def _tell(conn: Connection, booking_id: int, now: datetime) -> None:
    """The event with the next windows of the resource; who has no chat is on the staff's list."""
    row = conn.execute(
        select(BOOKING.c.person_id, HOLD.c.pool, RESOURCE.c.key)
        .join(HOLD, HOLD.c.id == BOOKING.c.hold_id)
        .join(SLOT, SLOT.c.id == BOOKING.c.slot_id)
        .join(RESOURCE, RESOURCE.c.id == SLOT.c.resource_id)
        .where(BOOKING.c.id == booking_id)
    ).one()
    subject = f"booking:{booking_id}"
    audit.record(conn, actor="program", action="booking.displaced", subject=subject, now=now)
    if row.person_id is None:
        return
    near = windows.free(conn, resources=[row.key], now=now, most=OFFERED, pool=row.pool)
    data = {"booking": booking_id, "windows": [window.slot_id for window in near]}
    key = f"{news.CLOSED}:{booking_id}:{now.isoformat()}"
    news.tell(conn, row.person_id, news.CLOSED, data, key=key, due=now)
