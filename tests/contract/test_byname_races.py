"""Patients who ask for one clinician at once, and what they and the clinician do at that moment,
with several processes on PostgreSQL and with one on SQLite."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from functools import partial

import pytest
from sqlalchemy import Connection, func, select

from bot.clinic import byname, offers, presence, waits
from bot.clinic.casefile import CASE, NAMED, QUEUED, Tell
from bot.clinic.lifecycle import OFFER, STANDS
from bot.store.session import Store, connect
from tests.clinic import a_store, after
from tests.contract.waiting_room import accept, asked, finish, look, online, results, row, wait

PROCESSES = 3


@pytest.fixture(params=["sqlite", "postgresql"])
async def stores(request: pytest.FixtureRequest) -> AsyncIterator[list[Store]]:
    """Connections of several processes to one database; SQLite has one that writes."""
    async with AsyncExitStack() as stack:
        if request.param == "sqlite":
            folder = request.getfixturevalue("tmp_path")
            yield [await stack.enter_async_context(a_store(f"sqlite:///{folder}/a.db"))]
            return
        url = request.getfixturevalue("postgres_url")
        first = await stack.enter_async_context(a_store(url))
        more = [connect(url) for _ in range(PROCESSES - 1)]
        for store in more:
            stack.push_async_callback(store.close)
        yield [first, *more]


def ask(conn: Connection, name: str, staff_id: int) -> int:
    return wait(conn, name, kind=NAMED, prefers=staff_id)


def step(conn: Connection, case_id: int, seconds: float) -> list[Tell]:
    return offers.step(conn, case_id=case_id, now=after(seconds))


async def test_two_who_ask_for_one_free_place_at_once_get_it_one_after_the_other(
    stores: list[Store],
) -> None:
    def prepare(conn: Connection) -> int:
        online(conn, "wu")
        return online(conn, "li", capacity=1)

    li = await stores[0].write(prepare)

    async def come(store: Store, name: str) -> int:
        case_id = await store.write(partial(ask, name=name, staff_id=li))
        await store.write(partial(step, case_id=case_id, seconds=0))
        return case_id

    found = await asyncio.gather(come(stores[0], "ann"), come(stores[-1], "bob"))

    def work(conn: Connection) -> None:
        look(conn, 1)  # whoever was passed over while the other was looked at
        holds = [asked(conn, one) for one in found]
        assert holds in ([li, None], [None, li])
        first, rest = sorted(found, key=lambda one: asked(conn, one) is None)
        assert accept(conn, first, li, 2) is not None
        look(conn, 3)
        states = [row(conn, one).state for one in (first, rest)]
        assert states[0] == "active" and states[1] in QUEUED and row(conn, rest).kind == NAMED
        assert waits.of_case(conn, rest, now=after(3)).ahead == 0  # next in line with them
        finish(conn, first, li, 4)
        look(conn, 4)
        assert asked(conn, rest) == li and results(conn, rest) == [(li, "")]

    await stores[0].write(work)


def sound(conn: Connection, made: list[int]) -> None:
    """Every case waits for anybody or is somebody's, and is offered to one at most."""
    look(conn, 2)
    rows = [row(conn, case_id) for case_id in made]
    assert {one.state for one in rows} <= {"waiting", "offered", "active"}
    assert not [one.id for one in rows if one.state != "active" and one.kind == NAMED]
    assert all(one.wake_at is not None for one in rows)
    many = select(OFFER.c.case_id).where(STANDS).group_by(OFFER.c.case_id)
    assert not conn.execute(many.having(func.count() > 1)).all()
    offered = sum(one.state == "offered" for one in rows)
    assert offered == conn.execute(select(func.count()).where(STANDS)).scalar_one()
    assert conn.execute(select(func.count()).select_from(CASE)).scalar_one() == 12


async def test_whatever_happens_at_the_same_moment_no_case_is_lost(stores: list[Store]) -> None:
    """Twelve ask for one who declines, accepts and leaves while half of them give up waiting."""

    def prepare(conn: Connection) -> tuple[list[int], int, int]:
        li, wu = online(conn, "li", capacity=2), online(conn, "wu", capacity=4)
        return [ask(conn, f"p{n}", li) for n in range(12)], li, wu

    made, li, wu = await stores[0].write(prepare)
    await stores[0].write(lambda conn: look(conn, 0))

    def act(conn: Connection, n: int) -> object:
        case_id = made[n % 12]
        match n // 12:
            case 0:
                return n % 2 and byname.release(conn, case_id, actor="person:1", now=after(1))
            case 1:
                if n % 3:
                    return accept(conn, case_id, li, 1)
                return offers.decline(conn, case_id=case_id, staff_id=li, now=after(1))
            case 2:
                return accept(conn, case_id, wu, 1)
            case _:
                return step(conn, case_id, 1)

    racing = [stores[n % len(stores)].write(partial(act, n=n)) for n in range(48)]
    leaves = stores[-1].write(
        lambda conn: presence.go(conn, staff_id=li, to=presence.At.off, now=after(1))
    )
    await asyncio.gather(*racing, leaves)

    await stores[0].write(partial(sound, made=made))
