"""Looks at a row before it leaves: whether it is still so, and what goes ahead of what is held."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from bot import claims
from bot.channel import Channel, Gate, Notifies, passed
from bot.claims import ANNOUNCED
from bot.clinic.appointments import stands
from bot.outbox import Row
from bot.store.session import Store

HELD = "no-allowance"


async def stale(store: Store, row: Row, *, now: datetime) -> bool:
    """Whether the visit a row is about stands elsewhere by now."""
    about = row.out.about
    return about is not None and not await store.read(partial(stands, about=about, now=now))


async def announced(store: Store, row: Row, channel: Channel, gate: Gate | None) -> str:
    """Why a row that may not be pushed is held: a service notice has gone ahead of it, once, where
    there is one. Raises SendError."""
    if row.out.service is None or not isinstance(channel, Notifies):
        return HELD
    if await store.read(partial(claims.announced, row=row.id)):
        return ANNOUNCED
    async with passed(gate):
        told = await channel.notify(row.address, row.out.service, key=row.key)
    return ANNOUNCED if told else HELD
