"""What is done every so often: drawing for review, and the gauges of who waits."""

from __future__ import annotations

import logging
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, update

from bot.app import jobs
from bot.bell import LocalBell
from bot.cli.talk import open_simulator
from bot.clinic import alarms, cases
from bot.clinic.casefile import CASE
from bot.metrics import Metrics
from bot.store.session import Store, connect
from tests.clinic import add_person, add_staff, after, open_case
from tests.contract.owned_case import events
from tests.contract.test_reviews import closed, reasons

DAY = 86_400


def later() -> datetime:
    return after(3600)


async def test_what_was_closed_is_drawn_and_the_board_is_told_once(store: Store) -> None:
    await store.write(lambda conn: closed(conn, "a", add_staff(conn, "li"), rating=1))
    bell = LocalBell()
    with bell.listen("board") as ear:
        await jobs.draw(store=store, bell=bell, clock=later)
        assert await ear.wait(1) == {"board"}
        await jobs.draw(store=store, bell=bell, clock=later)
        assert await ear.wait(0.01) == set()
    assert await store.read(reasons) == {1: "rating"}


async def test_the_gauges_count_who_waits_by_role_and_level(store: Store) -> None:
    def work(conn: Connection) -> None:
        for name, level in (("a", "L3"), ("b", "L3"), ("c", "E1")):
            open_case(conn, add_person(conn, name), level=level)

    await store.write(work)
    metrics = Metrics()
    await jobs.gauge(store=store, metrics=metrics)
    text = metrics.page().decode()
    assert 'level="L3",role="doctor"} 2.0' in text and 'level="E1",role="doctor"} 1.0' in text


async def test_how_long_the_accepted_waited_is_counted_once(store: Store) -> None:
    def accepted(conn: Connection) -> None:
        case_id = open_case(conn, add_person(conn, "a"))
        assert cases.accept(conn, case_id=case_id, staff_id=add_staff(conn, "li"), now=after(20))

    metrics = Metrics()
    waits = jobs.Waits(store=store, metrics=metrics)
    await waits.look()
    await store.write(accepted)
    for _ in range(2):
        await waits.look()
    text = metrics.page().decode()
    assert 'qianmen_wait_seconds_count{role="doctor"} 1.0' in text
    assert 'qianmen_wait_seconds_sum{role="doctor"} 20.0' in text


async def test_a_case_out_of_its_rules_is_put_right_recorded_and_heard_of(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    def spoiled(conn: Connection) -> int:
        case_id = open_case(conn, add_person(conn, "a"))
        conn.execute(update(CASE).where(CASE.c.id == case_id).values(wake_at=after(10 * DAY)))
        return case_id

    case_id = await store.write(spoiled)
    bell, metrics = LocalBell(), Metrics()
    job = partial(jobs.repair, store=store, bell=bell, clock=later, metrics=metrics)
    with bell.listen("queue", "board", f"case:{case_id}") as ear:
        await job()
        heard = set[str]()
        while found := await ear.wait(0.1):
            heard |= found
        await job()  # nothing is left to do
        assert await ear.wait(0.01) == set()
    assert heard == {"queue", "board", f"case:{case_id}"}
    case, names = await store.read(lambda conn: (cases.get(conn, case_id), events(conn, case_id)))
    assert case is not None and case.wake_at == later() and names[-1] == "repaired"
    (alarm,) = await store.read(alarms.open_)
    assert (alarm.name, alarm.case_id) == ("ownerless", case_id)
    assert [one.message for one in caplog.records] == [f"case {case_id} was put right: wake-lost"]
    assert "qianmen_faults_total{" in metrics.page().decode()


async def test_the_repairs_are_made_every_minute(tmp_path: Path) -> None:
    simulator = await open_simulator(tmp_path, "web", "zh-CN", later())
    try:
        seconds, job = simulator.parts.timers._jobs["repair"]
    finally:
        await simulator.close()
    assert isinstance(job, partial) and (seconds, job.func) == (60, jobs.repair)


async def test_a_database_that_is_away_costs_a_look_and_nothing_else(
    caplog: pytest.LogCaptureFixture,
) -> None:
    away = connect("postgresql://nobody@127.0.0.1:1/none")
    caplog.set_level(logging.WARNING)
    await jobs.draw(store=away, bell=LocalBell(), clock=later)
    await jobs.gauge(store=away, metrics=Metrics())
    await jobs.Waits(store=away, metrics=Metrics()).look()
    await jobs.repair(store=away, bell=LocalBell(), clock=later, metrics=Metrics())
    await away.close()
    assert [record.levelname for record in caplog.records] == ["WARNING"] * 4
