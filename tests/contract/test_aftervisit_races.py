"""Ratings and wishes at the same moment, in two processes' stores on one PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from bot.clinic import lifecycle
from bot.clinic.audit import AUDIT
from bot.clinic.context import Context
from bot.clinic.hometest import rating, wishes, zones
from bot.clinic.slots.rows import BOOKING
from bot.store.session import Store
from tests.clinic import NOON, TABLES, a_store, after
from tests.contract.lab_parts import an_order
from tests.unit.real_effects import a_context, rows

ROUNDS = range(4)
FAR: dict[str, Any] = {"place": {"code": "330111"}}
TIMER = TABLES["timer"]
Pair = tuple[Store, Store]
Work = Callable[[Connection], Any]


@pytest.fixture
async def pair(postgres_url: str) -> AsyncIterator[Pair]:
    async with a_store(postgres_url) as one, a_store(postgres_url) as other:
        yield one, other


@pytest.fixture
def grown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zones, "covering", lambda code: ["home:far"])


async def at_once(pair: Pair, works: Sequence[Work]) -> list[Any]:
    """Each piece of work in one of the two stores, in turn."""
    return list(await asyncio.gather(*(pair[n % 2].write(work) for n, work in enumerate(works))))


def told(conn: Connection, person_id: int) -> int:
    mine = select(TIMER.c.id).where(TIMER.c.name == wishes.NAME, TIMER.c.person_id == person_id)
    return len(conn.execute(mine).all())


@pytest.mark.parametrize("_", ROUNDS)
async def test_a_visit_rated_by_many_presses_at_once_has_one_rating_and_one_record(
    pair: Pair, _: int
) -> None:
    def furnish(conn: Connection) -> tuple[Context, int]:
        context, order = a_context(conn), an_order(conn)
        mine = update(BOOKING).where(BOOKING.c.id == order.visit_id)
        conn.execute(mine.values(person_id=context.person_id))
        return context, order.visit_id

    context, visit_id = await pair[0].write(furnish)

    def rate(conn: Connection, stars: str) -> str:
        answers = {"booking_id": visit_id, "stars": stars, "words": stars}
        return str(rating.rate_keep(conn, context, answers).value)

    said = await at_once(pair, [partial(rate, stars=stars) for stars in rating.STARS] * 2)
    assert set(said) == {"done"}

    def left(conn: Connection) -> tuple[list[Any], list[Any]]:
        lines = select(AUDIT.c.detail).where(AUDIT.c.action == "visit.rated")
        return rows(conn, "visit_rating"), list(conn.execute(lines).scalars())

    (kept,), record = await pair[0].read(left)
    assert record == [str(kept.stars)]
    assert rating.STARS[kept.body["words"]] == kept.stars


@pytest.mark.parametrize("_", ROUNDS)
async def test_a_wish_pressed_many_times_at_once_is_one(pair: Pair, _: int) -> None:
    context = await pair[0].write(a_context)
    press = partial(wishes.home_wish, context=context, answers=FAR)
    await at_once(pair, [press] * 8)
    (wish,) = await pair[0].read(lambda conn: rows(conn, "zone_wish"))
    assert wish.person_id == context.person_id and wish.told_at is None


@pytest.mark.usefixtures("grown")
@pytest.mark.parametrize("_", ROUNDS)
async def test_of_many_who_tell_at_once_each_person_is_told_by_one(pair: Pair, _: int) -> None:
    def furnish(conn: Connection) -> list[Context]:
        people = [a_context(conn) for _ in range(6)]
        for context in people:
            wishes.home_wish(conn, context, FAR)
        return people

    people = await pair[0].write(furnish)

    async def job(store: Store) -> None:
        while await store.write(partial(wishes.tell, now=NOON)):
            pass

    await asyncio.gather(*(job(pair[n % 2]) for n in range(6)))
    assert [await pair[0].read(partial(told, person_id=one.person_id)) for one in people] == [1] * 6


@pytest.mark.usefixtures("grown")
async def test_who_wishes_anew_while_the_others_are_told_neither_waits_for_ever_nor_is_lost(
    pair: Pair,
) -> None:
    """In a talk the person is locked, then their wish; so it has to be for who tells."""
    context = await pair[0].write(a_context)
    await pair[0].write(partial(wishes.home_wish, context=context, answers=FAR))
    later = replace(context, now=after(60))

    async with pair[0]._engine.connect() as conn:  # type: ignore[attr-defined]
        await conn.begin()
        await conn.run_sync(partial(lifecycle.lock_person, person_id=context.person_id))
        job = asyncio.create_task(pair[1].write(partial(wishes.tell, now=NOON)))
        async with asyncio.timeout(30):
            waits = "SELECT count(*) FROM pg_locks WHERE NOT granted"
            while not await pair[0].read(lambda c: c.exec_driver_sql(waits).scalar_one()):
                await asyncio.sleep(0.02)
        await conn.run_sync(partial(wishes.home_wish, context=later, answers=FAR))
        await conn.commit()
    await job
    while await pair[1].write(partial(wishes.tell, now=after(120))):
        pass
    assert 1 <= await pair[0].read(partial(told, person_id=context.person_id)) <= 2
    (wish,) = await pair[0].read(lambda c: rows(c, "zone_wish"))
    assert wish.told_at is not None
