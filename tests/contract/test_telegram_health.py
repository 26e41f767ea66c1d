"""How Telegram is said to be: whose webhook it has, what waits, what failed, and no answer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.clinic import deskfile
from bot.operating.health import Report
from handlers.telegram.channel import TelegramChannel
from handlers.telegram.health import LATELY, report
from handlers.telegram.setup import set_webhook
from handlers.telegram.webhook import PATH
from tests.contract.telegram_channel import ANN, channel_at
from tests.platforms.faults import FaultKind
from tests.platforms.telegram import FakeTelegram
from tests.platforms.telegram_delivery import QUEUE_OF

HERE = "https://clinic.example"


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        server.user(ANN)
        yield server


@pytest.fixture
async def channel(fake: FakeTelegram) -> AsyncIterator[TelegramChannel]:
    made = channel_at(fake.url, fake.token)
    yield made
    await made.close()


def waiting(fake: FakeTelegram, count: int) -> None:
    """So many more updates that nobody has taken."""
    fake.inbox.hold(QUEUE_OF.get("message", "message"))
    for _ in range(count):
        fake.inbox.put_raw({"message": {"text": "x"}}, kind="message", owner=ANN)


async def look(
    channel: TelegramChannel, *, url: str = HERE, polling: bool = False, late: float = 0.0
) -> Report:
    now = datetime.now(UTC) + timedelta(seconds=late)
    return await report(channel.bot, public_url=url, polling=polling, now=now)


async def hooked(channel: TelegramChannel, url: str = HERE) -> None:
    await set_webhook(channel.bot, public_url=url, secret="s" * 20)


async def test_our_webhook_without_anything_waiting_is_fine(channel: TelegramChannel) -> None:
    await hooked(channel)
    for url in (HERE, HERE + "/"):
        found = await look(channel, url=url)
        assert found == Report("telegram", "ok", "", {"ours": True, "waiting": 0})


async def test_a_webhook_of_somebody_else_or_none_is_noticed(channel: TelegramChannel) -> None:
    assert (await look(channel)).reason == "webhook-elsewhere"
    await hooked(channel, "https://other.example")
    found = await look(channel)
    assert (found.state, found.reason) == ("wrong", "webhook-elsewhere")
    assert found.facts["ours"] is False and "other.example" not in str(found.facts)


async def test_where_we_poll_no_webhook_may_be_set(channel: TelegramChannel) -> None:
    assert (await look(channel, polling=True)).state == "ok"
    assert (await look(channel, url="")).state == "ok"
    await hooked(channel)
    assert (await look(channel, polling=True)).reason == "webhook-elsewhere"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Wrong response from the webhook: 502 Bad Gateway", "http-502"),
        ("SSL error {error:0A000086}", "certificate"),
        ("certificate verify failed", "certificate"),
        ("Read timed out", "timeout"),
        ("Connection refused by clinic.example", "connection"),
    ],
)
async def test_a_failure_counts_while_it_is_recent_and_something_waits(
    fake: FakeTelegram, channel: TelegramChannel, said: str, code: str
) -> None:
    await hooked(channel)
    fake.inbox.last_error = said
    assert (await look(channel)).state == "ok"
    waiting(fake, 1)
    found = await look(channel)
    assert (found.state, found.reason) == ("wrong", "webhook-failing")
    assert (found.facts["failure"], found.facts["waiting"]) == (code, 1)
    assert "clinic.example" not in str(found.facts)
    later = await look(channel, late=LATELY.total_seconds() + 5)
    assert later.state == "ok" and later.facts["failure"] == code


async def test_too_much_waiting_is_noticed_without_a_failure(
    fake: FakeTelegram, channel: TelegramChannel
) -> None:
    await hooked(channel)
    waiting(fake, deskfile.load().webhook_waiting)
    assert (await look(channel)).state == "ok"
    waiting(fake, 1)
    found = await look(channel)
    assert (found.state, found.reason) == ("wrong", "webhook-waiting")


@pytest.mark.parametrize("kind", [FaultKind.HTML_502, FaultKind.RESET_BEFORE])
async def test_what_does_not_answer_is_down(
    fake: FakeTelegram, channel: TelegramChannel, kind: FaultKind
) -> None:
    await hooked(channel)
    fake.faults.add(kind, method="getWebhookInfo")
    found = await look(channel)
    assert found.state == "down" and found.reason and fake.token not in found.reason
    assert (await look(channel)).state == "ok"


async def test_a_token_that_is_no_more_is_down(fake: FakeTelegram) -> None:
    channel = channel_at(fake.url, "1:" + "B" * 35)
    found = await look(channel)
    await channel.close()
    assert found.state == "down" and "B" * 35 not in found.reason
    assert PATH not in found.reason
