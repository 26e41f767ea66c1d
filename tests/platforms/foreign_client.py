"""A Telegram client by other hands, pointed at the fake to keep the fake honest."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from tests.platforms.telegram import FakeTelegram


@asynccontextmanager
async def a_bot(server: FakeTelegram, token: str = "") -> AsyncIterator[Bot]:
    """python-telegram-bot talking to the fake, with the fake's token unless told otherwise."""
    bot = Bot(
        token or server.token,
        base_url=f"{server.url}/bot",
        base_file_url=f"{server.url}/file/bot",
    )
    async with bot:
        yield bot


def one_button(label: str, data: str) -> InlineKeyboardMarkup:
    """A keyboard of one inline button."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data)]])
