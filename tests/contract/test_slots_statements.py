"""A hold and a booking are one statement each on PostgreSQL, and decide as if they were many."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from bot.clinic import lifecycle, slots
from bot.clinic.audit import AUDIT
from bot.clinic.slots import Booking, Hold, Why, rules
from bot.clinic.slots.rows import HOLD
from bot.store.session import Store
from tests.clinic import NOON, a_store
from tests.contract.slot_parts import (
    FLU,
    SITE,
    Play,
    add_couple,
    add_day,
    add_stock,
    held,
    keep,
    player,
    taken,
    waiting,
)
from tests.statements import kept

Couple = tuple[int, int]
WAITS = "SELECT count(*) FROM pg_locks WHERE NOT granted"


@pytest.fixture
async def postgres(postgres_url: str) -> AsyncIterator[Store]:
    async with a_store(postgres_url) as opened:
        yield opened


@pytest.fixture
def play(store: Store) -> Play:
    return player(store)


def a_site(conn: Connection, doses: int = 3) -> tuple[list[int], Couple]:
    windows = add_day(conn, capacity=9)
    add_stock(conn, SITE, FLU, doses)
    return windows, add_couple(conn, "ann")


@pytest.mark.parametrize("pool", ["", FLU])
async def test_a_place_is_taken_in_two_statements_and_booked_in_one(
    postgres: Store, pool: str
) -> None:
    def count(conn: Connection) -> tuple[int, int]:
        (one, *_), ann = a_site(conn)
        with kept(conn) as holding:
            mine = held(conn, one, ann, pool=pool)
        with kept(conn) as booking:
            assert isinstance(confirm(conn, mine), Booking)
        return len(holding), len(booking)

    assert await postgres.write(count) == (2, 1)


def confirm(conn: Connection, mine: Hold) -> Booking | Why:
    return slots.book(conn, hold_id=mine.id, person_id=mine.person_id, now=NOON)


async def test_who_books_is_on_record_and_waits_no_longer(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, *_), ann = a_site(conn)
        mine = held(conn, one, ann, pool=FLU)
        entry = waiting(conn, ann)
        made = confirm(conn, mine)
        assert isinstance(made, Booking) and slots.get(conn, made.id) == made
        lines = conn.execute(select(AUDIT).where(AUDIT.c.subject == f"booking:{made.id}")).all()
        who = f"person:{ann[0]}"
        assert [(row.actor, row.action, row.detail) for row in lines] == [
            (who, "booking.booked", "")
        ]
        left = slots.waitlist.get(conn, entry.id)
        assert left is not None and left.state == "booked"

    await play(story)


async def test_a_visit_whose_dose_is_gone_is_neither_made_nor_on_record(play: Play) -> None:
    """The hold was to have the dose of another visit, and that one is given up first."""

    def story(conn: Connection) -> None:
        (one, two, *_), ann = a_site(conn, doses=1)
        first = held(conn, one, ann, pool=FLU)
        visit = confirm(conn, first)
        assert isinstance(visit, Booking)
        second = held(conn, two, ann, pool=FLU, moving=visit.id)
        slots.cancel(conn, booking_id=visit.id, person_id=ann[0], now=NOON)
        held(conn, one, add_couple(conn, "bob"), pool=FLU)
        entry = waiting(conn, ann)
        assert confirm(conn, second) is Why.stock
        lines = select(AUDIT.c.subject).where(AUDIT.c.action == "booking.booked")
        assert conn.execute(lines).scalars().all() == [f"booking:{visit.id}"]
        left, again = slots.waitlist.get(conn, entry.id), slots.hold_of(conn, second.id)
        assert left is not None and left.state == "waiting"
        assert again is not None and again.state == "held"

    await play(story)


async def test_who_may_have_no_more_leaves_the_counter_alone(play: Play) -> None:
    """Too many held; the same window again; one open visit of this kind."""

    def story(conn: Connection) -> None:
        (one, *_), ann = a_site(conn)
        first = held(conn, one, ann)
        assert held(conn, one, ann) == first and taken(conn, one) == 1
        most = rules.load().holds.most
        others = add_day(conn, "site:other", windows=most)
        for window in others[1:]:
            held(conn, window, ann)
        assert keep(conn, others[0], ann) is Why.many and taken(conn, others[0]) == 0
        assert isinstance(confirm(conn, first), Booking)
        assert keep(conn, others[0], ann) is Why.already and taken(conn, others[0]) == 0

    await play(story)


async def beside(
    store: Store, person_id: int, first: Callable[[Connection], Any], second: Callable[..., Any]
) -> tuple[Any, Any]:
    """*first* under the person's lock; *second* begins before its commit and waits for it."""
    began = asyncio.Event()

    async def behind() -> Any:
        await began.wait()
        return await store.write(second)

    async with store._engine.connect() as conn:  # type: ignore[attr-defined]
        await conn.begin()
        await conn.run_sync(partial(lifecycle.lock_person, person_id=person_id))
        task = asyncio.create_task(behind())
        began.set()
        async with asyncio.timeout(30):
            while not await store.read(lambda c: c.exec_driver_sql(WAITS).scalar_one()):
                await asyncio.sleep(0.02)
        done = await conn.run_sync(first)
        await conn.commit()
    found = done, await task
    assert await store.read(slots.faults) == []
    return found


async def test_a_press_that_waits_for_another_of_the_same_person_sees_what_it_did(
    postgres: Store,
) -> None:
    (one, *_), ann = await postgres.write(a_site)
    press = partial(keep, slot_id=one, who=ann)
    first, second = await beside(postgres, ann[0], press, press)
    assert isinstance(first, Hold) and first == second
    assert await postgres.read(partial(taken, slot_id=one)) == 1


async def test_two_confirmations_at_once_are_one_visit(postgres: Store) -> None:
    (one, *_), ann = await postgres.write(a_site)
    mine = await postgres.write(partial(held, slot_id=one, who=ann, pool=FLU))
    work = partial(confirm, mine=mine)
    first, second = await beside(postgres, ann[0], work, work)
    assert isinstance(first, Booking) and first == second


async def test_a_confirmation_waits_for_its_person_before_it_has_the_hold(postgres: Store) -> None:
    """Else it and a move by the same person, person first, would wait for each other."""
    (one, *_), ann = await postgres.write(a_site)
    mine = await postgres.write(partial(held, slot_id=one, who=ann))
    hold = select(HOLD.c.id).where(HOLD.c.id == mine.id).with_for_update(nowait=True)

    def free(conn: Connection) -> bool:
        try:
            return conn.execute(hold).first() is not None
        except DBAPIError:
            return False

    seen, made = await beside(postgres, ann[0], free, partial(confirm, mine=mine))
    assert seen and isinstance(made, Booking)
