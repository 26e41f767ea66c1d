"""Patients and a clinician who act at once, whatever becomes of the servers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from functools import partial
from itertools import cycle

from bot.bell import LocalBell
from bot.clock import now
from bot.store.session import Store
from tests.chaos import proof
from tests.chaos.desk import Desk
from tests.chaos.patients import Fate, Patient, Plan
from tests.chaos.phones import Phone
from tests.chaos.proof_care import cared_for
from tests.console import House
from tests.platforms.telegram import FakeTelegram

PEOPLE = len(Plan) * len(Fate)  # each way to the queue meets each end
Story = Coroutine[object, object, None]


@asynccontextmanager
async def a_desk(store: Store, url: str) -> AsyncIterator[Desk]:
    house = House(store, None, LocalBell(), now, url)
    staff_id = await house.hire("li")
    async with house.visitor() as visitor:
        yield Desk(visitor, store=store, staff_id=staff_id)


async def live(store: Store, url: str, patients: list[Patient], dying: Story) -> None:
    """Everybody acts, until the server at *url* is left alone and all have come to their end."""
    async with a_desk(store, url) as desk, asyncio.TaskGroup() as group:
        for patient in patients:
            group.create_task(patient.live())
        group.create_task(desk.work("li", patients))
        group.create_task(dying)


def crowd(phones: Sequence[Phone]) -> list[Patient]:
    ways = zip(phones, cycle(Plan), cycle(Fate), strict=False)
    return [Patient(phone, plan, fate) for phone, plan, fate in ways]


async def check(store: Store, patients: list[Patient]) -> None:
    """All has left, no turn broke, and everybody is where the clinician left them."""
    await proof.settled(store)
    assert set(await store.read(proof.states)) <= {"sent", "skipped"}
    assert await store.read(proof.failed) == 0
    await cared_for(store, patients)


async def in_order(store: Store, patients: list[Patient], *, repeats: int) -> None:
    """Everybody saw each bubble, in order."""
    for patient in patients:
        wanted = await store.read(partial(proof.told, name=patient.name))
        proof.in_order([shown.text for shown in patient.phone.seen], wanted, repeats=repeats)


async def taken(fake: FakeTelegram) -> None:
    """Wait until the platform has handed over everything that people wrote."""
    async with asyncio.timeout(proof.SETTLE_SECONDS):
        while fake.inbox.pending():
            await asyncio.sleep(0.1)
