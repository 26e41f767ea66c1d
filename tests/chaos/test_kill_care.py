"""The server is killed while people ask for a clinician, wait, talk and are told how it ended.

The flows are the program's own, the clinician sits at its console. Each life serves the same
database; one message in twenty arrives twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from bot.outbox import Way
from bot.store.session import Store
from tests.chaos import proof
from tests.chaos.care import PEOPLE, check, crowd, in_order, live, taken
from tests.chaos.crowd import a_database, die_often
from tests.chaos.patients import Patient
from tests.chaos.phones import OnTelegram, OnWechat
from tests.chaos.servers import Death, a_server
from tests.chaos.settings import common, telegram_settings, wechat_settings
from tests.platforms.telegram import FakeTelegram
from tests.platforms.telegram_delivery import Webhook
from tests.platforms.wechat import FakeWechat

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(400)]


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
            fake.inbox.expiry.clear()  # nobody presses again here, and waits are sped up
            env = common(url, capacity=None) | telegram_settings(fake)
            async with a_server(env, log=tmp_path / "log") as server:
                fake.inbox.duplicates.after(rate=0.025, times=None)
                fake.inbox.duplicates.together(rate=0.025, times=None)
                address = f"http://127.0.0.1:{server.port}"
                fake.inbox.set_webhook(Webhook(f"{address}/webhooks/telegram", "chaos", 40))
                users = [fake.user(10_000 + n, language_code="en") for n in range(PEOPLE)]
                patients = crowd([OnTelegram(user) for user in users])
                await live(store, address, patients, die_often(server, deaths, random_deaths=4))
                await taken(fake)
                await check(store, patients)
                await in_order(store, patients, repeats=2 * server.deaths)
    finally:
        await store.close()


async def test_killed_at_every_point_wechat_patients_keep_their_case_and_their_words(
    tmp_path: Path,
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'chaos.db'}"
    store = await a_database(url)
    deaths = [
        Death("before-commit", 20),
        Death("after-commit", 20),
        Death("before-send", 2),  # most is answered passively: what a clinician does is pushed
        Death("after-send", 2),
    ]
    try:
        async with FakeWechat(gap=8.0) as fake:  # time for a slow machine to start anew
            env = common(url, capacity=None) | wechat_settings(fake)
            async with a_server(env, log=tmp_path / "log") as server:
                fake.callbacks.duplicates.after(rate=0.025, times=None)
                fake.callbacks.duplicates.together(rate=0.025, times=None)
                address = f"http://127.0.0.1:{server.port}"
                fake.callbacks.url = f"{address}/webhooks/wechat"
                patients = crowd([OnWechat(fake.user(f"o{n:027}")) for n in range(PEOPLE)])
                await live(store, address, patients, die_often(server, deaths, random_deaths=2))
                await check(store, patients)
                for outcome in fake.callbacks.log:
                    assert len(set(outcome.replies)) <= 1  # asked again, the same answer
                for patient in patients:
                    await _both_ways(store, patient, repeats=2 * server.deaths)
    finally:
        await store.close()


async def _both_ways(store: Store, patient: Patient, *, repeats: int) -> None:
    """Passive answers come once and in order, pushes in order; an answer cut off may come later.

    WeChat asks again after seconds, in which a push may arrive; a pushed menu has no empty lines.
    What was pushed by a server that died, and then had to wait, is told in a passive answer again.
    """
    seen = {Way.PASSIVE: "passive", Way.PUSH: "kf"}
    assert {shown.source for shown in patient.phone.seen} <= set(seen.values())
    late = _dense(await store.read(partial(proof.merged, name=patient.name)))
    for way, again in ((Way.PASSIVE, 0), (Way.PUSH, repeats)):
        wanted = await store.read(partial(proof.told, name=patient.name, way=way))
        texts = [shown.text for shown in patient.phone.seen if shown.source == seen[way]]
        proof.in_order(_dense(texts), _dense(wanted), repeats=again, also=late if again else ())


def _dense(texts: Sequence[str]) -> list[str]:
    return [re.sub("\n+", "\n", text) for text in texts]
