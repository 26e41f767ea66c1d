"""Tells Telegram where to bring updates and which commands to offer."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any, Protocol

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.methods import GetMe, GetWebhookInfo, SetMyCommands, SetWebhook
from aiogram.types import BotCommand

from bot.interrupts import Key
from handlers.telegram.errors import refusal
from handlers.telegram.extract import ALLOWED
from handlers.telegram.webhook import PATH

CONNECTIONS = 40  # Telegram: at most so many calls at once, 1 to 100
COMMANDS = (Key.MENU, Key.HUMAN, Key.BACK, Key.LARGER, Key.EMERGENCY)
MANY = 100  # waiting updates that deserve a warning
log = logging.getLogger(__name__)


class Words(Protocol):
    """The catalogue, as far as it is needed here."""

    @property
    def locales(self) -> Sequence[str]: ...

    def text(self, locale: str, key: str) -> str: ...


async def set_webhook(bot: Bot, *, public_url: str, secret: str) -> None:
    """Have updates brought to *public_url*; what is waiting stays. Raises SendError.

    Telegram keeps `allowed_updates` from before when it is not named, so it always is.
    """
    url = public_url.rstrip("/") + PATH
    try:
        await bot(
            SetWebhook(
                url=url,
                secret_token=secret,
                allowed_updates=ALLOWED,
                max_connections=CONNECTIONS,
            )
        )
        info: Any = await bot(GetWebhookInfo())
    except AiogramError as error:
        raise refusal(error) from None
    _look(info, url)


async def set_commands(bot: Bot, *, words: Words, default: str) -> None:
    """Offer the commands in every language of the catalogue. Raises SendError.

    Telegram knows two letters a language: of several kinds of Chinese the house's own is offered.
    """
    first = sorted(words.locales, key=lambda locale: (locale != default, locale))
    languages = {locale.partition("-")[0]: locale for locale in reversed(first)}
    try:
        await bot(SetMyCommands(commands=_commands(words, default)))
        for language, locale in languages.items():
            await bot(SetMyCommands(commands=_commands(words, locale), language_code=language))
    except AiogramError as error:
        raise refusal(error) from None


async def name(bot: Bot) -> str:
    """What the bot is called, as in t.me/NAME. Raises SendError."""
    try:
        me: Any = await bot(GetMe())
    except AiogramError as error:
        raise refusal(error) from None
    found = me.get("username") if isinstance(me, dict) else None
    return found if isinstance(found, str) else ""


def _commands(words: Words, locale: str) -> list[BotCommand]:
    return [
        BotCommand(command=str(key), description=words.text(locale, f"command-{key}"))
        for key in COMMANDS
    ]


def _look(info: Any, url: str) -> None:
    """What an operator should know of the webhook; the message of an error may hold the address."""
    if not isinstance(info, dict) or info.get("url") != url:
        log.error("Telegram brings updates elsewhere; is another program using this bot?")
        return
    waiting = info.get("pending_update_count", 0)
    if waiting > MANY or info.get("last_error_date"):
        log.warning("%s updates wait at Telegram; its last call may have failed", waiting)
