"""What the kill tests share: notes that come in between, servers that die, the final check."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from functools import partial

from bot.crypto import Vault
from bot.store import migrate
from bot.store.columns import unlock
from bot.store.session import Store, connect
from tests.chaos import proof
from tests.chaos.people import Person
from tests.chaos.servers import Death, Server
from tests.chaos.settings import KEYS

NOTES = 3


async def notes(store: Store, names: Sequence[str]) -> None:
    """A clinician writes to everybody, as soon as each is known."""
    for number in range(1, NOTES + 1):
        left = list(names)
        while left:
            for name in list(left):
                if await store.write(partial(proof.note, name=name, number=number)):
                    left.remove(name)
            await asyncio.sleep(0.3)


async def die_often(server: Server, deaths: Sequence[Death], *, random_deaths: int) -> None:
    """Let the server live through all these deaths, and a few at random moments; then let it be."""
    dice = random.Random(len(deaths))
    for death in deaths:
        await server.start(death)
        await server.died()
    for _ in range(random_deaths):
        await server.start()
        await asyncio.sleep(dice.uniform(0.05, 0.8))
        await server.kill()
    await server.start()


async def check(store: Store, people: Sequence[Person]) -> None:
    await proof.settled(store)
    proof.everybody_once(await store.read(proof.bookings), people)
    taken = await store.read(proof.slots)
    assert all(count <= capacity for count, capacity in taken.values())
    assert sum(count for count, _ in taken.values()) == len(people)
    assert set(await store.read(proof.states)) <= {"sent", "skipped"}
    assert await store.read(proof.failed) == 0


async def a_database(url: str) -> Store:
    unlock(Vault(KEYS))
    await migrate.upgrade(url)
    return connect(url)
