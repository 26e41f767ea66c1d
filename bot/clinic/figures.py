"""What a supervisor's board shows: who waits now, staff against load, and the day hour by hour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, bindparam, func, select
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import SQLModel

from bot.clinic import acceptance
from bot.clinic.acceptance import Tally, merged
from bot.clinic.casefile import CASE, OWNED, QUEUED, STAFF, rank
from bot.clinic.lifecycle import CASE_EVENT

PRESENCE = SQLModel.metadata.tables["presence"]
OFFER = SQLModel.metadata.tables["offer"]
HOUR = timedelta(hours=1)
COMMITTED = timedelta(minutes=1)  # by then, whatever was opened in an hour is in the database
AT_WORK = "online"
PAUSED = ("break", "away")
# What puts a case that somebody had into the queue again: its patient waits anew.
RETURNS = ("handed-back", "reopened", "transferred", "returned", "callback-due")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Patients of one role and level whom nobody has accepted; *since*: who waits longest."""

    role: str
    level: str
    n: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Staffing:
    """The people of one role: places are cases at once, over those who are online."""

    role: str
    online: int = 0
    paused: int = 0  # on a break, or away after offers they missed
    capacity: int = 0
    taken: int = 0  # live cases those online have now
    offered: int = 0  # held out to them at this moment
    waiting: int = 0  # patients of the role whom nobody has

    @property
    def free(self) -> int:
        return max(0, self.capacity - self.taken - self.offered)

    @property
    def over(self) -> int:
        """Cases beyond the places: urgent ones may take one more."""
        return max(0, self.taken + self.offered - self.capacity)


@dataclass(frozen=True, slots=True)
class Hour:
    """The cases that were opened in one hour of the clinic's day."""

    start: datetime
    tally: Tally


@dataclass(frozen=True, slots=True)
class Figures:
    """One look at the whole clinic."""

    at: datetime
    waiting: list[Waiting]
    staffing: list[Staffing]
    recent: dict[str, Tally]  # by role: the last minutes, which the board calls now
    hour: dict[str, Tally]  # by role: since the full hour
    today: dict[str, Tally]  # by role
    hours: list[Hour]  # from midnight to now

    @property
    def longest(self) -> datetime | None:
        """Since when the one who waits longest has been waiting."""
        return min((row.since for row in self.waiting), default=None)

    @property
    def roles(self) -> list[str]:
        """Every role with a case today or someone at work, in a steady order."""
        line, people = (row.role for row in self.waiting), (row.role for row in self.staffing)
        return sorted({*self.today, *line, *people})


@dataclass(slots=True)
class Past:
    """Hours that cannot change any more, kept by whoever asks again and again."""

    day: datetime | None = None
    hours: dict[datetime, dict[str, Tally]] = field(default_factory=dict)

    def of(self, day: datetime) -> dict[datetime, dict[str, Tally]]:
        if self.day != day:
            self.day, self.hours = day, {}
        return self.hours


def _now_in(column: ColumnElement[Any], values: Iterable[str], name: str) -> ColumnElement[bool]:
    """The values written out: a partial index is used only where the planner can read them."""
    return column.in_(
        bindparam(name, [str(one) for one in values], expanding=True, literal_execute=True)
    )


QUEUED_NOW = _now_in(CASE.c.state, QUEUED, "queued")
OWNED_NOW = _now_in(CASE.c.state, OWNED, "owned")
BACK = (
    select(func.max(CASE_EVENT.c.at))
    .where(CASE_EVENT.c.case_id == CASE.c.id, CASE_EVENT.c.name.in_(RETURNS))
    .correlate(CASE)
    .scalar_subquery()
)
LINE = select(
    CASE.c.role, CASE.c.level, func.coalesce(BACK, CASE.c.opened_at).label("since")
).where(QUEUED_NOW, CASE.c.kind != "question")
TAKEN = (
    select(CASE.c.staff_id, func.count())
    .where(OWNED_NOW, CASE.c.staff_id.is_not(None))
    .where(CASE.c.state != "waiting_patient")  # a patient long silent takes no place
    .group_by(CASE.c.staff_id)
)
HELD_OUT = (
    select(OFFER.c.staff_id, func.count())
    .where(OFFER.c.result == bindparam("open", "", literal_execute=True))
    .group_by(OFFER.c.staff_id)
)
AROUND: Select[Any] = (
    select(STAFF.c.id, STAFF.c.role, STAFF.c.capacity, PRESENCE.c.state)
    .join(PRESENCE, PRESENCE.c.staff_id == STAFF.c.id)
    .where(STAFF.c.active, PRESENCE.c.state.in_((AT_WORK, *PAUSED)))
)


def waiting(conn: Connection) -> list[Waiting]:
    """Who waits now, by role and level, the most urgent level of a role first."""
    found: dict[tuple[str, str], Waiting] = {}
    for role, level, since in conn.execute(LINE):
        before = found.get((role, level))
        n, first = (before.n, before.since) if before else (0, since)
        found[role, level] = Waiting(role, level, n + 1, min(first, since))
    return sorted(found.values(), key=lambda row: (row.role, -rank(row.level)))


def staffing(conn: Connection, line: Iterable[Waiting] = ()) -> list[Staffing]:
    """By role, who is at work and how many places they have; *line* is who waits."""
    taken = _per_staff(conn, TAKEN)
    offered = _per_staff(conn, HELD_OUT)
    found: dict[str, dict[str, int]] = {}

    def add(role: str, **more: int) -> None:
        row = found.setdefault(role, {})
        for name, n in more.items():
            row[name] = row.get(name, 0) + n

    for staff_id, role, capacity, state in conn.execute(AROUND):
        if state != AT_WORK:
            add(role, paused=1)
            continue
        has, held = taken.get(staff_id, 0), offered.get(staff_id, 0)
        add(role, online=1, capacity=capacity, taken=has, offered=held)
    for row in line:
        add(row.role, waiting=row.n)
    return [Staffing(role, **values) for role, values in sorted(found.items())]


def _per_staff(conn: Connection, counts: Select[Any]) -> dict[int, int]:
    return {row[0]: row[1] for row in conn.execute(counts)}


def midnight(now: datetime, zone: ZoneInfo) -> datetime:
    """When the clinic's day began."""
    return now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)


def hours_of(day: datetime, now: datetime) -> Iterator[datetime]:
    """The hours begun since *day*, counted as they pass: a day of changed clocks has 23 or 25."""
    start, until = day.timestamp(), now.timestamp()
    while start <= until:
        yield datetime.fromtimestamp(start, day.tzinfo)
        start += HOUR.total_seconds()


def take(conn: Connection, *, now: datetime, zone: ZoneInfo, past: Past | None = None) -> Figures:
    """The whole board. With *past*, settled hours of the day are not counted again."""
    day = midnight(now, zone)
    line = waiting(conn)
    by_hour = _by_hour(conn, day, now, (past or Past()).of(day))
    recent = now - timedelta(minutes=acceptance.goals().now_minutes)
    return Figures(
        at=now,
        waiting=line,
        staffing=staffing(conn, line),
        recent=acceptance.span(conn, start=recent, end=_just_after(now), now=now),
        hour=by_hour[-1][1],
        today=_by_role(found for _, found in by_hour),
        hours=[Hour(start, merged(found.values())) for start, found in by_hour],
    )


def _by_hour(
    conn: Connection, day: datetime, now: datetime, kept: dict[datetime, dict[str, Tally]]
) -> list[tuple[datetime, dict[str, Tally]]]:
    found = []
    for start in hours_of(day, now):
        end = start.astimezone(now.tzinfo) + HOUR
        tallies = kept.get(start)
        if tallies is None:
            tallies = acceptance.span(conn, start=start, end=end, now=now)
        if end + COMMITTED < now and not any(tally.moving for tally in tallies.values()):
            kept[start] = tallies
        found.append((start, tallies))
    return found


def _by_role(many: Iterable[dict[str, Tally]]) -> dict[str, Tally]:
    found: dict[str, list[Tally]] = {}
    for tallies in many:
        for role, tally in tallies.items():
            found.setdefault(role, []).append(tally)
    return {role: merged(tallies) for role, tallies in sorted(found.items())}


def _just_after(now: datetime) -> datetime:
    return now + timedelta(microseconds=1)
