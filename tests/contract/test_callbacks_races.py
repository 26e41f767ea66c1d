"""Many want the same callback at the same moment, from two processes on one PostgreSQL."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, func, select

from bot.clinic import callbacks, cases, queue_rules
from bot.clinic.casefile import State
from bot.store.session import Store
from tests.clinic import NOON, TABLES, a_store, add_person, open_case

CROWD = 20
RULES = queue_rules.load().callbacks
SLOT = timedelta(minutes=RULES.slot_minutes)
AFTERNOON = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def book(conn: Connection, case_id: int, when: datetime = AFTERNOON) -> bool:
    return callbacks.book(
        conn, case_id=case_id, at=when, means="phone", reach="13800000000", now=NOON
    )


def woken(conn: Connection, case_id: int) -> tuple[State, datetime | None]:
    case = cases.get(conn, case_id)
    assert case is not None
    return case.state, case.wake_at


async def open_many(store: Store) -> list[int]:
    return await store.write(
        lambda conn: [open_case(conn, add_person(conn, str(n)), role="nurse") for n in range(CROWD)]
    )


async def test_of_twenty_who_want_the_last_place_one_gets_it(postgres_url: str) -> None:
    async with a_store(postgres_url) as store, a_store(postgres_url) as other:
        ids = await open_many(store)
        for case_id in ids[: RULES.places - 1]:
            assert await store.write(lambda conn, case_id=case_id: book(conn, case_id))  # type: ignore[misc]
        rest = ids[RULES.places - 1 :]
        done = await asyncio.gather(
            *(
                (store, other)[n % 2].write(lambda conn, case_id=case_id: book(conn, case_id))  # type: ignore[misc]
                for n, case_id in enumerate(rest)
            )
        )
        booked = await store.read(
            lambda conn: [woken(conn, case_id)[0] is State.callback_booked for case_id in rest]
        )
    assert sum(done) == 1 and booked == done


async def test_a_crowd_that_changes_times_neither_deadlocks_nor_overbooks(
    postgres_url: str,
) -> None:
    times = [AFTERNOON, AFTERNOON + SLOT, AFTERNOON + 2 * SLOT]
    async with a_store(postgres_url) as store, a_store(postgres_url) as other:
        ids = await open_many(store)
        for turn in range(6):
            await asyncio.gather(
                *(
                    (store, other)[n % 2].write(
                        lambda conn, case_id=case_id, when=times[(n + turn) % 3]: book(  # type: ignore[misc]
                            conn, case_id, when
                        )
                    )
                    for n, case_id in enumerate(ids)
                )
            )

        def count(conn: Connection) -> tuple[list[int], bool]:
            found = TABLES["callback"]
            booked = select(func.count()).where(found.c.state == "booked").group_by(found.c.at)
            agree = [
                (booking := callbacks.of_case(conn, case_id)) is None
                or booking.at == woken(conn, case_id)[1]
                for case_id in ids
            ]
            return list(conn.execute(booked).scalars()), all(agree)

        taken, agree = await store.read(count)
    assert taken == [RULES.places] * len(times) and agree
