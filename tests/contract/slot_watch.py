"""Whether everybody who waits was asked for all that is free and fits them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.clinic import slots
from bot.clinic.slots.rows import HOLD, SLOT, STOCK, WAIT, WAIT_AT

OFFER = timedelta(minutes=slots.load().waitlist.offer_minutes)


def pairs(conn: Connection, two: Any) -> dict[Any, Any]:
    return {row[0]: row[1] for row in conn.execute(two)}


def unoffered(conn: Connection, now: datetime) -> list[tuple[int, int]]:
    """(entry, window) of whoever waits for what is free and was not asked; and places kept back."""
    awake = (now + timedelta(hours=8)).hour in range(8, 22)
    kept = conn.execute(select(HOLD.c.id).where(HOLD.c.state == "passing")).scalars().all()
    found = [(0, hold) for hold in kept]
    stock = pairs(conn, select(STOCK.c.resource_id, STOCK.c.quantity))
    both = conn.execute(
        select(WAIT, SLOT)
        .join(WAIT_AT, WAIT_AT.c.wait_id == WAIT.c.id)
        .join(SLOT, SLOT.c.resource_id == WAIT_AT.c.resource_id)
        .where(WAIT.c.state == "waiting", SLOT.c.state == "open", SLOT.c.taken < SLOT.c.capacity)
    )
    for row in both:
        asked = select(HOLD.c.id).where(HOLD.c.wait_id == row.id, HOLD.c.slot_id == row.id_1)
        half = "am" if (row.starts_at + timedelta(hours=8)).hour < 12 else "pm"
        fits = row.half in ("", half) and row.not_before <= row.starts_at <= row.not_after
        supplied = not row.pool or stock[row.resource_id] > 0
        in_time = awake and row.book_until > now + OFFER
        if fits and supplied and in_time and conn.execute(asked).first() is None:
            found.append((row.id, row.id_1))
    return found
