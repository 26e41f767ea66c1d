"""How each job of the background went is kept: seldom while it is well, at once when it fails."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from sqlalchemy import Connection, insert, select

from bot.clinic import expiry
from bot.operating import jobs, retained
from bot.operating.jobs import Keeper, Ran, missed
from bot.store.session import Store
from bot.timers import Timers
from tests.clinic import NOON, TABLES, add, add_person
from tests.contract.turn_parts import Hand, a_desk

log = logging.getLogger(__name__)


@dataclass
class Job:
    """Lives through the fault it meets, as jobs do, or breaks with it."""

    fault: Exception | None = None
    breaks: Exception | None = None
    runs: int = 0
    clock: Hand = field(default_factory=lambda: Hand(NOON))

    async def __call__(self) -> None:
        self.runs += 1
        if self.breaks is not None:
            raise self.breaks
        if self.fault is not None:
            missed(log, "it could not be done", self.fault)


async def last(store: Store, job: Job) -> list[Ran]:
    return await store.read(partial(jobs.last, now=job.clock()))


async def test_a_job_is_noted_once_a_minute_and_at_once_when_it_fails(store: Store) -> None:
    job = Job()
    keeper = Keeper(store, job.clock)
    run = partial(keeper.run, "tend", 5, job)
    await run()
    assert await last(store, job) == [Ran("tend", NOON, 5, "", NOON)]
    job.clock.forward(5)
    await run()
    assert (await last(store, job))[0].at == NOON
    job.fault = OSError("secret words")
    job.clock.forward(5)
    await run()
    assert await last(store, job) == [Ran("tend", NOON + timedelta(seconds=10), 5, "OSError", NOON)]
    job.fault, job.breaks = None, LookupError("more words")
    job.clock.forward(5)
    await run()
    assert (await last(store, job))[0].fault == "LookupError"
    job.breaks = None
    await run()
    assert (await last(store, job))[0].fault == ""
    assert job.runs == 5


async def test_a_job_that_ran_no_more_is_overdue(store: Store) -> None:
    job = Job()
    await Keeper(store, job.clock).run("retain", 1800, job)
    (ran,) = await last(store, job)
    assert not ran.late(NOON + timedelta(minutes=60))
    assert ran.late(NOON + timedelta(minutes=95))


async def test_the_failed_come_first_and_the_forgotten_go(store: Store) -> None:
    fine, bad = Job(), Job(fault=OSError())
    keeper = Keeper(store, fine.clock)
    await keeper.run("a", 5, fine)
    await keeper.run("z", 5, bad)
    assert [one.name for one in await last(store, fine)] == ["z", "a"]
    fine.clock.forward(31 * 86_400)
    assert await last(store, fine) == []


async def test_what_the_daily_run_removed_and_who_is_exempt_is_told(store: Store) -> None:
    look = partial(retained.look, now=NOON)
    before = await store.read(look)
    assert before.ran_at is None and before.next_at == NOON and before.held == 0

    def work(conn: Connection) -> None:
        hold = {"person_id": add_person(conn, "ann"), "reason": "dispute", "at": NOON}
        conn.execute(insert(TABLES["hold"]), hold)
        add_person(conn, "bob")
        old = NOON - timedelta(days=4000)
        add(conn, "inbox", **(_raw(conn) | {"received_at": old}))
        expiry.daily(conn, now=NOON)

    await store.write(work)
    found = await store.read(look)
    assert found.ran_at == NOON and found.next_at.date() == NOON.date() + timedelta(days=1)
    kinds = {one.name: one for one in found.kinds}
    assert (kinds["dialogue"].gone, kinds["records"].gone) == (1, 0)
    assert (kinds["records"].span, kinds["records"].unit) == (15, "years")
    assert kinds["unclear"].gone is None
    assert [(one.alias, one.reason) for one in found.holds] == [("ann", "dispute")]


def _raw(conn: Connection) -> dict[str, object]:
    person = TABLES["person"]
    bob = conn.execute(select(person.c.id).where(person.c.alias == "bob")).scalar_one()
    usual = {"channel": "telegram", "message_id": "1", "address": "bob", "kind": "text"}
    return usual | {"person_id": bob, "state": "done", "error": "", "body": {"text": "x"}}


async def test_the_jobs_of_a_process_are_run_and_noted(store: Store) -> None:
    job = Job()
    timers = Timers(
        store=store,
        turns=a_desk(store, clock=job.clock).turns,
        clock=job.clock,
        tally=lambda name, state: None,
        jobs={"draw": (1, job)},
    )
    timers.start()
    async with asyncio.timeout(60):
        while not await last(store, job):
            await asyncio.sleep(0.05)
    timers.stop()
    assert [(one.name, one.every) for one in await last(store, job)] == [("draw", 1)]
    assert job.runs >= 1
