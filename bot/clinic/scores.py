"""The scores of quality review, by clinician and month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, bindparam, func, select

from bot.clinic import checklist
from bot.clinic.casefile import CASE, STAFF
from bot.clinic.reviews import REVIEW


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean score of some reviews, in whole per cent; *n* is how many had a score."""

    total: int = 0
    n: int = 0

    def __add__(self, other: Mean) -> Mean:
        return Mean(self.total + other.total, self.n + other.n)

    @property
    def score(self) -> int | None:
        return (2 * self.total + self.n) // (2 * self.n) if self.n else None


@dataclass(frozen=True, slots=True)
class Row:
    """One clinician: a mean for each month, in the order of `Scores.months`."""

    staff_id: int
    name: str
    title: str
    months: list[Mean]

    @property
    def whole(self) -> Mean:
        return sum(self.months, Mean())


@dataclass(frozen=True, slots=True)
class Scores:
    """Months are the first of each, in the clinic's zone, the present one last."""

    months: list[datetime]
    rows: list[Row]

    @property
    def months_all(self) -> list[Mean]:
        """Of every clinician together."""
        each = [row.months for row in self.rows]
        return [sum(means, Mean()) for means in zip(*each, strict=True)]

    @property
    def whole(self) -> Mean:
        return sum(self.months_all, Mean())


MONTH: Select[Any] = (
    select(
        CASE.c.staff_id,
        STAFF.c.name,
        STAFF.c.title,
        func.sum(REVIEW.c.score).label("total"),
        func.count().label("n"),
    )
    .join(CASE, CASE.c.id == REVIEW.c.case_id)
    .join(STAFF, STAFF.c.id == CASE.c.staff_id)
    .where(REVIEW.c.done_at >= bindparam("start"), REVIEW.c.done_at < bindparam("end"))
    .where(REVIEW.c.score.is_not(None))
    .group_by(CASE.c.staff_id, STAFF.c.name, STAFF.c.title)
)


def averages(conn: Connection, *, now: datetime, zone: ZoneInfo) -> Scores:
    """By clinician and by the month of the review, over the months the checklist names."""
    months = list(months_until(now.astimezone(zone), checklist.load().months))
    found: dict[int, Row] = {}
    for at, start in enumerate(months):
        for row in conn.execute(MONTH, {"start": start, "end": _next_month(start)}):
            empty = Row(row.staff_id, row.name, row.title, [Mean()] * len(months))
            of_staff = found.setdefault(row.staff_id, empty)
            of_staff.months[at] = Mean(int(row.total), row.n)
    return Scores(months, sorted(found.values(), key=lambda row: (row.name, row.staff_id)))


def months_until(now: datetime, n: int) -> Iterator[datetime]:
    """The first moments of *n* months, the last of them that of *now*."""
    for back in range(n - 1, -1, -1):
        year, month = divmod(now.year * 12 + now.month - 1 - back, 12)
        yield datetime(year, month + 1, 1, tzinfo=now.tzinfo)


def _next_month(first: datetime) -> datetime:
    year, month = divmod(first.year * 12 + first.month, 12)
    return datetime(year, month + 1, 1, tzinfo=first.tzinfo)
