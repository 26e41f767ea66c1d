"""Asks Telegram for updates, for a machine without a public address."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from functools import partial
from typing import Any

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramConflictError, TelegramRetryAfter
from aiogram.methods import AnswerCallbackQuery, GetUpdates
from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.clock import Clock
from bot.store import tables
from bot.store.session import Store
from handlers.telegram.extract import ALLOWED, callback_id, extract
from handlers.telegram.webhook import Takes

NOTE: Any = tables.Note.__table__  # type: ignore[attr-defined]
READ = select(NOTE.c.body, NOTE.c.until).where(NOTE.c.name == bindparam("note"))
FORGET = delete(NOTE).where(NOTE.c.name == bindparam("note"))
WRITE = insert(NOTE)

WAIT = 50  # seconds Telegram holds an empty answer back
BACKOFF = (1.0, 2.0, 5.0, 15.0, 30.0)  # seconds
# Telegram: after a week without updates their numbers start anew anywhere, perhaps below ours.
GOOD_FOR = timedelta(days=6)
log = logging.getLogger(__name__)


class Polling:
    """Long polling. An update is acknowledged only after its turn was committed."""

    def __init__(
        self, *, turns: Takes, bot: Bot, store: Store, clock: Clock, wait: int = WAIT
    ) -> None:
        self._turns, self._bot, self._store, self._clock = turns, bot, store, clock
        self._wait = wait
        self._note = f"telegram-offset:{bot.id}"
        self._failures = 0

    async def run(self) -> None:
        """Take updates until cancelled; every failure is waited out and tried again."""
        while True:
            try:
                await self._round()
                self._failures = 0
            except Exception as error:  # noqa: BLE001 - logged and tried again, whatever it was
                await self._back_off(error)

    async def _round(self) -> None:
        offset = await self._store.read(partial(_offset, note=self._note, now=self._clock()))
        call = GetUpdates(offset=offset, timeout=self._wait, allowed_updates=ALLOWED)
        # Raw updates: one that a model cannot parse must not hold up all the others.
        updates: Any = await self._bot(call, request_timeout=self._wait + 15)
        for update in updates if isinstance(updates, list) else []:
            await self._take(update)

    async def _take(self, update: object) -> None:
        inbound = extract(update, received=self._clock())
        if inbound is not None:
            await self._turns.take(inbound)
        number = update.get("update_id") if isinstance(update, dict) else None
        if type(number) is int:
            until = self._clock() + GOOD_FOR
            values = {"name": self._note, "body": number + 1, "until": until}
            await self._store.write(partial(_keep, values=values))
        await self._answer(callback_id(update))

    async def _answer(self, query_id: str) -> None:
        """Stop the spinner on the button; a press that is too old cannot be answered any more."""
        if not query_id:
            return
        try:
            await self._bot(AnswerCallbackQuery(callback_query_id=query_id), request_timeout=5)
        except AiogramError as error:
            log.info("a press was not answered: %s", type(error).__name__)

    async def _back_off(self, error: Exception) -> None:
        wait = BACKOFF[min(self._failures, len(BACKOFF) - 1)]
        self._failures += 1
        if isinstance(error, TelegramRetryAfter):
            wait = max(wait, float(error.retry_after))
        if isinstance(error, TelegramConflictError):
            log.error("this bot has a webhook, or another program polls it")
        else:
            log.warning("polling was interrupted: %s", type(error).__name__, exc_info=error)
        await asyncio.sleep(wait)


def _offset(conn: Connection, *, note: str, now: Any) -> int | None:
    row = conn.execute(READ, {"note": note}).first()
    if row is None or row.until is None or row.until < now:
        return None
    return int(row.body)


def _keep(conn: Connection, *, values: dict[str, Any]) -> None:
    conn.execute(FORGET, {"note": values["name"]})
    conn.execute(WRITE, values)
