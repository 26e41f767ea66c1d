"""Whoever locks several people does so in the order of their ids: two at once never deadlock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from functools import partial

import pytest
from sqlalchemy import Connection, select, update
from sqlalchemy.exc import DBAPIError

from bot.clinic import cases, presence, watch
from bot.clinic.casefile import CASE, PERSON
from bot.clinic.presence import PRESENCE
from bot.store.session import Store
from tests.clinic import a_store, add_person, add_staff, after, open_case

LATE = after(600)


@pytest.fixture
async def store(postgres_url: str) -> AsyncIterator[Store]:
    async with a_store(postgres_url) as opened:
        yield opened


def two_cases(conn: Connection) -> tuple[int, int, int]:
    """A clinician who has gone; their earlier case is that of the later person."""
    first, second = add_person(conn, "ann"), add_person(conn, "bob")
    li = add_staff(conn, "li")
    presence.go(conn, staff_id=li, to=presence.At.online, now=after(0))
    for person in (second, first):
        case_id = open_case(conn, person, now=after(0))
        assert cases.accept(conn, case_id=case_id, staff_id=li, now=after(1))
    conn.execute(update(PRESENCE).values(seen_at=after(0)))
    return li, first, second


def broken(conn: Connection) -> None:
    """A fault of a later look for the first person, of an earlier one for the second."""
    conn.execute(update(PERSON).values(case_id=None))
    lost = select(CASE.c.id).order_by(CASE.c.id).limit(1).scalar_subquery()
    far = update(CASE).where(CASE.c.id == lost)
    conn.execute(far.values(wake_at=LATE.replace(year=2030)))


ACTS: dict[str, Callable[[Connection, int], object]] = {
    "lost": lambda conn, li: presence.lost(conn, now=LATE),
    "handed back": lambda conn, li: cases.hand_back(conn, staff_id=li, now=LATE),
    "watched": lambda conn, li: watch.repair(conn, now=LATE),
}


@pytest.mark.parametrize("act", ACTS)
async def test_the_first_person_is_locked_before_any_other(store: Store, act: str) -> None:
    """While somebody holds the first, whoever wants both holds neither."""
    li, first, second = await store.write(two_cases)
    if act == "watched":
        await store.write(broken)
    held, over = asyncio.Event(), asyncio.Event()
    task = asyncio.create_task(_holding(store, first, held, over))
    await held.wait()
    wanting = asyncio.create_task(store.write(partial(_do, act=ACTS[act], li=li)))
    try:
        await _until_blocked(store)
        assert await store.write(partial(_free, person_id=second))
    finally:
        over.set()
        await asyncio.gather(task, wanting)


def _do(conn: Connection, act: Callable[[Connection, int], object], li: int) -> None:
    act(conn, li)


async def _holding(store: Store, person_id: int, held: asyncio.Event, over: asyncio.Event) -> None:
    """Hold a person's lock until *over*, in a connection of its own."""
    async with store._engine.connect() as conn:  # type: ignore[attr-defined]
        await conn.execute(select(PERSON.c.id).where(PERSON.c.id == person_id).with_for_update())
        held.set()
        await over.wait()
        await conn.rollback()


async def _until_blocked(store: Store) -> None:
    """Until another transaction waits for a lock."""
    waits = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    async with asyncio.timeout(30):
        while not await store.read(lambda conn: conn.exec_driver_sql(waits).scalar_one()):
            await asyncio.sleep(0.05)


def _free(conn: Connection, person_id: int) -> bool:
    """Whether nobody holds a person."""
    mine = select(PERSON.c.id).where(PERSON.c.id == person_id)
    try:
        return conn.execute(mine.with_for_update(nowait=True)).first() is not None
    except DBAPIError:
        return False
