"""Tells what a failed call to the Bot API means for what was to be sent."""

from __future__ import annotations

from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError, ConnectionTimeoutError

from bot.channel import SendError, Verdict

# The first that fits counts: some are subclasses of later ones.
TABLE: list[tuple[type[AiogramError], Verdict, str]] = [
    (TelegramEntityTooLarge, Verdict.DROP, "too-large"),
    (TelegramForbiddenError, Verdict.UNREACHABLE, "blocked"),
    (TelegramMigrateToChat, Verdict.DROP, "migrated"),
    (TelegramUnauthorizedError, Verdict.MISCONFIGURED, "token"),
    (TelegramNotFound, Verdict.MISCONFIGURED, "token"),
    (TelegramConflictError, Verdict.RETRY, "conflict"),
    (TelegramServerError, Verdict.RETRY, "server"),
    (ClientDecodeError, Verdict.RETRY, "gateway"),
    (TelegramAPIError, Verdict.DROP, "refused"),
]
# Telegram tells these apart from other bad requests by their words only.
NOBODY = ("chat not found", "user not found", "user is deactivated", "peer_id_invalid")
SETTLED = (
    "message is not modified",
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
)
NOT_SENT = (ClientConnectorError, ConnectionTimeoutError)


def refusal(error: AiogramError) -> SendError:
    """The error's verdict; its reason is a code, because Telegram's words may quote a person's."""
    if isinstance(error, TelegramRetryAfter):
        wait = float(error.retry_after)
        return SendError(Verdict.RETRY, "telegram-rate", retry_after=wait, everybody=True)
    if isinstance(error, TelegramBadRequest):
        nobody = any(words in error.message.casefold() for words in NOBODY)
        if nobody:
            return SendError(Verdict.UNREACHABLE, "telegram-no-chat")
        return SendError(Verdict.DROP, "telegram-bad-request")
    if type(error) is TelegramNetworkError:
        if isinstance(error.__cause__, NOT_SENT):
            return SendError(Verdict.RETRY, "telegram-no-connection")
        return SendError(Verdict.UNKNOWN, "telegram-no-answer")
    for kind, verdict, reason in TABLE:
        if isinstance(error, kind):
            return SendError(verdict, f"telegram-{reason}")
    return SendError(Verdict.DROP, "telegram-refused")


def settled(error: AiogramError) -> bool:
    """An edit that cannot or need not be made any more: as good as made."""
    if not isinstance(error, TelegramBadRequest):
        return False
    return any(words in error.message.casefold() for words in SETTLED)
