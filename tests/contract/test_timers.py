"""What happens later happens once, or is told to be too late: on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.messages import Inbound, Kind
from bot.store import people
from bot.store.people import INBOX
from bot.store.session import Store
from bot.timers import Timers, free_keys
from bot.turn import Turns
from tests.clinic import NOON, TABLES, a_store, add, add_person
from tests.contract.turn_parts import Hand, a_desk, prepare, row_states, said

TIMER = TABLES["timer"]
COUNT = 12


@pytest.fixture(params=["sqlite", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    url = f"sqlite:///{tmp_path / 't.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    async with a_store(url) as opened:
        await opened.write(prepare)
        yield opened


def timer(conn: Connection, key: str, *, person: int, **values: Any) -> int:
    given = {"name": "case.photo-asked", "body": {"case": 1}, "due_at": NOON, "state": "waiting"}
    return add(conn, "timer", key=key, person_id=person, **(given | values))


def states(conn: Connection) -> dict[str, str]:
    return {row.key: row.state for row in conn.execute(select(TIMER.c.key, TIMER.c.state))}


def timers(store: Store, turns: Turns, clock: Hand) -> Timers:
    return Timers(store=store, turns=turns, clock=clock, tally=lambda name, state: None)


async def test_each_timer_fires_once_though_two_processes_look(store: Store) -> None:
    def work(conn: Connection) -> None:
        people = [add_person(conn, name) for name in ("ann", "bob", "cleo")]
        for number in range(COUNT):
            timer(conn, str(number), person=people[number % 3])

    await store.write(work)
    clock = Hand(NOON)
    desks = [a_desk(store, clock=clock) for _ in range(2)]
    both = [timers(store, desk.turns, clock) for desk in desks]
    ticks = await asyncio.gather(*(one.tick() for one in both for _ in range(2)))
    assert sum(ticks) == COUNT
    assert set((await store.read(states)).values()) == {"done"}
    assert len(await store.read(row_states)) == COUNT


async def test_a_timer_is_not_fired_before_its_time_and_not_when_it_is_too_late(
    store: Store,
) -> None:
    def work(conn: Connection) -> None:
        ann = add_person(conn, "ann")
        hour = timedelta(hours=1)
        timer(conn, "due", person=ann, late_at=NOON + hour)
        timer(conn, "late", person=ann, due_at=NOON - hour, late_at=NOON - timedelta(seconds=1))
        timer(conn, "early", person=ann, due_at=NOON + timedelta(seconds=1))
        timer(conn, "off", person=ann, state="off")

    await store.write(work)
    clock = Hand(NOON)
    looks = timers(store, a_desk(store, clock=clock).turns, clock)
    assert await looks.tick() == 2
    assert await store.read(states) == {
        "due": "done",
        "late": "late",
        "early": "waiting",
        "off": "off",
    }
    assert len(await store.read(row_states)) == 1
    clock.forward(1)
    assert await looks.tick() == 1
    assert len(await store.read(row_states)) == 2


class Odd:
    """Turns of which one event breaks after it has written something."""

    def __init__(self, turns: Turns, breaks: dict[str, Exception]) -> None:
        self._turns, self._breaks = turns, breaks
        self.under_way = 0

    def event(
        self, conn: Connection, *, person_id: int, name: str, data: dict[str, Any], key: str
    ) -> bool:
        entered = self._turns.event(conn, person_id=person_id, name=name, data=data, key=key)
        error = self._breaks.get(key.removeprefix("timer:"))
        if error is not None:
            raise error
        return entered

    def wake(self) -> None:
        self._turns.wake()


FAULTS = [LookupError("ours"), IntegrityError("INSERT", None, Exception("twice"))]


@pytest.mark.parametrize("fault", FAULTS, ids=["ours", "integrity"])
async def test_a_timer_that_breaks_is_undone_marked_and_does_not_hold_up_the_others(
    store: Store, fault: Exception
) -> None:
    def work(conn: Connection) -> None:
        ann = add_person(conn, "ann")
        timer(conn, "bad", person=ann, due_at=NOON - timedelta(hours=1))
        timer(conn, "good", person=ann)

    await store.write(work)
    clock = Hand(NOON)
    odd: Any = Odd(a_desk(store, clock=clock).turns, {"bad": fault})
    assert await timers(store, odd, clock).tick() == 2
    assert await store.read(states) == {"bad": "failed", "good": "done"}
    assert len(await store.read(row_states)) == 1


async def test_a_timer_waits_while_the_database_is_away(store: Store) -> None:
    await store.write(lambda conn: timer(conn, "k", person=add_person(conn, "ann")))
    clock = Hand(NOON)
    desk = a_desk(store, clock=clock)
    away: dict[str, Exception] = {"k": OperationalError("SELECT", None, Exception("gone"))}
    odd: Any = Odd(desk.turns, away)
    assert await timers(store, odd, clock).tick() == 0
    assert await store.read(states) == {"k": "waiting"}
    assert await store.read(row_states) == []
    away.clear()
    assert await timers(store, odd, clock).tick() == 1
    assert len(await store.read(row_states)) == 1


async def test_old_keys_are_freed_so_that_a_counter_may_start_anew(store: Store) -> None:
    clock = Hand(NOON)
    desk = a_desk(store, clock=clock)
    for key in ("7", "8"):
        await desk.turns.take(said(desk, key, "Count"))
        clock.forward(3600)
    web = Inbound("web", "eve", "7", Kind.TEXT, NOON, NOON, text="x")
    await store.write(lambda conn: _keep(conn, web))
    assert (await desk.turns.take(said(desk, "7", "Count"))).duplicate
    before = NOON + timedelta(minutes=30)
    assert await store.write(partial(free_keys, before=before)) == 1
    assert await store.write(partial(free_keys, before=before)) == 0
    assert not (await desk.turns.take(said(desk, "7", "Count"))).duplicate
    assert (await desk.turns.take(said(desk, "8", "Count"))).duplicate
    found = select(INBOX.c.message_id).where(INBOX.c.channel == "web")
    assert await store.read(lambda conn: conn.execute(found).scalars().all()) == ["7"]


def _keep(conn: Connection, inbound: Inbound) -> None:
    people.keep(conn, inbound, person_id=None, state="done")
