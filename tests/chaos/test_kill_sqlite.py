"""A single server on SQLite is killed at every point and at random; nobody notices but by waiting.

Each life serves the same database. Meanwhile people book a test, one message in twenty arrives
twice, and a clinician's notes come in between.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.chaos import proof
from tests.chaos.crowd import NOTES, a_database, check, die_often, notes
from tests.chaos.people import OnTelegram, OnWechat, book
from tests.chaos.servers import Death, a_server
from tests.chaos.settings import common, telegram_settings, wechat_settings
from tests.platforms.telegram import FakeTelegram
from tests.platforms.telegram_delivery import Webhook
from tests.platforms.wechat import FakeWechat

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(400)]

PEOPLE = 16
NOTE = re.compile(r"Note (\d+)\.")


async def test_killed_at_every_point_telegram_is_told_everything_once_and_in_order(
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
            env = common(url, capacity=4) | telegram_settings(fake)
            async with a_server(env, log=tmp_path / "log") as server:
                fake.inbox.duplicates.after(rate=0.025, times=None)
                fake.inbox.duplicates.together(rate=0.025, times=None)
                hook = f"http://127.0.0.1:{server.port}/webhooks/telegram"
                fake.inbox.set_webhook(Webhook(hook, "chaos", 40))
                users = [fake.user(10_000 + n) for n in range(PEOPLE)]
                people = [OnTelegram(user) for user in users]
                async with asyncio.TaskGroup() as group:
                    for person in people:
                        group.create_task(book(person))
                    group.create_task(notes(store, [person.name for person in people]))
                    group.create_task(die_often(server, deaths, random_deaths=3))
                await check(store, people)
                for user in users:
                    wanted = await store.read(partial(proof.told, name=str(user.chat_id)))
                    seen = [shown.text for shown in user.seen]
                    proof.in_order(seen, wanted, repeats=2 * server.deaths)
    finally:
        await store.close()


async def test_killed_at_every_point_wechat_gets_the_same_answer_when_it_asks_again(
    tmp_path: Path,
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'chaos.db'}"
    store = await a_database(url)
    deaths = [
        Death("before-send", 2),  # most is answered passively: only the notes are sent
        Death("after-send", 2),
        Death("before-commit", 20),
        Death("after-commit", 20),
    ]
    try:
        async with FakeWechat(gap=8.0) as fake:  # time for a slow machine to start anew
            env = common(url, capacity=4) | wechat_settings(fake)
            async with a_server(env, log=tmp_path / "log") as server:
                fake.callbacks.duplicates.after(rate=0.025, times=None)
                fake.callbacks.duplicates.together(rate=0.025, times=None)
                fake.callbacks.url = f"http://127.0.0.1:{server.port}/webhooks/wechat"
                users = [fake.user(f"o{n:027}") for n in range(PEOPLE)]
                people = [OnWechat(user) for user in users]
                async with asyncio.TaskGroup() as group:
                    for person in people:
                        group.create_task(book(person))
                    group.create_task(notes(store, [person.name for person in people]))
                    group.create_task(die_often(server, deaths, random_deaths=2))
                # A death may cost allowances; what is held for that goes with the next reply.
                await asyncio.gather(*(user.send("Thank you") for user in users))
                await check(store, people)
                for outcome in fake.callbacks.log:
                    assert len(set(outcome.replies)) <= 1
                for user in users:
                    seen = [shown.text for shown in user.seen]
                    assert set(_notes(user.seen)) == set(range(1, NOTES + 1))
                    # A push may overtake an answer that was cut off and is delivered again.
                    pushed = _notes([shown for shown in user.seen if shown.source == "kf"])
                    assert pushed == sorted(pushed)
                    told = await store.read(partial(proof.told, name=user.openid))
                    proof.in_order(_dialogue(seen), _dialogue(told), repeats=0)
    finally:
        await store.close()


def _notes(shown: Sequence[Any]) -> list[int]:
    """The numbers of the notes on these bubbles, each where it came first."""
    return list(dict.fromkeys(int(n) for one in shown for n in NOTE.findall(one.text)))


def _dialogue(words: Sequence[str]) -> list[str]:
    """Without the notes, which may come alone or in front of an answer."""
    bare = [NOTE.sub("", text).strip() for text in words]
    return [text for text in bare if text]
