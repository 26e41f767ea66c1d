"""The sites at the other end of a simulated talk: their windows are laid down, filled, supplied."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from bot.clinic import slots
from bot.clinic.appointments import dismissing
from bot.clinic.hometest import entering
from bot.clinic.hometest.entering import Wanted
from bot.clinic.hometest.orders import Order
from bot.clinic.people import PATIENT
from bot.clinic.slots.rows import RESOURCE, SLOT

ZONE = "Asia/Shanghai"
STAFF = "staff:simulated"
WEEK = timedelta(days=7)


def lay(conn: Connection, now: datetime) -> None:
    """The windows of the coming days, as the job of the program lays them down."""
    slots.lay(conn, now=now, zone=ZONE)


def fill(conn: Connection, key: str, now: datetime) -> None:
    """Everything that is left at a site is taken by others. Raises LookupError."""
    slots.expire(conn, now=now)
    of_key = select(RESOURCE.c.id).where(RESOURCE.c.key == key)
    resource_id = conn.execute(of_key).scalar_one_or_none()
    if resource_id is None:
        raise LookupError(f"there is no site {key!r}, or ! sites was not called")
    mine = SLOT.c.resource_id == resource_id
    conn.execute(update(SLOT).where(mine).values(capacity=SLOT.c.taken))


def shut(conn: Connection, key: str, now: datetime) -> None:
    """A site is closed for a week, and who had booked there is told."""
    slots.closing.close(
        conn, resource=key, start=now, end=now + WEEK, reason="staff", by=STAFF, now=now
    )
    while slots.closing.displace(conn, now=now):
        pass


def free(conn: Connection, key: str, now: datetime) -> None:
    """One more place in the first window of a site; who waits is asked."""
    first = select(SLOT.c.id).join(RESOURCE, RESOURCE.c.id == SLOT.c.resource_id)
    mine = first.where(RESOURCE.c.key == key, SLOT.c.starts_at > now, SLOT.c.book_until > now)
    slot_id = conn.execute(mine.order_by(SLOT.c.starts_at).limit(1)).scalar_one()
    more = update(SLOT).where(SLOT.c.id == slot_id)
    conn.execute(more.values(capacity=SLOT.c.capacity + 1))
    while slots.offer(conn, now=now):
        pass


def strike(conn: Connection, key: str, reason: str, now: datetime) -> None:
    """The site takes everybody off its wait list."""
    for one in slots.waiters.listed(conn, key):
        slots.waiters.remove(conn, wait_id=one.wait.id, reason=reason, by=STAFF, now=now)


def dismiss(conn: Connection, key: str, reason: str, now: datetime) -> None:
    """The site takes off everybody who is booked in the coming week."""
    span = {"start": now, "end": now + WEEK}
    for visit in slots.agenda.visits(conn, resource=key, **span):
        booking_id = visit.booking.id
        dismissing.dismiss(conn, booking_id=booking_id, reason=reason, by=STAFF, now=now)


def enter(conn: Connection, key: str, panel: str, now: datetime) -> None:
    """Somebody at the desk enters a home test for the patient entered last. Raises LookupError."""
    last = select(PATIENT.c.id, PATIENT.c.person_id).order_by(PATIENT.c.id.desc()).limit(1)
    patient, window = conn.execute(last).one(), slots.free(conn, resources=[key], now=now, most=1)
    where = entering.districts(key)[0].code
    wanted = Wanted(
        slot_id=window[0].slot_id,
        person_id=patient.person_id,
        patient_id=patient.id,
        panel=panel,
        mode="sampler",
        district=where,
        street="文一路 1 号",
        phone="13800138000",
        door=(),
        locale="zh-CN",
    )
    asked: dict[str, Any] = {"reason": "", "by": STAFF, "now": now, "today": now.date()}
    made = entering.enter(conn, wanted=wanted, **asked)
    if not isinstance(made, Order):
        raise LookupError(f"it cannot be entered: {made}")


def end(conn: Connection, now: datetime) -> None:
    """Who has waited as long as they wished to is told, as the job of the program does."""
    while slots.waitlist.end(conn, now=now):
        pass


def supply(conn: Connection, key: str, product: str, free: int, now: datetime) -> None:
    """Somebody counts how much of a product is left."""
    slots.stocks.count(conn, resource=key, product=product, free=free, by=STAFF, now=now)
