"""What became of a notice, in figures: for the console, the command line and an export."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any, NamedTuple

from sqlalchemy import Connection, Integer, Select, and_, cast, func, literal, select
from sqlmodel import SQLModel

import bot.store.slots  # noqa: F401 - fills the metadata
from bot.clinic.notices import rules
from bot.clinic.notices.judging import REACHED, stops
from bot.clinic.notices.mass import MASS
from bot.clinic.notices.notice import Notice
from bot.clinic.notices.recipients import RECIPIENT, State, counts

BOOKING = SQLModel.metadata.tables["booking"]
OPEN = (State.planned, State.claimed)
PAGE = 2000
DAY_SECONDS = 86_400.0
COLUMNS = ("row", "channel", "way", "state", "reason", "attempts", "at", "tapped", "stopped")


@dataclass(slots=True)
class Report:
    """The figures of one notice."""

    id: int
    name: str
    state: str
    reason: str
    frozen: bool
    total: int
    states: dict[str, int]
    reasons: dict[str, int] = field(default_factory=dict)  # state:reason
    channels: dict[str, dict[str, int]] = field(default_factory=dict)
    ways: dict[str, int] = field(default_factory=dict)
    taps: int = 0
    bookings: int = 0  # made within the days of the rules after a tap
    stops: int = 0
    mass: list[dict[str, Any]] = field(default_factory=list)

    @property
    def reached(self) -> int:
        return sum(self.states.get(state, 0) for state in REACHED)

    @property
    def handled(self) -> int:
        return self.total - sum(self.states.get(state, 0) for state in OPEN)

    def as_data(self) -> dict[str, Any]:
        return asdict(self) | {"reached": self.reached, "handled": self.handled}


def report(conn: Connection, notice: Notice) -> Report:
    """The figures as they are now."""
    found = counts(conn, notice.id)
    made = Report(
        id=notice.id,
        name=notice.name,
        state=str(notice.state),
        reason=notice.reason,
        frozen=notice.frozen_at is not None,
        total=sum(found.values()),
        states={str(state): 0 for state in State},
    )
    for (state, reason), number in found.items():
        made.states[state] += number
        if reason:
            made.reasons[f"{state}:{reason}"] = number
    _channels(conn, made)
    made.taps, made.stops = _taps(conn, notice.id), stops(conn, notice.id)
    made.bookings = bookings(conn, notice.id)
    made.mass = _mass(conn, notice.id)
    return made


def brief(conn: Connection, notice: Notice) -> Report:
    """As `report`, with the states alone: for a list of many."""
    found = counts(conn, notice.id) if notice.began_at else {}
    states: dict[str, int] = {str(state): 0 for state in State}
    for (state, _), number in found.items():
        states[state] += number
    return Report(
        id=notice.id,
        name=notice.name,
        state=str(notice.state),
        reason=notice.reason,
        frozen=notice.frozen_at is not None,
        total=sum(states.values()),
        states=states,
    )


def _channels(conn: Connection, made: Report) -> None:
    group = (RECIPIENT.c.channel, RECIPIENT.c.way, RECIPIENT.c.state)
    rows = conn.execute(
        select(*group, func.count()).where(RECIPIENT.c.notice_id == made.id).group_by(*group)
    )
    for channel, way, state, number in rows:
        states = made.channels.setdefault(channel, {})
        states[state] = states.get(state, 0) + number
        made.ways[way] = made.ways.get(way, 0) + number


def _taps(conn: Connection, notice_id: int) -> int:
    mine = (RECIPIENT.c.notice_id == notice_id, RECIPIENT.c.tapped_at.is_not(None))
    return int(conn.execute(select(func.count()).select_from(RECIPIENT).where(*mine)).scalar_one())


def bookings(conn: Connection, notice_id: int) -> int:
    """Bookings of those who tapped, made after the tap and within the days that count."""
    days = timedelta(days=rules.load().attribution_days)
    tapped = select(RECIPIENT.c.person_id, RECIPIENT.c.tapped_at).where(
        RECIPIENT.c.notice_id == notice_id, RECIPIENT.c.tapped_at.is_not(None)
    )
    first = tapped.subquery()
    made = and_(BOOKING.c.person_id == first.c.person_id, BOOKING.c.made_at >= first.c.tapped_at)
    rows = conn.execute(
        select(BOOKING.c.id, BOOKING.c.made_at, first.c.tapped_at).join(first, made)
    )
    return len({row.id for row in rows if row.made_at <= row.tapped_at + days})


def _mass(conn: Connection, notice_id: int) -> list[dict[str, Any]]:
    names = ("state", "size", "reached", "failed", "reason", "tag_id")
    query = select(*(MASS.c[name] for name in names)).where(MASS.c.notice_id == notice_id)
    return [dict(row._mapping) for row in conn.execute(query.order_by(MASS.c.id))]


class Point(NamedTuple):
    """How many were sent to up to a moment, and how many of them tapped or stopped by then."""

    at: datetime
    sent: int
    taps: int
    stops: int


def course(conn: Connection, notice_id: int, *, now: datetime, points: int = 40) -> list[Point]:
    """How it went, from its first send until now or the last thing that happened."""
    mine = RECIPIENT.c.notice_id == notice_id
    gone = RECIPIENT.c.state.in_((*REACHED, "failed", "unknown"))
    begin, last = conn.execute(
        select(func.min(RECIPIENT.c.at), func.max(RECIPIENT.c.at)).where(mine, gone)
    ).one()
    if begin is None:
        return []
    moments = [last, *conn.execute(_latest(mine)).one()]
    end = max(moment for moment in moments if moment is not None)
    step = max((min(end, now) - begin) / points, timedelta(seconds=1))
    counted = [
        _cumulated(conn, column, where, begin, step, points)
        for column, where in (
            (RECIPIENT.c.at, and_(mine, gone)),
            (RECIPIENT.c.tapped_at, mine),
            (RECIPIENT.c.stopped_at, mine),
        )
    ]
    return [Point(begin + step * (n + 1), *(one[n] for one in counted)) for n in range(points)]


def _latest(mine: Any) -> Select[Any]:
    return select(func.max(RECIPIENT.c.tapped_at), func.max(RECIPIENT.c.stopped_at)).where(mine)


def _cumulated(
    conn: Connection, column: Any, where: Any, begin: datetime, step: timedelta, points: int
) -> list[int]:
    """How many lie before the end of each step."""
    every = step.total_seconds()
    if conn.dialect.name == "sqlite":
        days = func.julianday(column) - func.julianday(literal(begin, column.type))
        passed = cast(days * DAY_SECONDS / every, Integer)
    else:
        since = func.extract("epoch", literal(begin, column.type))
        passed = cast(func.floor((func.extract("epoch", column) - since) / every), Integer)
    at = passed.label("at")
    group = select(at).where(where, column.is_not(None)).subquery()
    query = select(group.c.at, func.count()).group_by(group.c.at)
    found = [0] * points
    for place, number in conn.execute(query):
        found[min(max(int(place), 0), points - 1)] += int(number)
    return list(accumulate(found))


def rows(conn: Connection, notice_id: int) -> Iterator[tuple[Any, ...]]:
    """The list for an export: without words, names, pseudonyms and addresses; see COLUMNS."""
    after, number = 0, 0
    names = ("id", "channel", "way", "state", "reason", "attempts", "at", "tapped_at", "stopped_at")
    while True:
        query = (
            select(*(RECIPIENT.c[name] for name in names))
            .where(RECIPIENT.c.notice_id == notice_id, RECIPIENT.c.id > after)
            .order_by(RECIPIENT.c.id)
            .limit(PAGE)
        )
        found = conn.execute(query).all()
        if not found:
            return
        after = found[-1].id
        for row in found:
            number += 1
            yield (number, *row[1:])
