"""Who came to their visit and who did not; staff mark it. Of some nobody ever says.

A visit that nobody marked is `untold` some days after its day: not missed, for nobody is blamed
without a word, and not attended, for no attendance is made up. Its dose stays drawn, as one that
was given does: were it put back and had been given, it would be booked to somebody for whom there
is none. One that lies there after all is found by the next count, or given back when it is said
that they did not come.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.clinic.slots import bookings, doses, places
from bot.clinic.slots.rows import Booking, Why

EARLY = timedelta(days=1)  # somebody may come that much before their time
UNTOLD = "untold"
REASONS = ("list", "told", "late", "other")  # how it is known afterwards
SYSTEM, RECORD = "system", "record"  # the same: by the site's own system, by what is on record
PROGRAM = "program"


def attend(
    conn: Connection, *, booking_id: int, by: str, now: datetime, reason: str = ""
) -> Booking | Why:
    """They came; also of somebody who was marked as missing by mistake.

    *reason*: how it is known, asked for of a visit that is untold.
    """
    mine = _own(conn, booking_id)
    if isinstance(mine, Why) or mine.state == "attended":
        return mine
    if why := _unfit(mine, ("booked", "missed", UNTOLD), reason):
        return why
    if mine.starts_at - now > EARLY:
        return Why.early
    if mine.state == "missed" and not doses.draw_again(conn, mine.hold_id, by=by, now=now):
        return Why.stock
    bookings.end(conn, mine, "attended", "", now)
    return bookings.told(conn, booking_id, "attended", by, None, now, reason)


def miss(
    conn: Connection, *, booking_id: int, by: str, now: datetime, reason: str = ""
) -> Booking | Why:
    """They did not come. The time is gone; what was kept for them of the stock is free.

    *reason* as with `attend`.
    """
    mine = _own(conn, booking_id)
    if isinstance(mine, Why) or mine.state == "missed":
        return mine
    if why := _unfit(mine, ("booked", UNTOLD), reason):
        return why
    if now < mine.starts_at:
        return Why.early
    counted = mine.state == UNTOLD and doses.counted(conn, mine.hold_id)
    bookings.end(conn, mine, "missed", "", now)
    places.leave(conn, mine.hold_id, slot_id=mine.slot_id, was="booked", how="missed", now=now)
    if counted:
        doses.draw_again(conn, mine.hold_id, by=by, now=now)
    return bookings.told(conn, booking_id, "missed", by, None, now, reason)


def leave_untold(conn: Connection, *, booking_id: int, before: datetime, now: datetime) -> bool:
    """Nobody said what became of a visit that began before *before*; False: somebody has since."""
    mine = _own(conn, booking_id)
    if isinstance(mine, Why) or mine.state != "booked" or mine.starts_at >= before:
        return False
    bookings.end(conn, mine, UNTOLD, "", now)
    bookings.told(conn, booking_id, UNTOLD, PROGRAM, None, now)
    return True


def said(how: str) -> str:
    """How somebody of the staff says that it is known; empty for what is not on the list."""
    return how if how in REASONS else ""


def _own(conn: Connection, booking_id: int) -> Booking | Why:
    """A booking with its person and its window locked; the window alone where nobody has a chat."""
    mine = bookings.own(conn, booking_id, None)
    if isinstance(mine, Why):
        return mine
    places.lock(conn, [mine.slot_id])
    return bookings.get(conn, booking_id) or Why.gone


def _unfit(mine: Booking, states: tuple[str, ...], reason: str) -> Why | None:
    """Why it cannot be marked: it is not where it could be, or nobody says how it is known."""
    if mine.state not in states:
        return Why.gone
    known = mine.state != UNTOLD or reason in (*REASONS, SYSTEM, RECORD)
    return None if known else Why.reason
