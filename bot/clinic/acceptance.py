"""How soon patients were accepted: the share within the goal's seconds, and the waits of a span.

A case counts once it is decided: accepted, or not accepted although the goal's time has gone by.
Its wait ends with its first acceptance; handing a case on neither mends nor spoils the figure.
Who gave up waiting after that time, or took a callback instead, counts as not accepted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from pydantic import Field
from sqlalchemy import Connection, and_, bindparam, case, func, not_, or_, select
from sqlalchemy.sql.elements import ColumnElement

from bot.clinic.casefile import CASE, LIVE, NAMED, State, among
from bot.clinic.datafile import Head, read
from bot.clinic.lifecycle import CASE_EVENT
from bot.clinic.rules import HOME
from bot.store.columns import Utc
from bot.store.spans import milliseconds


class Goals(Head):
    goal_seconds: int = Field(gt=0)
    goal_share: float = Field(gt=0, le=100)
    now_minutes: int = Field(gt=0)


@lru_cache(maxsize=1)
def goals() -> Goals:
    """What the board measures by. Raises DataError."""
    return read(HOME / "board.yaml", Goals)


@dataclass(frozen=True, slots=True)
class Tally:
    """The cases opened within a span of time.

    `waits`: seconds until the first acceptance, rounded up, and how many cases waited so long.
    """

    waits: Mapping[int, int] = field(default_factory=dict)
    missed: int = 0  # not accepted: still waiting, or gone, after the goal's time
    moving: int = 0  # neither accepted nor gone: these figures will change

    @property
    def accepted(self) -> int:
        return sum(self.waits.values())

    @property
    def cases(self) -> int:
        """Those that are decided."""
        return self.accepted + self.missed

    @property
    def within(self) -> int:
        most = goals().goal_seconds
        return sum(n for seconds, n in self.waits.items() if seconds <= most)

    @property
    def later(self) -> int:
        return self.accepted - self.within

    @property
    def share(self) -> float | None:
        """Per cent accepted in time, cut (not rounded) to a tenth; None without a case."""
        return self.within * 1000 // self.cases / 10 if self.cases else None

    @property
    def good(self) -> bool | None:
        """Whether the goal is met; None without a case."""
        return None if self.share is None else self.share >= goals().goal_share

    def wait(self, percent: int) -> int | None:
        """Seconds within which *percent* of the accepted cases were accepted."""
        left = -(-self.accepted * percent // 100)
        for seconds in sorted(self.waits):
            left -= self.waits[seconds]
            if left <= 0:
                return seconds
        return None


def merged(tallies: Iterable[Tally]) -> Tally:
    """Several tallies as one."""
    waits: dict[int, int] = {}
    missed = moving = 0
    for one in tallies:
        missed, moving = missed + one.missed, moving + one.moving
        for seconds, n in one.waits.items():
            waits[seconds] = waits.get(seconds, 0) + n
    return Tally(waits, missed, moving)


def _first(*names: str) -> ColumnElement[datetime]:
    """One by one through the index of a case's events, however many events there are."""
    found = select(func.min(CASE_EVENT.c.at)).where(CASE_EVENT.c.case_id == CASE.c.id)
    return found.where(among(CASE_EVENT.c.name, names)).correlate(CASE).scalar_subquery()


# Those who would rather be called, or read an answer later, wait live no longer.
LEFT = ("callback-booked", "question-left")
EACH = (
    select(
        CASE.c.role,
        CASE.c.opened_at,
        CASE.c.kind,
        CASE.c.state,
        CASE.c.closed_at,
        _first("accepted").label("accepted_at"),
        _first(*LEFT).label("left_at"),
    )
    .where(CASE.c.opened_at >= bindparam("start"), CASE.c.opened_at < bindparam("end"))
    .cte("each_case")
    .prefix_with("MATERIALIZED")  # or each case's events would be read once for each use
)
NOW = bindparam("now", type_=Utc)
CANCELLED = EACH.c.state == State.cancelled.value
ACCEPTED = and_(
    EACH.c.accepted_at.is_not(None),
    or_(EACH.c.left_at.is_(None), EACH.c.accepted_at < EACH.c.left_at),
)
GONE = func.coalesce(EACH.c.left_at, case((CANCELLED, EACH.c.closed_at)), NOW, type_=Utc)


def _seconds(until: ColumnElement[datetime]) -> ColumnElement[int]:
    """Rounded up, so that 30.2 seconds are not within 30."""
    return (milliseconds(EACH.c.opened_at, until) + 999) // 1000


WAIT = case((ACCEPTED, _seconds(EACH.c.accepted_at)))
LATE = case((ACCEPTED, False), else_=_seconds(GONE) > bindparam("most"))
MOVING = and_(not_(ACCEPTED), EACH.c.left_at.is_(None), not_(CANCELLED))
SPAN = (
    select(
        EACH.c.role,
        WAIT.label("wait"),
        LATE.label("late"),
        MOVING.label("moving"),
        func.count().label("n"),
    )
    .where(or_(among(EACH.c.kind, (LIVE, NAMED)), EACH.c.left_at.is_not(None)))
    .group_by("role", "wait", "late", "moving")
)


def span(conn: Connection, *, start: datetime, end: datetime, now: datetime) -> dict[str, Tally]:
    """By role, the cases that were opened from *start* until before *end*, as they stand *now*."""
    values = {"start": start, "end": end, "now": now, "most": goals().goal_seconds}
    waits: dict[str, dict[int, int]] = {}
    missed: dict[str, int] = {}
    moving: dict[str, int] = {}
    for role, wait, late, still, n in conn.execute(SPAN, values):
        of_role = waits.setdefault(role, {})
        if wait is not None:
            of_role[wait] = of_role.get(wait, 0) + n
            continue
        missed[role] = missed.get(role, 0) + n * bool(late)
        moving[role] = moving.get(role, 0) + n * bool(still)
    return {
        role: Tally(found, missed.get(role, 0), moving.get(role, 0))
        for role, found in waits.items()
    }
