"""Tells somebody who hesitates that the time kept for them ends soon, and that it has ended.

Both are planned with the hold and looked at again when they are due: nothing is said of a time
that was booked, given back or kept longer since.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.clinic.slots import holds, news, rules
from bot.clinic.slots.rows import Hold

STALE = timedelta(minutes=30)  # nobody is told of the end so long after it


def plan(conn: Connection, hold: Hold) -> None:
    """To be said of a hold as it stands now; the caller has its person's lock."""
    assert hold.person_id is not None
    data = {"hold": hold.id}
    if not hold.extended:
        soon = hold.until - timedelta(minutes=rules.load().holds.ending_minutes)
        key = f"{news.ENDING}:{hold.id}"
        news.tell(conn, hold.person_id, news.ENDING, data, key=key, due=soon, late=hold.until)
    key = f"{news.OVER}:{hold.id}:{hold.until.isoformat()}"
    late = hold.until + STALE
    news.tell(conn, hold.person_id, news.OVER, data, key=key, due=hold.until, late=late)


def ending(conn: Connection, hold_id: int, person_id: int, *, now: datetime) -> bool:
    """Whether it is still theirs, and could be kept longer."""
    hold = holds.hold_of(conn, hold_id)
    mine = hold is not None and hold.person_id == person_id and hold.state == "held"
    return mine and hold is not None and hold.until > now and not hold.extended


def over(conn: Connection, hold_id: int, person_id: int, *, now: datetime) -> bool:
    """Whether its time has ended without a booking."""
    hold = holds.hold_of(conn, hold_id)
    if hold is None or hold.person_id != person_id or hold.until > now:
        return False
    return hold.state in ("held", "over")
