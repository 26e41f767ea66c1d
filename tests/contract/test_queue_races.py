"""Several processes and many clinicians at once on PostgreSQL: one wins, nobody is over-filled."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from bot.clinic import cases, offers, presence
from bot.clinic.casefile import CASE, STAFF, Tell
from bot.clinic.crew import LOAD_OF_ONE
from bot.clinic.lifecycle import OFFER, STANDS
from bot.store.session import Store, connect
from tests.clinic import NOON, a_store, after
from tests.contract.rooms import a_clinic, dispatcher, entered
from tests.contract.turn_parts import Hand
from tests.contract.waiting_room import accept, events, online, results, wait

PROCESSES = 3
CLINICIANS = 50
SUMMARY = {"complaint": "咳嗽", "assessment": "感冒", "advice": "休息", "seek_help": "气促"}


@pytest.fixture
async def stores(postgres_url: str) -> AsyncIterator[list[Store]]:
    """Connections of several processes to one database."""
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(a_store(postgres_url))
        more = [connect(postgres_url) for _ in range(PROCESSES - 1)]
        for store in more:
            stack.push_async_callback(store.close)
        yield [first, *more]


def crowd(conn: Connection, number: int, **more: Any) -> list[int]:
    return [online(conn, f"staff{n}", at=-n, **more) for n in range(number)]


def loads(conn: Connection) -> dict[int, int]:
    return {row[0]: row[1] for row in conn.execute(select(STAFF.c.id, LOAD_OF_ONE))}


def standing(conn: Connection) -> list[tuple[int, int]]:
    """(case, how many offers of it stand), where there are any."""
    rows = select(OFFER.c.case_id, func.count()).where(STANDS).group_by(OFFER.c.case_id)
    return [tuple(row) for row in conn.execute(rows)]


def states(conn: Connection) -> list[str]:
    return list(conn.execute(select(CASE.c.state).order_by(CASE.c.id)).scalars())


async def test_of_fifty_who_accept_the_same_case_one_gets_it(stores: list[Store]) -> None:
    def prepare(conn: Connection) -> tuple[int, list[int]]:
        return wait(conn, "ann"), crowd(conn, CLINICIANS)

    case_id, staff = await stores[0].write(prepare)

    def take(conn: Connection, who: int) -> list[Tell] | None:
        return accept(conn, case_id, who, 5)

    racing = [stores[n % PROCESSES].write(partial(take, who=who)) for n, who in enumerate(staff)]
    won = [told for told in await asyncio.gather(*racing) if told is not None]
    assert len(won) == 1 and won[0][0].name == "case.accepted"
    view = await stores[0].read(lambda conn: cases.get(conn, case_id))
    assert view is not None and view.staff_id in staff and view.state == "active"
    assert (await stores[0].read(lambda conn: events(conn, case_id))).count("accepted") == 1


async def test_of_all_who_accept_what_is_offered_to_one_that_one_or_another_gets_it(
    stores: list[Store],
) -> None:
    desk = a_clinic(stores[0], Hand(NOON))

    def prepare(conn: Connection) -> tuple[int, list[int]]:
        return wait(conn, "ann", at=-30), crowd(conn, 8)

    case_id, staff = await stores[0].write(prepare)
    await dispatcher(desk).step_all()

    def act(conn: Connection, who: int) -> object:
        if who % 2:
            return accept(conn, case_id, who, 1)
        offers.decline(conn, case_id=case_id, staff_id=who, now=after(1))
        return None

    racing = [stores[n % PROCESSES].write(partial(act, who=who)) for n, who in enumerate(staff)]
    won = [told for told in await asyncio.gather(*racing) if told is not None]
    assert len(won) == 1
    assert await stores[0].read(standing) == []
    found = await stores[0].read(lambda conn: results(conn, case_id))
    assert len(found) == 1 and found[0][1] in ("accepted", "declined", "withdrawn")


async def test_dispatchers_side_by_side_neither_offer_twice_nor_overfill(
    stores: list[Store],
) -> None:
    """For some minutes of the clinic's clock cases come, are taken, refused, missed and closed."""
    dice, clock = random.Random(11), Hand(NOON)
    makers = [dispatcher(a_clinic(store, clock)) for store in stores for _ in range(2)]
    staff = await stores[0].write(lambda conn: crowd(conn, 6, capacity=2))
    waiting = iter(range(1000))
    for _ in range(25):
        seconds = (clock.at - NOON).total_seconds()

        def come(conn: Connection, at: float = seconds) -> None:
            for who in staff:
                presence.go(conn, staff_id=who, to=presence.At.online, now=after(at))
            for _ in staff[:3]:
                level = "L1" if dice.random() < 0.1 else "L3"
                wait(conn, f"p{next(waiting)}", at=at, level=level)

        await stores[0].write(come)
        doing = [maker.step_all() for maker in makers]
        acting = [_act(stores[n % PROCESSES], who, clock, dice) for n, who in enumerate(staff)]
        await asyncio.gather(*doing, *acting)
        await stores[0].read(_sound)
        clock.at += timedelta(seconds=dice.choice([1, 5, 12]))
    assert "closed" in await stores[0].read(states)


async def _act(store: Store, who: int, clock: Hand, dice: random.Random) -> None:
    """One clinician answers an offer and closes a case, or does not."""

    def work(conn: Connection) -> None:
        for offer in offers.of_staff(conn, who):
            if dice.random() < 0.5:
                offers.accept(conn, case_id=offer.case_id, staff_id=who, now=clock.at)
            elif dice.random() < 0.5:
                offers.decline(conn, case_id=offer.case_id, staff_id=who, now=clock.at)
            return
        for view in cases.mine(conn, who)[:1]:
            cases.close(
                conn,
                case_id=view.id,
                staff_id=who,
                summary=SUMMARY,
                outcome="advice",
                now=clock.at,
            )

    await store.write(work)


def _sound(conn: Connection) -> None:
    """Nobody has more than they can take, and every case is offered to one or to none."""
    assert all(load <= 3 for load in loads(conn).values()), loads(conn)  # 2, and one in a hurry
    hurried = conn.execute(select(func.count()).where(CASE.c.hurry)).scalar_one()
    assert sum(max(load - 2, 0) for load in loads(conn).values()) <= hurried
    assert all(number == 1 for _, number in standing(conn))
    offered = conn.execute(select(func.count()).where(CASE.c.state == "offered")).scalar_one()
    assert offered == len(standing(conn))


async def test_when_all_clinicians_vanish_at_once_every_case_comes_back(
    stores: list[Store],
) -> None:
    clock = Hand(NOON)

    def prepare(conn: Connection) -> int:
        staff = crowd(conn, 20)
        for n, who in enumerate(staff * 2):
            case_id = wait(conn, f"p{n}")
            assert cases.accept(conn, case_id=case_id, staff_id=who, now=NOON)
        return 2 * len(staff)

    number = await stores[0].write(prepare)
    clock.at = after(61)
    await asyncio.gather(*(dispatcher(a_clinic(store, clock)).step_all() for store in stores))
    assert await stores[0].read(states) == ["waiting"] * number
    told = await stores[0].read(entered)
    assert len(told) == number == len(set(told))
    for case_id in range(1, number + 1):
        happened = await stores[0].read(partial(events, case_id=case_id))
        assert happened.count("returned") == 1


def _race(stores: Sequence[Store], *work: Callable[[Connection], Any]) -> Any:
    return asyncio.gather(*(stores[n % PROCESSES].write(one) for n, one in enumerate(work)))


async def test_a_patient_who_leaves_while_a_clinician_accepts_is_with_one_of_both(
    stores: list[Store],
) -> None:
    def prepare(conn: Connection) -> tuple[list[int], int]:
        return [wait(conn, f"p{n}") for n in range(10)], online(conn, "li", capacity=99)

    ids, li = await stores[0].write(prepare)
    for case_id in ids:
        left, taken = await _race(
            stores,
            partial(cases.cancel, case_id=case_id, now=after(1)),
            partial(offers.accept, case_id=case_id, staff_id=li, now=after(1)),
        )
        assert left != (taken is not None)
