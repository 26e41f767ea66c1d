"""Ends what an erased person still holds or has booked, and empties what was sealed of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, select, update

from bot.clinic.slots import bookings, holds
from bot.clinic.slots.rows import BOOKING, HOLD, WAIT

Whose = Callable[[Table], Any]


def forget(conn: Connection, whose: Whose, *, now: datetime) -> int:
    """Free all places that are theirs; the rows stay as proof, without a patient and words.

    *whose* says which rows of a table are meant. Returns how many rows were emptied.
    """
    # First, or what they leave would be kept for themselves.
    conn.execute(update(WAIT).where(whose(WAIT)).values(state="left"))
    to_come = (whose(BOOKING), BOOKING.c.state.in_(["booked", "displaced"]))
    for booking_id in _ids(conn, BOOKING, *to_come):
        bookings.cancel(
            conn, booking_id=booking_id, person_id=None, now=now, reason="erased", by="erasure"
        )
    for hold_id in _ids(conn, HOLD, whose(HOLD), HOLD.c.state == "held"):
        holds.release(conn, hold_id=hold_id, person_id=None, now=now)
    bare: dict[str, Any] = {"patient_id": None}
    conn.execute(update(HOLD).where(whose(HOLD)).values(bare))
    return conn.execute(
        update(BOOKING).where(whose(BOOKING)).values(bare | {"body": None})
    ).rowcount


def _ids(conn: Connection, table: Table, *which: Any) -> list[int]:
    return list(conn.execute(select(table.c.id).where(*which).order_by(table.c.id)).scalars())
