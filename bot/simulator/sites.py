"""The sites at the other end of a simulated talk: their windows are laid down, filled, supplied."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.clinic import slots
from bot.clinic.slots.rows import RESOURCE, SLOT

ZONE = "Asia/Shanghai"
STAFF = "staff:simulated"


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


def supply(conn: Connection, key: str, product: str, free: int, now: datetime) -> None:
    """Somebody counts how much of a product is left."""
    slots.stocks.count(conn, resource=key, product=product, free=free, by=STAFF, now=now)
