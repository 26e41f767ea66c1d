"""The server is killed while people ask for a clinician, wait, talk and are told how it ended.

The flows are the program's own, the clinician sits at its console. Each life serves the same
database; one message in twenty arrives twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from itertools import cycle
from pathlib import Path

import pytest

from bot.bell import LocalBell
from bot.clock import now
from bot.store.session import Store
from tests.chaos import proof
from tests.chaos.crowd import a_database, die_often
from tests.chaos.desk import Desk
from tests.chaos.patients import Fate, Patient, Phone, Plan
from tests.chaos.proof_care import cared_for
from tests.chaos.servers import Death, Server, a_server
from tests.chaos.settings import common, telegram_settings
from tests.console import House
from tests.platforms.telegram import FakeTelegram
from tests.platforms.telegram_delivery import Webhook

pytestmark = pytest.mark.chaos

PEOPLE = len(Plan) * len(Fate)  # each way to the queue meets each end


@asynccontextmanager
async def a_desk(store: Store, server: Server) -> AsyncIterator[Desk]:
    house = House(store, None, LocalBell(), now, f"http://127.0.0.1:{server.port}")
    staff_id = await house.hire("li")
    async with house.visitor() as visitor:
        yield Desk(visitor, store=store, staff_id=staff_id)


async def live(store: Store, server: Server, patients: list[Patient], deaths: list[Death]) -> None:
    """Everybody acts at once, until the server is left alone and all have come to their end."""
    async with a_desk(store, server) as desk, asyncio.TaskGroup() as group:
        for patient in patients:
            group.create_task(patient.live())
        group.create_task(desk.work("li", patients))
        group.create_task(die_often(server, deaths, random_deaths=4))


def crowd(phones: list[Phone]) -> list[Patient]:
    ways = zip(phones, cycle(Plan), cycle(Fate), strict=False)
    return [Patient(phone, plan, fate) for phone, plan, fate in ways]


async def test_killed_at_every_point_telegram_patients_keep_their_case_and_their_words(
    tmp_path: Path,
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'chaos.db'}"
    store = await a_database(url)
    deaths = [
        Death("before-commit", 20),
        Death("after-commit", 20),
        Death("before-send", 12),
        Death("after-send", 12),
    ]
    try:
        async with FakeTelegram(backoff_scale=0.1) as fake:
            env = common(url, capacity=None) | telegram_settings(fake)
            async with a_server(env, log=tmp_path / "log") as server:
                fake.inbox.duplicates.after(rate=0.025, times=None)
                fake.inbox.duplicates.together(rate=0.025, times=None)
                hook = f"http://127.0.0.1:{server.port}/webhooks/telegram"
                fake.inbox.set_webhook(Webhook(hook, "chaos", 40))
                users = [fake.user(10_000 + n, language_code="en") for n in range(PEOPLE)]
                patients = crowd([Phone(user) for user in users])
                await live(store, server, patients, deaths)
                await _taken(fake)
                await proof.settled(store)
                assert set(await store.read(proof.states)) <= {"sent", "skipped"}
                assert await store.read(proof.failed) == 0
                await cared_for(store, patients)
                for patient in patients:
                    wanted = await store.read(partial(proof.told, name=patient.name))
                    seen = [shown.text for shown in patient.phone.seen]
                    proof.in_order(seen, wanted, repeats=2 * server.deaths)
    finally:
        await store.close()


async def _taken(fake: FakeTelegram) -> None:
    """Wait until the platform has handed over everything that people wrote."""
    async with asyncio.timeout(proof.SETTLE_SECONDS):
        while fake.inbox.pending():
            await asyncio.sleep(0.1)
