"""The entry of a home visit for the calendar of a telephone, behind a link."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.clinic import entries
from bot.clinic.context import Context
from bot.clinic.hometest.choosing import title
from bot.clinic.slots import Booking
from bot.moves import Put


def told(
    conn: Connection, context: Context, visit: Booking, *, off: bool = False
) -> tuple[Put, ...]:
    """What is said with it; nothing where we have no address. Nobody's home is in the entry."""
    named = {"key": "home-calendar-title", "panel": title(context, visit.product)}
    link = entries.link(conn, context, visit, title=named, texts="hometest", off=off)
    key = "home-calendar-off" if off else "home-calendar"
    return (Put(key, {"link": link}, keys=False),) if link else ()
