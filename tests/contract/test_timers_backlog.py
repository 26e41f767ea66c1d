"""Ten thousand timers are due after a week in which nothing ran: each once, or dropped as late."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, func, insert, select, text

from bot.store.people import INBOX
from bot.store.session import Store
from bot.timers import DUE, ROUND, Timers
from tests.clinic import NOON, TABLES, a_store, add_person
from tests.contract.turn_parts import Desk, Hand, a_desk, said
from tests.statements import kept

TIMER = TABLES["timer"]
WEEK, COUNT, PEOPLE = timedelta(days=7), 10_000, 100
STILL_GOOD = 10  # one in so many


def backlog(conn: Connection, count: int = COUNT, good: int = STILL_GOOD) -> None:
    """Spread over a week; but for one in *good* useless by now, as reminders of what has passed."""
    people = [add_person(conn, f"p{n}") for n in range(PEOPLE)]
    usual = {"name": "case.photo-asked", "body": {"case": 1}, "state": "waiting"}
    rows = []
    for n in range(count):
        due = NOON - WEEK + WEEK * n / count
        late = None if n % good == 0 else due + timedelta(minutes=1)
        one = {"key": f"k{n}", "person_id": people[n % PEOPLE], "due_at": due, "late_at": late}
        rows.append(usual | one)
    conn.execute(insert(TIMER), rows)


def states(conn: Connection) -> dict[str, int]:
    rows = conn.execute(select(TIMER.c.state, func.count().label("n")).group_by(TIMER.c.state))
    return {row.state: row.n for row in rows}


def entered(conn: Connection) -> Counter[str]:
    found = select(INBOX.c.message_id).where(INBOX.c.message_id.like("timer:%"))
    return Counter(conn.execute(found).scalars())


def answers(conn: Connection) -> int:
    counted = select(func.count()).select_from(TABLES["outbox"])
    return int(conn.execute(counted).scalar_one())


def _timers(desk: Desk, tally: Counter[str]) -> Timers:
    def count(name: str, state: str) -> None:
        tally[state] += 1

    return Timers(store=desk.store, turns=desk.turns, clock=desk.clock, tally=count)


@asynccontextmanager
async def second_process(store: Store, request: pytest.FixtureRequest) -> AsyncIterator[Store]:
    """On PostgreSQL with connections of its own; a SQLite file is served by one process."""
    if store.dialect == "sqlite":
        yield store
        return
    async with a_store(request.getfixturevalue("postgres_url")) as other:
        yield other


@pytest.mark.timeout(600)
async def test_each_of_ten_thousand_happens_once_or_is_dropped_as_too_late(
    store: Store, request: pytest.FixtureRequest
) -> None:
    await store.write(backlog)
    tally: Counter[str] = Counter()
    good = {f"timer:k{n}" for n in range(0, COUNT, STILL_GOOD)}
    async with second_process(store, request) as other:
        desks = [a_desk(one, clock=Hand(NOON)) for one in (store, other)]
        ticks = await asyncio.gather(*(_timers(desk, tally).tick() for desk in desks))
    expected = {"done": COUNT // STILL_GOOD, "late": COUNT - COUNT // STILL_GOOD}
    assert sum(ticks) == COUNT
    assert await store.read(states) == dict(tally) == expected
    assert await store.read(entered) == Counter(good)
    assert await store.read(answers) == len(good)


async def test_whoever_writes_meanwhile_is_answered_before_the_rest_is_done(store: Store) -> None:
    await store.write(partial(backlog, count=1000, good=1))
    desk = a_desk(store, clock=Hand(NOON))
    tick = asyncio.create_task(_timers(desk, Counter()).tick())
    while not (await store.read(states)).get("done"):
        await asyncio.sleep(0)
    for number in range(3):
        await desk.turns.take(said(desk, str(number), "Count", who="eve"))
    assert (await store.read(states))["waiting"] > 500
    assert await tick == 1000


async def test_who_sends_is_woken_before_the_whole_backlog_is_through(store: Store) -> None:
    await store.write(partial(backlog, count=ROUND * STILL_GOOD * 4))
    desk = a_desk(store, clock=Hand(NOON))
    with desk.bell.listen("outbox") as ear:
        tick = asyncio.create_task(_timers(desk, Counter()).tick())
        assert await ear.wait(60)
        assert (await store.read(states)).get("waiting")
        await tick


async def test_what_was_done_long_ago_is_not_read_to_find_what_is_due(postgres_url: str) -> None:
    """The plan names the index of those that wait."""
    async with a_store(postgres_url) as store:
        await store.write(partial(backlog, count=2000))
        done = text("UPDATE timer SET state = 'done' WHERE id % 500 <> 0")
        await store.write(lambda conn: conn.execute(done) and None)
        await store.write(lambda conn: conn.exec_driver_sql("ANALYZE timer") and None)

        def plan(conn: Connection) -> str:
            with kept(conn) as statements:
                conn.execute(DUE, {"now": NOON})
            sql, values = statements[-1]
            rows = conn.exec_driver_sql(f"EXPLAIN {sql}", values)
            return "\n".join(str(row[0]) for row in rows)

        assert "timer_waiting" in await store.read(plan)
