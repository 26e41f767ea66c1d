"""A visit is marked while it is closed as untold: in two processes' stores on one PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.clinic import slots
from bot.clinic.appointments import unmarked
from bot.clinic.slots import Booking, Why
from bot.store.session import Store
from tests.clinic import TABLES, a_store
from tests.contract.slot_parts import DAY, FLU, add_couple, add_day, add_stock, booked, left
from tests.contract.test_slots_untold import OVER, SITE, STAFF, VISIT, close

ROUNDS = 12
Pair = tuple[Store, Store]


@pytest.fixture
async def pair(postgres_url: str) -> AsyncIterator[Pair]:
    async with a_store(postgres_url) as one, a_store(postgres_url) as other:
        yield one, other


def prepare(conn: Connection) -> tuple[list[int], int]:
    """Visits of people with a chat and, every second one, of those only the desk knows."""
    windows = add_day(conn, SITE, windows=ROUNDS)
    stock = add_stock(conn, SITE, FLU, ROUNDS)
    made = []
    for n, slot_id in enumerate(windows):
        if n % 2:
            made.append(booked(conn, slot_id, add_couple(conn, f"p{n}"), pool=FLU).id)
            continue
        nobody: dict[str, Any] = {"person_id": None, "patient_id": None, "reason": "", "by": STAFF}
        visit = slots.overbook(
            conn, slot_id=slot_id, product=FLU, pool=FLU, now=VISIT - DAY, **nobody
        )
        assert isinstance(visit, Booking), visit
        made.append(visit.id)
    return made, stock


async def test_either_it_was_marked_or_it_is_untold_and_is_put_right_with_a_reason(
    pair: Pair,
) -> None:
    made, stock = await pair[0].write(prepare)
    for booking_id in made:
        asked: dict[str, Any] = {"booking_id": booking_id, "now": OVER}
        marked, closed = await asyncio.gather(
            pair[0].write(partial(slots.miss, by=STAFF, **asked)),
            pair[1].write(partial(unmarked.close, **asked)),
        )
        assert (marked is Why.reason) == closed
        if closed:
            right = partial(slots.miss, by=STAFF, reason="list", **asked)
            assert isinstance(await pair[0].write(right), Booking)
    assert await pair[0].read(slots.faults) == []
    assert await pair[0].read(partial(left, stock_id=stock)) == ROUNDS


async def test_two_processes_close_each_visit_once(pair: Pair) -> None:
    made, _ = await pair[0].write(prepare)

    async def work(store: Store) -> int:
        found = await store.read(partial(unmarked.due, now=OVER))
        done = [
            await store.write(partial(unmarked.close, booking_id=one, now=OVER)) for one in found
        ]
        return sum(done)

    assert sum(await asyncio.gather(*map(work, pair))) == len(made)
    audit = TABLES["audit"]
    told = select(audit.c.subject).where(audit.c.action == "booking.untold")
    subjects = await pair[0].read(lambda conn: list(conn.execute(told).scalars()))
    assert sorted(subjects) == sorted(f"booking:{one}" for one in made)
    assert await pair[0].write(close) == [] and await pair[0].read(slots.faults) == []
