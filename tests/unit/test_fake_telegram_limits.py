"""What the fake Bot API refuses, as a client by other hands hears it."""

import json
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from tests.platforms.clock import HandClock
from tests.platforms.foreign_client import a_bot, one_button
from tests.platforms.samples import picture
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


BAD_SENDS: dict[str, tuple[str, Callable[[Bot], Coroutine[Any, Any, Any]]]] = {
    "4097 units": ("too long", lambda bot: bot.send_message(ANN, "x" * 4095 + "👋")),
    "empty": ("text is empty", lambda bot: bot.send_message(ANN, " \n ")),
    "unknown chat": ("not found", lambda bot: bot.send_message(404, "hi")),
    "65 bytes": (
        "button_data_invalid",
        lambda bot: bot.send_message(ANN, "hi", reply_markup=one_button("x", "是" * 21 + "ab")),
    ),
    "empty data": (
        "button_data_invalid|exactly one",
        lambda bot: bot.send_message(ANN, "hi", reply_markup=one_button("x", "")),
    ),
    "101 buttons": (
        "markup is too long",
        lambda bot: bot.send_message(
            ANN,
            "hi",
            reply_markup=InlineKeyboardMarkup(
                [[InlineKeyboardButton("b", callback_data=str(n))] for n in range(101)]
            ),
        ),
    ),
    "9 in a row": (
        "markup is too long",
        lambda bot: bot.send_message(
            ANN,
            "hi",
            reply_markup=InlineKeyboardMarkup(
                [[InlineKeyboardButton("b", callback_data=str(n)) for n in range(9)]]
            ),
        ),
    ),
    "caption": ("caption is too long", lambda bot: bot.send_photo(ANN, picture(), "x" * 1025)),
    "NUL": ("UTF-8", lambda bot: bot.send_message(ANN, "a\0b")),
    "missing edit": ("to edit not found", lambda bot: bot.edit_message_text("x", ANN, 999)),
    "unknown query": ("query is too old", lambda bot: bot.answer_callback_query("1")),
    "broken html": ("parse entities", lambda bot: bot.send_message(ANN, "<b>x", "HTML")),
    "old file": ("invalid file_id", lambda bot: bot.get_file("nonsense")),
    "reply keyboard in an edit": ("inline keyboard expected", lambda bot: edit_in_keys(bot)),
}


async def edit_in_keys(bot: Bot) -> None:
    sent = await bot.send_message(ANN, "x")
    keys: Any = ReplyKeyboardMarkup([[KeyboardButton("菜单")]])
    await bot.edit_message_text("y", ANN, sent.message_id, reply_markup=keys)


@pytest.mark.parametrize("case", BAD_SENDS)
async def test_what_telegram_refuses_is_refused(fake: FakeTelegram, bot: Bot, case: str) -> None:
    fake.user(ANN)
    wording, send = BAD_SENDS[case]
    with pytest.raises(BadRequest, match=f"(?i){wording}"):
        await send(bot)


async def test_the_exact_limits_are_allowed(fake: FakeTelegram, bot: Bot) -> None:
    user = fake.user(ANN)
    await bot.send_message(ANN, "👋" * 2048, reply_markup=one_button("x", "是" * 21 + "a"))
    rows = [[InlineKeyboardButton("b", callback_data=f"{n}") for n in range(8)]] * 12
    await bot.send_message(ANN, "buttons", reply_markup=InlineKeyboardMarkup(rows))
    await bot.send_photo(ANN, picture(), caption="x" * 1024)
    assert len(user.seen) == 3


async def test_faster_than_the_limit_is_429_with_the_seconds_to_wait() -> None:
    clock = HandClock()
    async with FakeTelegram(clock=clock, global_rate=3, penalty=5) as fake, a_bot(fake) as bot:
        for number in range(3):
            fake.user(ANN + number)
            await bot.send_message(ANN + number, "hi")
        with pytest.raises(RetryAfter) as refused:
            await bot.send_message(ANN, "hi")
        assert refused.value.retry_after == timedelta(seconds=5)
        clock.advance(5)
        await bot.send_message(ANN, "hi")


async def test_one_chat_has_its_own_pace() -> None:
    clock = HandClock()
    async with FakeTelegram(clock=clock, chat_rate=1) as fake, a_bot(fake) as bot:
        for number in (ANN, ANN + 1):
            fake.user(number)
        await bot.send_message(ANN, "hi")
        with pytest.raises(RetryAfter):
            await bot.send_message(ANN, "hi")
        await bot.send_message(ANN + 1, "hi")


async def test_each_fault_hits_as_many_calls_as_it_was_armed_for(
    fake: FakeTelegram, bot: Bot
) -> None:
    user = fake.user(ANN)
    fake.faults.rate_limit(7, method="sendMessage")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(ANN, "1")
    assert refused.value.retry_after == timedelta(seconds=7)
    fake.faults.forbidden()
    with pytest.raises(Forbidden):
        await bot.send_message(ANN, "2")
    for arm in (fake.faults.html_502, fake.faults.reset_before, fake.faults.reset_after):
        arm(method="sendMessage")
        with pytest.raises(NetworkError):
            await bot.send_message(ANN, "3")
    fake.faults.slow(0.05)
    await bot.send_message(ANN, "4")
    assert [shown.text for shown in user.seen] == ["3", "4"]


async def test_text_that_is_not_utf8_never_passes(fake: FakeTelegram) -> None:
    fake.user(ANN)
    url = f"{fake.url}/bot{fake.token}/sendMessage"
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    bodies = [
        (f"chat_id={ANN}&text=a%ED%A0%80b".encode(), form),
        (
            json.dumps({"chat_id": ANN, "text": "\ud83d"}).encode(),
            {"Content-Type": "application/json"},
        ),
    ]
    async with ClientSession() as client:
        for body, headers in bodies:
            async with client.post(url, data=body, headers=headers) as answer:
                assert answer.status == 400
                assert "UTF-8" in (await answer.json())["description"]
