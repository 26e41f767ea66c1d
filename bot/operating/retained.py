"""What is kept how long, what the last daily run took away, and what must stay: for the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, func, select
from sqlmodel import SQLModel

import bot.store.record  # noqa: F401 - fills the metadata
from bot.clinic import deskfile, retention, slots
from bot.clinic.appointments import unmarked
from bot.clinic.audit import AUDIT
from bot.clinic.people import PERSON
from bot.operating import funnels

HOLD = SQLModel.metadata.tables["hold"]
RAN = "retention.ran"
MOST = 50  # holds shown


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of data: *span* and *unit* (years, days, hours) it is kept; *gone* at the last run.

    None where runs do not count it.
    """

    name: str
    span: int
    unit: str
    gone: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """Nothing of this person may be erased."""

    alias: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Retained:
    """Everything of the page. *ran_at*: the last daily run; *next_at*: from then on the next."""

    kinds: list[Kind]
    ran_at: datetime | None
    next_at: datetime
    held: int
    holds: list[Held]


def look(conn: Connection, *, now: datetime) -> Retained:
    ran_at, gone = _last(conn)
    held = conn.execute(select(func.count()).select_from(HOLD)).scalar_one()
    today = ran_at is not None and ran_at.astimezone(UTC).date() == now.astimezone(UTC).date()
    tomorrow = now.astimezone(UTC).date() + timedelta(days=1)
    midnight = datetime.combine(tomorrow, time(), tzinfo=UTC)
    closed = None if ran_at is None else unmarked.closed(conn, since=ran_at)
    return Retained(
        _kinds(gone, closed), ran_at, midnight if today else now, int(held), _holds(conn)
    )


def _last(conn: Connection) -> tuple[datetime | None, dict[str, int]]:
    """When the daily run was last, and how many rows of each kind it took."""
    newest = (
        select(AUDIT.c.at, AUDIT.c.detail)
        .where(AUDIT.c.subject == "clinic", AUDIT.c.action == RAN)
        .order_by(AUDIT.c.id.desc())
        .limit(1)
    )
    row = conn.execute(newest).first()
    if row is None:
        return None, {}
    pairs: Any = (pair.partition(":") for pair in row.detail.split())
    return row.at, {name: int(count) for name, _, count in pairs if count.isdigit()}


def _kinds(gone: dict[str, int], closed: int | None) -> list[Kind]:
    rules, desk = retention.load(), deskfile.load()
    return [
        Kind("records", rules.record_years, "years", gone.get("records")),
        Kind("dialogue", rules.dialogue_years, "years", gone.get("dialogue")),
        Kind("finished", rules.finish_hours, "hours", gone.get("finished")),
        Kind("left", rules.leave_hours, "hours", gone.get("left")),
        Kind("unclear", desk.unclear_days, "days"),
        Kind("counts", funnels.KEPT.days, "days"),
        Kind("keys", retention.KEYS.days, "days"),
        Kind("unmarked", slots.load().unmarked.days, "days", closed),
    ]


def _holds(conn: Connection) -> list[Held]:
    query = (
        select(PERSON.c.alias, HOLD.c.reason, HOLD.c.at)
        .join(PERSON, PERSON.c.id == HOLD.c.person_id)
        .order_by(HOLD.c.at.desc())
        .limit(MOST)
    )
    return [Held(*row) for row in conn.execute(query)]
