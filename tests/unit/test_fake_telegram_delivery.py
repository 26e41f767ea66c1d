"""How the fake Bot API brings updates to a webhook."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot

from tests.platforms.foreign_client import a_bot, one_button
from tests.platforms.loopback import Loopback
from tests.platforms.telegram import FakeTelegram

ANN = 5_000_000_001


@pytest.fixture(autouse=True)
def seconds_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # otherwise the client warns at every 429


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        yield server


@pytest.fixture
async def bot(fake: FakeTelegram) -> AsyncIterator[Bot]:
    async with a_bot(fake) as client:
        yield client


class Bell(Loopback):
    """A webhook that notes what comes, and answers as told."""

    def __init__(self) -> None:
        super().__init__(max_body=1 << 20)
        self.got: list[dict[str, Any]] = []
        self.secrets: set[str] = set()
        self.statuses: list[int] = []
        self.pause = 0.0
        self.rung = asyncio.Event()
        self.app.router.add_post("/hook", self.ring)

    async def ring(self, request: web.Request) -> web.Response:
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""))
        self.got.append(await request.json())
        self.rung.set()
        await asyncio.sleep(self.pause)
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)

    @property
    def texts(self) -> list[str]:
        return [update.get("message", {}).get("text", "tap") for update in self.got]


@pytest.fixture
async def bell(fake: FakeTelegram, bot: Bot) -> AsyncIterator[Bell]:
    async with Bell() as hook:
        await bot.set_webhook(f"{hook.url}/hook", secret_token="s3cret-_")
        yield hook
        await fake.inbox.close()


async def test_a_webhook_gets_each_chat_in_order_with_the_secret(
    fake: FakeTelegram, bell: Bell
) -> None:
    bell.pause = 0.005
    for number in range(10):
        await fake.user(ANN).send(str(number))
    await fake.settled()
    assert bell.texts == [str(number) for number in range(10)]
    assert bell.secrets == {"s3cret-_"}


async def test_a_refused_update_comes_again_with_its_number_and_blocks_its_chat_only(
    fake: FakeTelegram, bell: Bell
) -> None:
    bell.statuses = [500, 503, 500]
    await fake.user(ANN).send("first")
    await fake.user(ANN).send("second")
    await fake.settled()
    assert bell.texts == ["first", "first", "first", "first", "second"]
    assert len({update["update_id"] for update in bell.got}) == 2
    assert [call.attempt for call in fake.inbox.log] == [1, 2, 3, 4, 1]


async def test_a_press_that_cannot_be_delivered_expires(
    fake: FakeTelegram, bell: Bell, bot: Bot
) -> None:
    user = fake.user(ANN)
    await bot.send_message(ANN, "?", reply_markup=one_button("是", "y"))
    bell.statuses = [500] * 40
    await user.tap("是")
    await fake.settled(20)
    # 0 + 2 + 4 + 8 + 16 + 32 + 64 = 126 s; the next wait would end after 150 s
    assert len(fake.inbox.dropped) == 1
    assert len(bell.got) == 8


async def test_duplicates_come_after_the_answer_or_at_the_same_moment(
    fake: FakeTelegram, bell: Bell
) -> None:
    fake.inbox.duplicates.after()
    fake.inbox.duplicates.together()
    for text in ("a", "b", "c"):
        await fake.user(ANN).send(text)
    await fake.settled()
    assert bell.texts == ["a", "a", "b", "b", "c"]
    assert [call.copy for call in fake.inbox.log].count(True) == 2


async def test_a_press_overtakes_a_message_held_back(
    fake: FakeTelegram, bell: Bell, bot: Bot
) -> None:
    user = fake.user(ANN)
    await bot.send_message(ANN, "?", reply_markup=one_button("是", "y"))
    fake.inbox.hold("message")
    await user.send("text")
    await user.tap("是")
    await bell.rung.wait()
    fake.inbox.release()
    await fake.settled()
    assert bell.texts == ["tap", "text"]


async def test_shuffled_queues_keep_the_order_within_a_chat(fake: FakeTelegram, bell: Bell) -> None:
    fake.inbox.shuffle(0.01)
    for number in range(5):
        for person in range(3):
            await fake.user(ANN + person).send(f"{person}-{number}")
    await fake.settled()
    for person in range(3):
        own = [text for text in bell.texts if text.startswith(str(person))]
        assert own == [f"{person}-{number}" for number in range(5)]
    assert bell.texts != [f"{person}-{number}" for number in range(5) for person in range(3)]


async def test_updates_wait_while_the_webhook_is_down_and_a_raw_one_passes(
    fake: FakeTelegram, bot: Bot
) -> None:
    await fake.user(ANN).send("early")
    await fake.user(ANN).raw({"poll_of_the_future": {"a": 1}})
    async with Bell() as hook:
        await bot.set_webhook(f"{hook.url}/hook", allowed_updates=["message"])
        await fake.settled()
        assert await fake.knock(b"{not json", secret="x") == 500
        await fake.inbox.close()
        assert sorted(bell_kinds(hook)) == ["message", "poll_of_the_future"]


def bell_kinds(hook: Bell) -> list[str]:
    return [next(key for key in update if key != "update_id") for update in hook.got]
