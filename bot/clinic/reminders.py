"""What a person asked to be reminded of, or is asked about later: rows that come due once."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.clinic.context import Context
from bot.store.tables import Timer

TIMER = Timer.__table__  # type: ignore[attr-defined]
HOUR = 10  # of the day, in the clinic's zone
LATE = timedelta(days=2)  # a reminder that old is not sent any more
SPOT, CRISIS = "spot.due", "crisis.after"


def crisis(conn: Connection, context: Context) -> None:
    """The day after a crisis somebody asks how it is, once however it was noticed."""
    plan(conn, context, CRISIS, days=1, of=context.person_id)


def plan(conn: Connection, context: Context, name: str, *, days: int, of: int) -> None:
    """Remind once, in so many days; planned twice for the same day it is one."""
    day = context.today + timedelta(days=days)
    due = datetime.combine(day, time(HOUR), ZoneInfo(context.zone))
    row: dict[str, Any] = {
        "key": f"{name}:{of}:{day.isoformat()}",
        "name": name,
        "person_id": context.person_id,
        "body": {"of": of},
        "due_at": due,
        "late_at": due + LATE,
        "state": "waiting",
    }
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    conn.execute(make(TIMER).on_conflict_do_nothing(), row)


def drop(conn: Connection, name: str, *, of: int) -> None:
    """What was planned is not wanted any more."""
    mine = (TIMER.c.key.like(f"{name}:{of}:%"), TIMER.c.state == "waiting")
    conn.execute(update(TIMER).where(*mine).values(state="off"))
