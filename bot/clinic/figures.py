"""What a supervisor's board shows: who waits now, staff against load, and the day hour by hour."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select

from bot.clinic import acceptance, presence, rules
from bot.clinic.acceptance import Tally, merged
from bot.clinic.casefile import CASE, QUESTION, WAITS, State, among, rank
from bot.clinic.presence import At

HOUR = timedelta(hours=1)
BUSY = (State.active, State.waiting_doctor)  # what takes one of a clinician's places
COMMITTED = timedelta(minutes=1)  # by then, whatever was opened in an hour is in the database


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
    helping: int = 0  # people of other roles who serve this one, too
    paused: int = 0  # on a break, away after offers they missed, or not heard of
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
        """Every role with a case today or someone at work, in the order of the clinic's list."""
        line, people = (row.role for row in self.waiting), (row.role for row in self.staffing)
        order = {role: at for at, role in enumerate(rules.load().roles.roles)}
        found = {*self.today, *line, *people}
        return sorted(found, key=lambda role: (order.get(role, len(order)), role))


@dataclass(slots=True)
class Past:
    """Hours that cannot change any more, kept by whoever asks again and again."""

    day: datetime | None = None
    hours: dict[datetime, dict[str, Tally]] = field(default_factory=dict)

    def of(self, day: datetime) -> dict[datetime, dict[str, Tally]]:
        if self.day != day:
            self.day, self.hours = day, {}
        return self.hours


LINE = (
    select(
        CASE.c.role,
        CASE.c.level,
        func.count().label("n"),
        func.min(CASE.c.queued_at).label("since"),
    )
    .where(WAITS, CASE.c.kind != QUESTION)
    .group_by(CASE.c.role, CASE.c.level)
)
TAKEN = (
    select(CASE.c.staff_id, func.count())
    .where(CASE.c.staff_id.is_not(None), among(CASE.c.state, BUSY))
    .group_by(CASE.c.staff_id)
)


def waiting(conn: Connection) -> list[Waiting]:
    """Who waits now, by role and level, the most urgent level of a role first."""
    found = [Waiting(**row._mapping) for row in conn.execute(LINE)]
    return sorted(found, key=lambda row: (row.role, -rank(row.level)))


def staffing(conn: Connection, *, now: datetime, line: Iterable[Waiting] = ()) -> list[Staffing]:
    """By role, who is at work and how many places they have; *line* is who waits."""
    taken = {row[0]: row[1] for row in conn.execute(TAKEN)}
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in presence.everybody(conn):
        first, *others = _roles(one) or ("",)
        if one.state is not At.online or one.seen_at is None or one.seen_at < presence.alive(now):
            found[first]["paused"] += one.state is not At.off
            continue
        has = taken.get(one.staff_id, 0)
        place = {"capacity": one.capacity, "taken": has, "offered": max(0, one.load - has)}
        found[first].update(online=1, **place)
        for role in others:
            found[role]["helping"] += 1
    for row in line:
        found[row.role]["waiting"] += row.n
    rows = (Staffing(role, **values) for role, values in sorted(found.items()) if role)
    return [row for row in rows if row.online or row.paused or row.helping or row.waiting]


def _roles(one: presence.AtWork) -> list[str]:
    """Whom patients know them as, the first of it first; none for one who only supervises."""
    only = rules.load().roles.staff_only
    return [role for role in presence.serves(one) or (one.role,) if role not in only]


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
        staffing=staffing(conn, now=now, line=line),
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
