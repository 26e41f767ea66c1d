"""Who came to their visit and who did not; staff mark it."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.clinic.slots import bookings, doses, places
from bot.clinic.slots.rows import Booking, Why

EARLY = timedelta(days=1)  # somebody may come that much before their time


def attend(conn: Connection, *, booking_id: int, by: str, now: datetime) -> Booking | Why:
    """They came; also of somebody who was marked as missing by mistake."""
    mine = bookings.own(conn, booking_id, None)
    if isinstance(mine, Why) or mine.state == "attended":
        return mine
    if mine.state not in ("booked", "missed"):
        return Why.gone
    if mine.starts_at - now > EARLY:
        return Why.early
    if mine.state == "missed" and not doses.draw_again(conn, mine.hold_id, by=by, now=now):
        return Why.stock
    bookings.end(conn, mine, "attended", "", now)
    return bookings.told(conn, booking_id, "attended", by, None, now)


def miss(conn: Connection, *, booking_id: int, by: str, now: datetime) -> Booking | Why:
    """They did not come. The time is gone; what was kept for them of the stock is free."""
    mine = bookings.own(conn, booking_id, None)
    if isinstance(mine, Why) or mine.state == "missed":
        return mine
    if mine.state != "booked":
        return Why.gone
    if now < mine.starts_at:
        return Why.early
    places.lock(conn, [mine.slot_id])
    bookings.end(conn, mine, "missed", "", now)
    places.leave(conn, mine.hold_id, slot_id=mine.slot_id, was="booked", how="missed", now=now)
    return bookings.told(conn, booking_id, "missed", by, None, now)
