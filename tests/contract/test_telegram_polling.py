"""Long polling and the set-up of the webhook, against the fake Bot API."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiogram import Bot
from aiohttp import web
from sqlmodel import SQLModel

import bot.store.care  # noqa: F401 - its tables are among those made
from bot.channel import SendError, Verdict
from bot.crypto import Vault
from bot.i18n import Catalogue
from bot.messages import Inbound, Kind
from bot.store.columns import unlock
from bot.store.session import Store, connect
from handlers.telegram import api, setup
from handlers.telegram.extract import ALLOWED
from handlers.telegram.polling import Polling
from tests.platforms.loopback import Loopback
from tests.platforms.telegram import FakeTelegram

ANN = 5_000_000_001
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Recorder:
    """Takes messages as `Turns` does; fails as often as it is told to."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.kinds: list[Kind] = []
        self.away = 0
        self.heard = asyncio.Event()

    async def take(self, inbound: Inbound) -> object:
        self.heard.set()
        if self.away:
            self.away -= 1
            raise ConnectionError
        self.texts.append(inbound.text or inbound.code)
        self.kinds.append(inbound.kind)
        return inbound


class Watch:
    """A clock that stands still until moved."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    unlock(Vault([bytes(32)]))
    made = connect(f"sqlite:///{tmp_path / 't.db'}")
    await made.write(lambda conn: SQLModel.metadata.create_all(conn))
    yield made
    await made.close()
    unlock(None)


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        server.user(ANN)
        yield server


@pytest.fixture
async def client(fake: FakeTelegram) -> AsyncIterator[Bot]:
    made = api.connect(token=fake.token, api_root=fake.url)
    yield made
    await made.session.close()


@contextlib.asynccontextmanager
async def polling(
    client: Bot, store: Store, turns: Recorder, clock: Callable[[], datetime] = lambda: NOON
) -> AsyncIterator[None]:
    poller = Polling(turns=turns, bot=client, store=store, clock=clock, wait=1)
    task = asyncio.create_task(poller.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_texts_and_presses_arrive_and_presses_stop_spinning(
    fake: FakeTelegram, client: Bot, store: Store
) -> None:
    turns, ann = Recorder(), fake.user(ANN)
    async with polling(client, store, turns):
        await ann.send("/start")
        await ann.send("头疼")
        await ann.press("a:1", 1)
        await fake.settled()
        await ann.wait_answered()
    assert turns.kinds == [Kind.START, Kind.TEXT, Kind.TAP]
    assert turns.texts == ["", "头疼", "a:1"]


async def test_an_odd_update_does_not_stop_the_rest(
    fake: FakeTelegram, client: Bot, store: Store
) -> None:
    turns, ann = Recorder(), fake.user(ANN)
    await ann.send("first")
    await ann.raw({"message": {"chat": "?"}})
    await ann.raw({"of_the_future": 5})
    await ann.raw({"callback_query": None})
    await ann.send("last")
    async with polling(client, store, turns):
        await fake.settled()
    assert turns.texts == ["first", "last"]


async def test_what_was_not_committed_is_asked_for_again(
    fake: FakeTelegram, client: Bot, store: Store
) -> None:
    turns, ann = Recorder(), fake.user(ANN)
    turns.away = 1
    await ann.send("first")
    await ann.send("second")
    async with polling(client, store, turns):
        await turns.heard.wait()
        assert len(fake.inbox.pending()) == 2
        await fake.settled()
    assert turns.texts == ["first", "second"]


async def test_a_restart_goes_on_where_the_last_run_committed(
    fake: FakeTelegram, client: Bot, store: Store
) -> None:
    first, second = Recorder(), Recorder()
    last = await fake.user(ANN).send("before")
    async with polling(client, store, first):
        await fake.settled()
    await fake.user(ANN).send("after")
    async with polling(client, store, second):
        await fake.settled()
    assert (first.texts, second.texts) == (["before"], ["after"])
    offsets = [call.params.get("offset") for call in fake.calls_of("getUpdates")]
    assert offsets[0] is None
    assert last + 1 in offsets


async def test_an_old_offset_is_forgotten_because_numbers_start_anew_after_a_quiet_week(
    fake: FakeTelegram, client: Bot, store: Store
) -> None:
    turns, clock = Recorder(), Watch()
    await fake.user(ANN).send("before")
    async with polling(client, store, turns, clock):
        await fake.settled()
    clock.moment += timedelta(days=7)
    low = {"message_id": 1, "chat": {"id": ANN, "type": "private"}, "text": "after"}
    await fake.user(ANN).raw({"update_id": 5, "message": low})
    async with polling(client, store, turns, clock):
        await fake.settled()
    assert turns.texts == ["before", "after"]


async def test_another_poller_a_proxy_and_a_lost_line_are_waited_out(
    fake: FakeTelegram, client: Bot, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    turns = Recorder()
    fake.faults.errcode(409, method="getUpdates")
    fake.faults.html_502(method="getUpdates")
    await fake.user(ANN).send("x")
    async with polling(client, store, turns):
        await fake.settled()
    assert turns.texts == ["x"]
    assert "another program polls it" in caplog.text
    assert fake.token.partition(":")[2] not in caplog.text


# --- the webhook's set-up


class Elsewhere(Loopback):
    """A Bot API where another program sets its webhook right after ours."""

    def __init__(self) -> None:
        super().__init__(max_body=1024)
        self.app.router.add_post("/bot1:token/setWebhook", self.yes)
        self.app.router.add_post("/bot1:token/getWebhookInfo", self.info)

    async def yes(self, request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "result": True})

    async def info(self, request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "result": {"url": "https://theirs.example/x"}})


async def test_the_webhook_is_set_with_its_secret_and_kinds_and_drops_nothing(
    fake: FakeTelegram, client: Bot
) -> None:
    await fake.user(ANN).send("waiting")
    async with Loopback(max_body=1024) as nobody:
        await setup.set_webhook(client, public_url=nobody.url + "/", secret="s3cret")
        assert fake.inbox.webhook is not None
        assert fake.inbox.webhook.url == nobody.url + "/webhooks/telegram"
        assert (fake.inbox.webhook.secret, fake.inbox.webhook.max_connections) == ("s3cret", 40)
        assert fake.inbox.allowed == ALLOWED
        assert len(fake.inbox.pending()) == 1
        await fake.inbox.close()


async def test_a_refused_webhook_is_told(fake: FakeTelegram, client: Bot) -> None:
    with pytest.raises(SendError) as caught:
        await setup.set_webhook(client, public_url="http://clinic.example", secret="s")
    assert caught.value.verdict is Verdict.DROP


async def test_a_webhook_that_leads_elsewhere_is_logged_without_its_address(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with Elsewhere() as server:
        client = api.connect(token="1:token", api_root=server.url)
        await setup.set_webhook(client, public_url="https://ours.example", secret="s")
        await client.session.close()
    assert "brings updates elsewhere" in caplog.text
    assert "theirs.example" not in caplog.text


async def test_the_commands_are_offered_in_every_language(fake: FakeTelegram, client: Bot) -> None:
    words = Catalogue.load()
    await setup.set_commands(client, words=words, default="zh-CN")
    offered = fake.methods.commands
    assert {scope for scope, _ in offered} == {"default"}
    assert {"", "zh", "en"} <= {language for _, language in offered}
    assert offered["default", "en"][0] == {"command": "menu", "description": "Main menu"}
    assert offered["default", ""] == offered["default", "zh"]
    said = [entry["description"] for entries in offered.values() for entry in entries]
    assert not any(description.startswith("command-") for description in said)
