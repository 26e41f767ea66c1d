"""People, staff and jobs at the same moment, from two processes' stores on one PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.clinic import slots
from bot.clinic.slots import Booking, Hold, Why, rules, stockroom, waiters
from bot.clinic.slots.stockroom import Entry, Kind
from bot.clinic.slots.waitlist import Wait
from bot.store.session import Store
from tests.clinic import NOON, a_store
from tests.contract.slot_parts import (
    DAY,
    FLU,
    OTHER,
    SITE,
    add_couple,
    add_day,
    add_stock,
    booked,
    held,
    taken,
    tend,
    waiting,
)

ROUNDS = 8
TICK = timedelta(milliseconds=1)
LATER = NOON + rules.load().holds.span(elder=False)
Pair = tuple[Store, Store]


@pytest.fixture
async def pair(postgres_url: str) -> AsyncIterator[Pair]:
    async with a_store(postgres_url) as one, a_store(postgres_url) as other:
        yield one, other


async def both(pair: Pair, one: Callable[..., Any], other: Callable[..., Any]) -> list[Any]:
    """Two pieces of work at the same moment, each in its own process's store."""
    found = list(await asyncio.gather(pair[0].write(one), pair[1].write(other)))
    assert await pair[0].read(slots.faults) == []
    return found


async def test_a_move_against_a_cancel_leaves_one_of_both_and_no_place_behind(pair: Pair) -> None:
    def prepare(conn: Connection) -> list[tuple[tuple[int, int], Booking, Hold]]:
        made = []
        for n in range(ROUNDS):
            one, two, *_ = add_day(conn, f"site:{n}")
            ann = add_couple(conn, f"ann{n}")
            visit = booked(conn, one, ann)
            made.append((ann, visit, held(conn, two, ann, moving=visit.id)))
        return made

    for (person, _), visit, new in await pair[0].write(prepare):
        whose: dict[str, Any] = {"booking_id": visit.id, "now": NOON}
        moved, off = await both(
            pair,
            partial(slots.move, hold_id=new.id, person_id=person, **whose),
            partial(slots.cancel, person_id=None, by="staff:1", **whose),
        )
        assert isinstance(off, Booking) and off.state == "cancelled"
        assert moved is Why.gone or moved.slot_id == off.slot_id == new.slot_id
        await pair[0].write(partial(slots.expire, now=LATER, slot_id=new.slot_id))
        left = await pair[0].read(
            lambda conn, of=(visit, new): [taken(conn, one.slot_id) for one in of]  # type: ignore[misc]
        )
        assert left == [0, 0]


async def test_two_moves_that_cross_neither_wait_for_each_other_nor_lose_a_place(
    pair: Pair,
) -> None:
    def prepare(conn: Connection) -> list[Any]:
        one, two, *_ = add_day(conn, capacity=2)
        people = [add_couple(conn, name) for name in ("ann", "bob")]
        visits = [booked(conn, slot, who) for slot, who in zip((one, two), people, strict=True)]
        return [(one, two), people, visits]

    windows, people, visits = await pair[0].write(prepare)

    def change(conn: Connection, n: int, to: int) -> Any:
        who, visit = people[n], visits[n]
        new = held(conn, to, who, moving=visit.id)
        return slots.move(conn, booking_id=visit.id, hold_id=new.id, person_id=who[0], now=NOON)

    for turn in range(ROUNDS):
        to = windows if turn % 2 else windows[::-1]
        moved = await both(pair, partial(change, n=0, to=to[0]), partial(change, n=1, to=to[1]))
        assert [visit.slot_id for visit in moved] == list(to)


async def test_of_who_confirms_and_who_comes_as_the_hold_ends_one_has_the_place(
    pair: Pair,
) -> None:
    def prepare(conn: Connection) -> list[Any]:
        made = []
        for n in range(ROUNDS):
            (one,) = add_day(conn, f"site:{n}", windows=1)
            ann, bob = add_couple(conn, f"ann{n}"), add_couple(conn, f"bob{n}")
            made.append((one, held(conn, one, ann), bob))
        return made

    for n, (one, mine, bob) in enumerate(await pair[0].write(prepare)):
        confirmed, theirs = await both(
            pair,
            # a moment before the end by the one clock, the end by the other
            partial(slots.book, hold_id=mine.id, person_id=mine.person_id, now=LATER - TICK),
            partial(
                slots.hold, slot_id=one, person_id=bob[0], patient_id=bob[1], product=FLU, now=LATER
            ),
        )
        got = [isinstance(confirmed, Booking), isinstance(theirs, Hold)]
        assert got in ([True, False], [False, True]), n


async def test_pressed_twice_at_once_it_is_one_hold_and_one_visit(pair: Pair) -> None:
    def prepare(conn: Connection) -> tuple[int, tuple[int, int]]:
        one, *_ = add_day(conn, capacity=5)
        return one, add_couple(conn, "ann")

    one, (person, patient) = await pair[0].write(prepare)
    press = partial(
        slots.hold, slot_id=one, person_id=person, patient_id=patient, product=FLU, now=NOON
    )
    first, second = await both(pair, press, press)
    assert first.id == second.id
    confirm = partial(slots.book, hold_id=first.id, person_id=person, now=NOON)
    made, again = await both(pair, confirm, confirm)
    assert made.id == again.id and await pair[0].read(lambda conn: taken(conn, one)) == 1


async def test_a_closing_day_and_who_confirms_on_it_leave_nobody_untold(pair: Pair) -> None:
    def prepare(conn: Connection) -> list[Any]:
        made = []
        for n in range(ROUNDS):
            (one,) = add_day(conn, f"site:{n}", windows=1)
            made.append((f"site:{n}", held(conn, one, add_couple(conn, f"ann{n}"))))
        return made

    for key, mine in await pair[0].write(prepare):
        made, closed = await both(
            pair,
            partial(slots.book, hold_id=mine.id, person_id=mine.person_id, now=NOON),
            partial(
                slots.closing.close, resource=key, start=NOON, end=NOON + 2 * DAY,
                reason="ill", by="staff:1", now=NOON,
            ),
        )  # fmt: skip
        await pair[0].write(partial(tend, now=NOON))
        if isinstance(made, Booking):
            found = await pair[0].read(partial(slots.get, booking_id=made.id))
            assert found is not None and found.state == "displaced"
        else:
            assert made is Why.expired and closed.bookings == ()


async def live(store: Store, dice: Random, who: tuple[int, int], windows: list[int]) -> None:
    """Somebody who books, changes and cancels, again and again."""
    whose: dict[str, Any] = {"person_id": who[0], "now": NOON}
    hold = partial(slots.hold, patient_id=who[1], product=FLU, pool=FLU, **whose)
    for _ in range(ROUNDS):
        mine = await store.write(partial(hold, slot_id=dice.choice(windows)))
        if isinstance(mine, Hold):
            await store.write(partial(slots.book, hold_id=mine.id, **whose))
        visits = await store.read(partial(slots.of_person, person_id=who[0]))
        for visit in [one for one in visits if one.open]:
            to = dice.choice(windows)
            new = await store.write(partial(hold, slot_id=to, moving=visit.id))
            if isinstance(new, Hold):
                move = partial(slots.move, booking_id=visit.id, hold_id=new.id, **whose)
                await store.write(move)
            if dice.random() < 0.5:
                await store.write(partial(slots.cancel, booking_id=visit.id, **whose))


async def test_a_crowd_of_all_kinds_neither_deadlocks_nor_unbalances_the_books(
    pair: Pair,
) -> None:
    def prepare(conn: Connection) -> tuple[list[int], list[tuple[int, int]]]:
        windows = add_day(conn, capacity=2) + add_day(conn, OTHER, windows=2)
        add_stock(conn, SITE, FLU, 4), add_stock(conn, OTHER, FLU, 3)
        people = [add_couple(conn, f"p{n}") for n in range(16)]
        for who in people[12:]:
            waiting(conn, who, resources=[SITE, OTHER])
        return windows, people

    windows, people = await pair[0].write(prepare)

    async def job(n: int) -> None:
        for _ in range(ROUNDS):
            for step in (slots.expire, slots.offer, slots.closing.displace):
                await pair[n].write(partial(step, now=NOON))
            await asyncio.sleep(0.01)

    crowd = (live(pair[n % 2], Random(n), people[n], windows) for n in range(12))
    await asyncio.gather(*crowd, job(0), job(1))
    assert await pair[0].read(slots.faults) == []


async def test_a_delivery_entered_by_two_at_once_is_entered_once(pair: Pair) -> None:
    def prepare(conn: Connection) -> None:
        add_day(conn)
        add_stock(conn, SITE, FLU, 1)

    await pair[0].write(prepare)
    for n in range(ROUNDS):
        [shelf] = await pair[0].read(partial(stockroom.shelves, resource=SITE))
        assert shelf.free == 1 + 10 * n
        entry = Entry(Kind.delivery, 10, "", shelf.seen)
        asked: dict[str, Any] = {"resource": SITE, "product": FLU, "entry": entry, "now": NOON}
        enter = [partial(stockroom.enter, **asked, by=by) for by in ("staff:1", "staff:2")]
        done = await both(pair, enter[0], enter[1])
        assert sum(one is Why.gone for one in done) == 1


async def test_who_is_taken_off_while_their_offer_ends_leaves_no_place_behind(pair: Pair) -> None:
    def prepare(conn: Connection) -> list[tuple[int, int]]:
        made = []
        for n in range(ROUNDS):
            (slot,) = add_day(conn, f"site:{n}", windows=1)
            wait = waiting(conn, add_couple(conn, f"ann{n}"), resources=[f"site:{n}"])
            made.append((slot, wait.id))
        tend(conn, NOON)
        return made

    for slot, wait in await pair[0].write(prepare):
        off, ended = await both(
            pair,
            partial(waiters.remove, wait_id=wait, reason="asked", by="staff:1", now=LATER + DAY),
            partial(slots.expire, now=LATER + DAY, slot_id=slot),
        )
        assert isinstance(off, Wait) and ended in (0, 1)
        await pair[0].write(partial(tend, now=LATER))
        assert await pair[0].read(partial(taken, slot_id=slot)) == 0
