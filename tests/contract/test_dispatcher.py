"""The loop that moves cases on: prompt, in order, and stopped by no single case."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from functools import partial

import pytest
from sqlalchemy import Connection, text, update

from bot.clinic import cases, offers, presence
from bot.clinic.casefile import Tell
from bot.store.session import Store
from tests.clinic import NOON, TABLES, after
from tests.contract.rooms import SECONDS, a_clinic, dispatcher, entered, running, until
from tests.contract.turn_parts import Hand, a_desk
from tests.contract.waiting_room import asked, online, row, wait

CASE = TABLES["case"]
JUNK = {"junk": b"\x01 no seal"}


async def test_a_bell_brings_the_offer_and_everyone_concerned_is_rung(store: Store) -> None:
    desk, tallies = a_desk(store), list[str]()
    now = desk.clock()

    def prepare(conn: Connection) -> int:
        li = online(conn, "li")
        presence.go(conn, staff_id=li, to=presence.At.online, now=now)
        presence.beat(conn, staff_id=li, now=now)
        return li

    li = await store.write(prepare)
    with desk.bell.listen(f"staff:{li}", "case:1") as ear:
        async with running(dispatcher(desk, tallies)):
            await asyncio.sleep(0.05)
            case_id = await store.write(
                lambda conn: wait(conn, "ann", at=(now - NOON).total_seconds())
            )
            desk.bell.ring("queue")
            await until(store, lambda conn: asked(conn, case_id) == li)
            assert await ear.wait(SECONDS) & {f"staff:{li}", "case:1"}
    assert tallies == ["offered"]


async def test_the_alarm_and_the_patients_choice_come_once_though_two_look(store: Store) -> None:
    desk = a_clinic(store, Hand(NOON))
    await store.write(lambda conn: wait(conn, "ann"))
    both = [dispatcher(desk) for _ in range(2)]
    for seconds in (0, 24, 60, 120, 240, 360):
        desk.clock.at = after(seconds)
        await asyncio.gather(*(one.step_all() for one in both))
    assert [key.partition(":")[0] for key in await store.read(entered)] == ["choice"]


async def test_patients_of_a_clinician_who_vanished_are_told_once_though_two_look(
    store: Store,
) -> None:
    desk = a_clinic(store, Hand(NOON))

    def prepare(conn: Connection) -> list[int]:
        li, ids = online(conn, "li"), [wait(conn, name) for name in "abc"]
        for case_id in ids:
            cases.accept(conn, case_id=case_id, staff_id=li, now=NOON)
        return ids

    ids = await store.write(prepare)
    desk.clock.at = after(61)
    await asyncio.gather(*(dispatcher(desk).step_all() for _ in range(2)))
    states = [await store.read(partial(row, case_id=case_id)) for case_id in ids]
    assert [state.state for state in states] == ["waiting"] * 3
    assert [key.split(":")[2] for key in await store.read(entered)] == ["returned"] * 3


async def test_a_case_that_cannot_be_moved_on_holds_up_no_other(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    desk = a_desk(store, clock=Hand(NOON))

    def prepare(conn: Connection) -> list[int]:
        online(conn, "li")
        return [wait(conn, "bad", level="L1"), wait(conn, "good")]

    bad, good = await store.write(prepare)

    def step(conn: Connection, *, case_id: int, now: datetime) -> list[Tell]:
        if case_id == bad:
            conn.execute(update(CASE).where(CASE.c.id == bad).values(stage=3))
            raise LookupError
        return offers.step(conn, case_id=case_id, now=now)

    with caplog.at_level(logging.CRITICAL):
        await dispatcher(desk, waiting=step).step_all()
    views = [await store.read(partial(row, case_id=case_id)) for case_id in (bad, good)]
    assert [view.state for view in views] == ["waiting", "offered"]
    assert views[0].wake_at > NOON and views[0].stage == 0


async def test_a_clinician_whose_cases_cannot_be_handed_back_holds_up_no_other(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    desk = a_clinic(store, Hand(NOON))

    def prepare(conn: Connection) -> list[int]:
        ids = [wait(conn, name) for name in ("bad", "good", "waits")]
        for case_id, login in zip(ids, ("li", "wu"), strict=False):
            cases.accept(conn, case_id=case_id, staff_id=online(conn, login), now=NOON)
        conn.execute(text('UPDATE "case" SET note = :junk WHERE id = :bad'), JUNK | {"bad": ids[0]})
        online(conn, "he", at=61)
        return ids

    ids = await store.write(prepare)
    desk.clock.at = after(61)
    with caplog.at_level(logging.CRITICAL):
        await dispatcher(desk).step_all()
    states = [(await store.read(partial(row, case_id=case_id))).state for case_id in ids[1:]]
    assert states == ["offered", "offered"]


async def test_a_talk_that_breaks_does_not_keep_its_case_from_moving_on(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    desk, tallies = a_desk(store, clock=Hand(after(120))), list[str]()  # knows no talk of a case
    case_id = await store.write(lambda conn: wait(conn, "ann"))
    with caplog.at_level(logging.CRITICAL):
        await dispatcher(desk, tallies).step_all()
    assert (await store.read(lambda conn: row(conn, case_id))).stage == 3
    assert await store.read(entered) == [] and tallies == ["untold", "waiting"]


async def test_a_step_that_forgets_to_say_when_to_look_again_does_not_spin(store: Store) -> None:
    desk, seen = a_desk(store, clock=Hand(NOON)), []

    def prepare(conn: Connection) -> None:
        case_id = wait(conn, "ann")
        cases.accept(conn, case_id=case_id, staff_id=online(conn, "li"), now=NOON)
        conn.execute(update(CASE).values(wake_at=NOON))

    def step(conn: Connection, *, case_id: int, now: datetime) -> list[Tell]:
        seen.append(case_id)
        return []

    await store.write(prepare)
    made = dispatcher(desk, active=step)
    for _ in range(3):
        await made.step_all()
    assert len(seen) == 1


async def test_states_without_a_step_are_left_alone(store: Store) -> None:
    desk = a_desk(store, clock=Hand(after(3600)))

    def prepare(conn: Connection) -> int:
        case_id = wait(conn, "ann")
        cases.accept(conn, case_id=case_id, staff_id=online(conn, "li", at=3600), now=NOON)
        return case_id

    case_id = await store.write(prepare)
    assert await dispatcher(desk).step_all() == (0, 0)
    assert (await store.read(lambda conn: row(conn, case_id))).state == "active"


async def test_an_outage_ends_the_round_and_not_the_loop(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    desk = a_desk(store)
    now = desk.clock()

    async def away(*_: object) -> None:
        raise ConnectionError

    made = dispatcher(desk)
    kept = made.step_all
    made.step_all = away  # type: ignore[method-assign, assignment]
    case_id = await store.write(lambda conn: wait(conn, "ann", at=(now - NOON).total_seconds()))
    with caplog.at_level(logging.ERROR, "bot.dispatcher"):
        async with running(made):
            async with asyncio.timeout(SECONDS):
                while not caplog.records:
                    await asyncio.sleep(0.01)
            made.step_all = kept  # type: ignore[method-assign]
            desk.bell.ring("queue")
            await until(store, lambda conn: row(conn, case_id).wake_at > now)
    assert "ConnectionError" in caplog.text
