"""The curve of a notice counts what its rows tell, to the millisecond, in either database."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, insert, select

from bot.clinic.notices import report
from bot.clinic.notices.recipients import RECIPIENT
from bot.store.people import ACCOUNT
from bot.store.session import Store
from tests.clinic import NOON
from tests.contract.notice_parts import ZONE, people, running

BEGAN = NOON + timedelta(milliseconds=730)
Moments = tuple[datetime, datetime | None, datetime | None]


def sent(conn: Connection, rows: Sequence[Moments], *, state: str = "sent") -> int:
    """A notice with a row for each (at, tapped_at, stopped_at)."""
    made = running(conn)
    ids = people(conn, len(rows))
    accounts = conn.execute(select(ACCOUNT.c.id).order_by(ACCOUNT.c.id)).scalars()
    for person_id, account_id, (at, tapped, stopped) in zip(ids, accounts, rows, strict=True):
        row = {"notice_id": made, "account_id": account_id, "person_id": person_id}
        row |= {"channel": "telegram", "zone": ZONE, "way": "push", "state": state, "reason": ""}
        row |= {"attempts": 1, "owner": "", "platform_id": "", "at": at}
        conn.execute(insert(RECIPIENT), row | {"tapped_at": tapped, "stopped_at": stopped})
    return made


def drawn(seed: int, count: int, seconds: int) -> list[Moments]:
    """Rows of which some tapped and some stopped, none at the very edge of a step."""
    dice = random.Random(seed)

    def after(moment: datetime, share: float) -> datetime | None:
        wait = timedelta(milliseconds=dice.randrange(1, seconds * 1000))
        return moment + wait if dice.random() < share else None

    ats = [BEGAN + timedelta(milliseconds=dice.randrange(seconds * 500)) for _ in range(count)]
    return [(at, after(at, 0.5), after(at, 0.2)) for at in (BEGAN, *ats[1:])]


def counted(rows: Sequence[Moments], before: datetime) -> tuple[int, int, int]:
    def how_many(moments: Iterable[datetime | None]) -> int:
        return sum(1 for moment in moments if moment is not None and moment < before)

    sent_, tapped, stopped = zip(*rows, strict=True)
    return how_many(sent_), how_many(tapped), how_many(stopped)


@pytest.mark.parametrize(("seed", "seconds"), [(1, 97), (2, 3601), (3, 86_413)])
async def test_each_point_counts_what_lies_before_it(store: Store, seed: int, seconds: int) -> None:
    rows = drawn(seed, 60, seconds)
    made = await store.write(lambda conn: sent(conn, rows))
    later = NOON + timedelta(days=9)
    course = await store.read(lambda conn: report.course(conn, made, now=later, points=23))
    ends = [moment for row in rows for moment in row if moment is not None]
    assert len(course) == 23
    assert abs(course[-1].at - max(ends)) < timedelta(milliseconds=1)
    for point in course[:-1]:
        assert point[1:] == counted(rows, point.at), point
    assert course[-1][1:] == tuple(sum(1 for row in rows if row[n]) for n in range(3))


async def test_an_unfinished_one_ends_at_the_present_moment(store: Store) -> None:
    rows: list[Moments] = [(BEGAN, None, None), (BEGAN + timedelta(hours=1), None, None)]
    made = await store.write(lambda conn: sent(conn, rows))
    now = BEGAN + timedelta(minutes=30)
    course = await store.read(lambda conn: report.course(conn, made, now=now, points=10))
    assert course[-1].at == now and course[0].at == BEGAN + timedelta(minutes=3)


@pytest.mark.parametrize(
    ("state", "sent_"), [("failed", 2), ("unknown", 2), ("skipped", 0), ("planned", 0)]
)
async def test_only_what_was_tried_counts(store: Store, state: str, sent_: int) -> None:
    rows: list[Moments] = [(BEGAN, None, None)] * 2
    made = await store.write(lambda conn: sent(conn, rows, state=state))
    course = await store.read(lambda conn: report.course(conn, made, now=NOON))
    assert (course[-1].sent if course else 0) == sent_
    other = await store.write(running)
    assert await store.read(lambda conn: report.course(conn, other, now=NOON)) == []
