"""The entry for the calendar of a telephone of any visit that is still to come."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.clinic.appointments.plans import kind_of
from bot.clinic.context import Context
from bot.clinic.hometest import calendaring as home
from bot.clinic.slots import Booking
from bot.clinic.slots.sites import Kind
from bot.clinic.vaccinating import visits
from bot.moves import Put


def told(conn: Connection, context: Context, booking: Booking | None) -> tuple[Put, ...]:
    """The sentence with its link; nothing of a visit that is over or off, or where we have no
    address."""
    if booking is None or booking.state != "booked" or booking.starts_at <= context.now:
        return ()
    if kind_of(booking.resource) is Kind.home:
        return home.told(conn, context, booking)
    link = visits.calendar_link(conn, context, booking)
    return (Put("booked-calendar", {"link": link}, keys=False),) if link else ()
