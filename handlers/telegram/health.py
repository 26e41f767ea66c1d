"""How Telegram says the webhook is: whether it is ours, what waits, what went wrong last."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.methods import GetWebhookInfo

from bot.channel import SendError
from bot.clinic import deskfile
from bot.operating.health import Report
from handlers.telegram.errors import refusal
from handlers.telegram.webhook import PATH

NAME = "telegram"
STATUS = re.compile(r"response from the webhook: (\d{3})")
KINDS = (("certificate", "certificate"), ("SSL", "certificate"), ("timed out", "timeout"))
LATELY = timedelta(minutes=10)


async def report(bot: Bot, *, public_url: str, polling: bool, now: datetime) -> Report:
    """One look; what cannot be asked is told as `down`. Where we poll, no webhook may be set."""
    try:
        info: Any = await bot(GetWebhookInfo())
    except AiogramError as error:
        found: SendError = refusal(error)
        return Report(NAME, "down", found.reason)
    if not isinstance(info, dict):
        return Report(NAME, "down", "telegram-no-answer")
    wanted = "" if polling or not public_url else public_url.rstrip("/") + PATH
    return _read(info, wanted, now)


def _read(info: dict[str, Any], wanted: str, now: datetime) -> Report:
    waiting = int(info.get("pending_update_count") or 0)
    failed = _moment(info.get("last_error_date"))
    facts: dict[str, Any] = {"ours": info.get("url", "") == wanted, "waiting": waiting}
    if failed is not None:
        facts |= {"failed_at": failed.isoformat(), "failure": _kind(info.get("last_error_message"))}
    if not facts["ours"]:
        return Report(NAME, "wrong", "webhook-elsewhere", facts)
    if failed is not None and now - failed < LATELY and waiting:
        return Report(NAME, "wrong", "webhook-failing", facts)
    if waiting > deskfile.load().webhook_waiting:
        return Report(NAME, "wrong", "webhook-waiting", facts)
    return Report(NAME, "ok", "", facts)


def _moment(seconds: Any) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if isinstance(seconds, int) and seconds else None


def _kind(message: Any) -> str:
    """A code for an error's words, which may hold our address."""
    text = str(message or "")
    status = STATUS.search(text)
    if status:
        return f"http-{status[1]}"
    return next((kind for word, kind in KINDS if word in text), "connection")
