"""Two servers on one PostgreSQL, without Redis, serve patients and a clinician; one is killed.

Each message goes to the other server than the one before, and so do the clinician's pages; what a
dead server had on its way is taken over when its lease runs out.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chaos.care import PEOPLE, check, crowd, in_order, live, taken
from tests.chaos.crowd import a_database, die_often
from tests.chaos.phones import OnTelegram
from tests.chaos.servers import Death, balancer, two_servers
from tests.chaos.settings import common, telegram_settings
from tests.platforms.telegram import FakeTelegram
from tests.platforms.telegram_delivery import Webhook

# More than one lease may have to run out, each 20 s, beside two servers that start.
pytestmark = [pytest.mark.chaos, pytest.mark.timeout(400)]


async def test_killed_beside_another_server_patients_keep_their_case_and_their_words(
    new_postgres_url: str, tmp_path: Path
) -> None:
    store = await a_database(new_postgres_url)
    deaths = [
        Death("after-send", 4),
        Death("before-commit", 8),
        Death("before-send", 4),
        Death("after-commit", 8),
    ]
    try:
        async with FakeTelegram(backoff_scale=0.1) as fake:
            fake.inbox.expiry.clear()  # nobody presses again here, and waits are sped up
            env = common(new_postgres_url, capacity=None) | telegram_settings(fake)
            async with (
                two_servers(env, log=tmp_path / "log") as (steady, mortal),
                balancer([mortal.port, steady.port]) as address,
            ):
                await steady.start()
                fake.inbox.duplicates.after(rate=0.025, times=None)
                fake.inbox.duplicates.together(rate=0.025, times=None)
                fake.inbox.set_webhook(Webhook(f"{address}/webhooks/telegram", "chaos", 40))
                users = [fake.user(10_000 + n, language_code="en") for n in range(PEOPLE)]
                patients = crowd([OnTelegram(user) for user in users])
                await live(store, address, patients, die_often(mortal, deaths, random_deaths=0))
                await taken(fake)
                await check(store, patients)
                await in_order(store, patients, repeats=2 * mortal.deaths)
    finally:
        await store.close()
