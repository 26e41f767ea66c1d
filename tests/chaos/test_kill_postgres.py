"""Two servers on one PostgreSQL: one is killed at every point, Redis is emptied and then stopped.

Each message of a person goes to the other server than the one before, so that every talk is served
by both, and what a dead server had on its way is taken over when its lease runs out.
"""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import pytest
from redis.asyncio import Redis

from tests.chaos import proof
from tests.chaos.crowd import a_database, check, die_often, notes
from tests.chaos.people import OnTelegram, book
from tests.chaos.servers import Death, balancer, two_servers
from tests.chaos.settings import common, telegram_settings
from tests.platforms.telegram import FakeTelegram
from tests.platforms.telegram_delivery import Webhook
from tests.servers import Server as Running
from tests.servers import running_redis

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(400)]

PEOPLE = 12


async def trouble_redis(redis: Running, people: list[OnTelegram]) -> None:
    """Empty Redis while most are in mid-talk, and a little later stop it for good."""
    for person in people[: PEOPLE // 2]:
        await person.wait(2)
    async with Redis.from_url(redis.url) as client:
        await client.flushall()
    for person in people[: PEOPLE // 2]:
        await person.wait(5)
    redis.process.terminate()
    await asyncio.to_thread(redis.process.wait)


async def test_killed_beside_another_server_and_without_redis_nothing_is_lost_or_out_of_order(
    new_postgres_url: str, tmp_path: Path
) -> None:
    store = await a_database(new_postgres_url)
    deaths = [
        Death("after-send", 6),
        Death("before-send", 6),
        Death("before-commit", 12),
        Death("after-commit", 12),
    ]
    try:
        with running_redis() as redis:
            async with FakeTelegram(backoff_scale=0.1) as fake:
                fake.inbox.expiry.clear()  # nobody presses again here, and waits are sped up
                env = common(new_postgres_url, capacity=3) | telegram_settings(fake)
                env |= {"QIANMEN_REDIS_URL": redis.url}
                async with (
                    two_servers(env, log=tmp_path / "log") as (steady, mortal),
                    balancer([mortal.port, steady.port]) as address,
                ):
                    await steady.start()
                    fake.inbox.duplicates.after(rate=0.025, times=None)
                    fake.inbox.duplicates.together(rate=0.025, times=None)
                    fake.inbox.set_webhook(Webhook(f"{address}/webhooks/telegram", "chaos", 40))
                    people = [OnTelegram(fake.user(10_000 + n)) for n in range(PEOPLE)]
                    async with asyncio.TaskGroup() as group:
                        for person in people:
                            group.create_task(book(person))
                        group.create_task(notes(store, [person.name for person in people]))
                        group.create_task(die_often(mortal, deaths, random_deaths=1))
                        group.create_task(trouble_redis(redis, people))
                    await check(store, people)
                    for person in people:
                        wanted = await store.read(partial(proof.told, name=person.name))
                        seen = [shown.text for shown in person.seen]
                        proof.in_order(seen, wanted, repeats=2 * mortal.deaths)
    finally:
        await store.close()
