"""One official account joined from the settings, between the fake platform and recorded turns."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from aiohttp import web
from redis.asyncio import Redis

from bot.answers import Taken
from bot.channel import SendError, Verdict
from bot.config import Settings
from bot.messages import Inbound, Media, Outbound
from bot.metrics import Metrics
from handlers.wechat.account import Wechat
from handlers.wechat.webhook import PATH
from tests.platforms.wechat import FakeWechat

ANN = "oAnn0000000000000000000000001"


@dataclass
class Echo:
    """Turns that say again what they hear."""

    heard: list[Inbound] = field(default_factory=list)

    async def take(self, inbound: Inbound) -> Taken:
        self.heard.append(inbound)
        return Taken(passive=Outbound(text=inbound.text))

    def start(self, inbound: Inbound) -> asyncio.Future[Taken]:
        return asyncio.ensure_future(self.take(inbound))

    async def push_instead(self, inbound: Inbound) -> None:
        raise AssertionError("nothing was late")


async def nothing_stored(media: Media) -> tuple[bytes, str]:
    raise SendError(Verdict.DROP, "file-not-kept")


def now() -> datetime:
    return datetime.now(UTC)


@contextlib.asynccontextmanager
async def connected(
    fake: FakeWechat, redis: Redis | None = None, **more: object
) -> AsyncIterator[Wechat]:
    """The account's parts with its webhook on a loopback server."""
    values: dict[str, object] = {
        "wechat_app_id": fake.app_id,
        "wechat_app_secret": fake.secret,
        "wechat_token": fake.token,
        "wechat_aes_key": fake.aes_key,
        "wechat_api": fake.url,
    }
    settings = Settings.model_validate({**values, **more})
    wechat = Wechat(settings, redis=redis, load_media=nothing_stored, clock=now)
    webhook = wechat.webhook(turns=Echo(), metrics=Metrics())
    app = web.Application()
    app.add_routes(webhook.routes())
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    try:
        await fake.connect(f"http://{host}:{port}{PATH}")
        yield wechat
    finally:
        await runner.cleanup()
        await webhook.close()
        await wechat.channel.close()


async def test_an_account_answers_and_pushes() -> None:
    async with FakeWechat(mode="secure") as fake, connected(fake) as wechat:
        assert (await fake.user(ANN).send("你好")).text == "你好"
        await wechat.channel.send(ANN, Outbound(text="在吗？"), key="1")
        assert [(seen.source, seen.text) for seen in fake.user(ANN).seen] == [
            ("passive", "你好"),
            ("kf", "在吗？"),
        ]


async def test_the_token_is_shared_through_redis(redis_url: str) -> None:
    async with (
        Redis.from_url(redis_url) as redis,
        FakeWechat(mode="secure") as fake,
        connected(fake, redis) as one,
        connected(fake, redis) as two,
    ):
        await fake.user(ANN).send("x")
        await one.channel.send(ANN, Outbound(text="1"), key="1")
        await two.channel.send(ANN, Outbound(text="2"), key="2")
        assert fake.tokens.asked == 1


async def test_without_a_secret_an_account_still_answers_but_never_calls() -> None:
    async with (
        FakeWechat(mode="secure") as fake,
        connected(fake, wechat_app_secret="") as wechat,
    ):
        assert (await fake.user(ANN).send("x")).text == "x"
        with pytest.raises(SendError) as caught:
            await wechat.channel.send(ANN, Outbound(text="1"), key="1")
        assert caught.value.verdict is Verdict.OTHER_WAY and not fake.calls


async def test_an_account_without_encryption_is_named_at_the_start(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with FakeWechat(mode="plain") as fake, connected(fake, wechat_aes_key=""):
        assert (await fake.user(ANN).send("x")).text == "x"
        assert "not encrypted" in caplog.text


async def test_no_setting_is_shown_by_the_parts() -> None:
    async with FakeWechat(mode="secure") as fake, connected(fake) as wechat:
        shown = repr(vars(wechat)) + repr(vars(wechat.channel))
        assert fake.secret not in shown and fake.aes_key not in shown
