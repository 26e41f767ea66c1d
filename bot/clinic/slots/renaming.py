"""Gives a visit to another patient of the same person, when the first of several stays away."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.clinic.slots import bookings
from bot.clinic.slots.rows import BOOKING, HOLD, Booking, Why


def rename(
    conn: Connection, *, booking_id: int, patient_id: int | None, product: str, by: str,
    now: datetime,
) -> Booking | Why:  # fmt: skip
    """Its place is now this patient's, for this product; `already` when they have such a visit."""
    mine = bookings.own(conn, booking_id, None)
    if isinstance(mine, Why) or (mine.patient_id, mine.product) == (patient_id, product):
        return mine
    if not mine.open:
        return Why.gone
    theirs = (BOOKING.c.patient_id == patient_id, BOOKING.c.product == product)
    of_dose = (BOOKING.c.dose == mine.dose, bookings.OPEN, BOOKING.c.extra == 0)
    if conn.execute(select(BOOKING.c.id).where(*theirs, *of_dose)).first() is not None:
        return Why.already
    new = {"patient_id": patient_id, "product": product}
    conn.execute(update(HOLD).where(HOLD.c.id == mine.hold_id).values(new))
    conn.execute(
        update(BOOKING).where(BOOKING.c.id == booking_id).values(new | {"changed_at": now})
    )
    return bookings.told(conn, booking_id, "renamed", by, None, now)
