"""Whether somebody abusive may reach the service desk alone for now.

Who is in danger is exempt: cases that go before all others are never narrowed.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, literal_column, select

from bot.clinic import calendar, queue_rules
from bot.clinic.alarms import ALARM, Name
from bot.clinic.casefile import CASE, DESK, STAFF
from bot.clinic.context import Context
from bot.moves import Put
from bot.store.queue import DeskLimit
from bot.store.statement import Prepared

LIMIT = DeskLimit.__table__  # type: ignore[attr-defined]
NARROW: dict[str, Any] = {"role": DESK, "department": "", "prefers": None, "limited": True}
STANDS = (
    LIMIT.c.person_id == bindparam("person"),
    LIMIT.c.lifted_at.is_(None),
    LIMIT.c.until > bindparam("now"),
)
UNTIL = Prepared(select(LIMIT.c.until).where(*STANDS))
ASKED = Prepared(
    select(ALARM.c.case_id)
    .join(CASE, CASE.c.id == ALARM.c.case_id)
    .where(CASE.c.person_id == bindparam("person"))
    .where(ALARM.c.name == literal_column(f"'{Name.limit}'"), ALARM.c.cleared_at.is_(None))
)
WHOLE = (
    select(LIMIT.c.id, LIMIT.c.case_id, LIMIT.c.at, LIMIT.c.until, STAFF.c.name.label("by"))
    .join(STAFF, STAFF.c.id == LIMIT.c.staff_id)
    .where(*STANDS)
)


class Limit(NamedTuple):
    """A limit that stands: decided in a case, by somebody of the staff, for a time."""

    id: int
    case_id: int
    at: datetime
    until: datetime
    by: str


def standing(conn: Connection, person_id: int, now: datetime) -> Limit | None:
    row = conn.execute(WHOLE, {"person": person_id, "now": now}).first()
    return None if row is None else Limit(*row)


def until(conn: Connection, person_id: int, now: datetime) -> datetime | None:
    """When somebody's limit ends; None for who has none."""
    row = UNTIL.first(conn, {"person": person_id, "now": now})
    return None if row is None else row[0]


def asked(conn: Connection, person_id: int) -> int | None:
    """The case in which a supervisor was asked to limit somebody, until one has seen to it."""
    row = ASKED.first(conn, {"person": person_id})
    return None if row is None else int(row[0])


def narrowed(conn: Connection, *, person_id: int, level: str, now: datetime) -> dict[str, Any]:
    """The columns of a limited person's case; none for who is not limited, or is in danger."""
    if level in queue_rules.load().hurry or until(conn, person_id, now) is None:
        return {}
    return dict(NARROW)


def sentence(ends: datetime, context: Context) -> Put:
    """What a limited person is told."""
    when = calendar.moment_phrase(ends, now=context.now, zone=context.zone)
    return Put("human-limited", {"until": when}, keys=False)


def said(conn: Connection, context: Context) -> tuple[Put, ...]:
    """The sentence for who is limited."""
    ends = until(conn, context.person_id, context.now)
    return () if ends is None else (sentence(ends, context),)
