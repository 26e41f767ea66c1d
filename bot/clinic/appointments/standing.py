"""Whether a visit stands where it stood when something about it was written."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from bot.clinic.slots.rows import BOOKING, SLOT
from bot.messages import About


def stands(conn: Connection, about: About, *, now: datetime) -> bool:
    """Whether it is booked for that very time, which has not come yet.

    A reminder may have waited long: for the platform, or for the person to write.
    """
    found = conn.execute(
        select(BOOKING.c.state, SLOT.c.starts_at)
        .join(SLOT, SLOT.c.id == BOOKING.c.slot_id)
        .where(BOOKING.c.id == about.booking)
    ).one_or_none()
    if found is None or found.state != "booked":
        return False
    return bool(found.starts_at == datetime.fromisoformat(about.at) and now < found.starts_at)
