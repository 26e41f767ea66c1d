"""The loop that moves cases on keeps the times that were booked, on both databases."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from sqlalchemy import Connection, select

from bot.clinic import callbacks, cases
from bot.clinic.casefile import State
from bot.clinic.lifecycle import CASE_EVENT
from bot.dispatcher import Dispatcher
from bot.store.session import Store
from tests.clinic import NOON, add_person, open_case
from tests.contract.turn_parts import Desk, Hand, a_desk
from tests.contract.waiting_room import asked, online

LATER = NOON + timedelta(hours=2)


def dispatcher(desk: Desk) -> Dispatcher:
    moved: list[str] = []
    return Dispatcher(
        store=desk.store,
        turns=desk.turns,
        bell=desk.bell,
        clock=desk.clock,
        tally=moved.append,
    )


def prepare(conn: Connection) -> int:
    case_id = open_case(conn, add_person(conn, "ann"))
    assert callbacks.book(conn, case_id=case_id, at=LATER, means="phone", reach="1", now=NOON)
    return case_id


def came(conn: Connection, case_id: int) -> int:
    """How often its time has come."""
    found = select(CASE_EVENT.c.id).where(CASE_EVENT.c.case_id == case_id)
    return len(conn.execute(found.where(CASE_EVENT.c.name == "callback-due")).all())


async def test_a_booked_case_is_offered_to_nobody_before_its_time(store: Store) -> None:
    desk = a_desk(store, clock=Hand(NOON))
    case_id = await store.write(prepare)
    await store.write(lambda conn: online(conn, "li"))
    desk.clock.at = LATER - timedelta(seconds=1)
    await dispatcher(desk).step_all()
    case = await store.read(lambda conn: cases.get(conn, case_id))
    assert case is not None and case.state is State.callback_booked


async def test_at_its_time_it_is_told_once_and_offered_though_two_look(store: Store) -> None:
    desk = a_desk(store, clock=Hand(LATER))
    case_id = await store.write(prepare)
    seconds = (LATER - NOON).total_seconds()
    li = await store.write(lambda conn: online(conn, "li", at=seconds))
    for _ in range(2):
        await asyncio.gather(*(dispatcher(desk).step_all() for _ in range(2)))
    assert await store.read(lambda conn: came(conn, case_id)) == 1
    assert await store.read(lambda conn: asked(conn, case_id)) == li
