"""Rehearses a notice: real workers against a platform on this machine, killed while they send."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, select

from bot.clinic.notices.recipients import RECIPIENT
from bot.rehearsal import stage
from bot.rehearsal.crew import Crew
from bot.rehearsal.loopback import Loopback, mishaps_of
from bot.rehearsal.stage import ACCOUNT, FIRST_CHAT, Say
from bot.store.session import Store

LIMIT = 30  # messages a second, as Telegram says of bulk
BLOCKED = 0.05
SPARES = 3  # made ready beforehand


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be rehearsed. *database*: where a scratch one may be made; *redis*: or empty."""

    recipients: int
    kill: int
    seed: int = 1
    workers: int = 2
    rate: float = 28.0
    limit: int = LIMIT
    database: str = ""
    redis: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """*reached*: reachable people who got it; *doubled*: twice or more; *lost*: neither reached nor
    said to be unknown; *unknown*: left to the operator. *rate_share*: of the platform's limit, but
    for pauses it imposed without our fault. *self_inflicted*: refusals (429) because we were too
    fast, without those it gave as a mishap.
    """

    reached: int
    doubled: int
    lost: int
    unknown: int
    rate_share: float
    self_inflicted: int

    def as_data(self) -> dict[str, float]:
        return asdict(self)


async def rehearse(wish: Wish, home: Path, *, say: Say) -> Found:
    """Play it; *home* is an empty folder for what is needed meanwhile."""
    async with stage.opened(wish.database, home) as (url, store):
        return await _run(wish, home, url, store, say)


async def _run(wish: Wish, home: Path, url: str, store: Store, say: Say) -> Found:
    chats = await stage.people(store, wish.recipients)
    blocked = frozenset(chats[n] for n in range(0, wish.recipients, round(1 / BLOCKED)))
    made = await store.write(stage.begin)
    mishaps = mishaps_of(wish.recipients, seed=wish.seed)
    async with Loopback(limit=wish.limit, blocked=blocked, mishaps=mishaps) as platform:
        told = {
            "QIANMEN_REDIS_URL": wish.redis,
            "QIANMEN_TELEGRAM_API": platform.url,
            "QIANMEN_TELEGRAM_RATE": str(wish.rate),
        }
        spare = min(wish.kill, SPARES)
        crew = Crew(
            given=stage.settings(url, **told),
            words=[str(home / "pace")],
            size=wish.workers,
            spare=spare,
            later=wish.kill - spare,
            say=say,
        )
        await crew.start()
        try:
            kills = stage.spread(wish.recipients, wish.kill)
            await stage.Run(
                store, made, crew, kills, lambda: platform.answered, crew.kill, say
            ).watch()
        finally:
            await crew.stop()
        return await store.read(partial(_found, wish=wish, made=made, platform=platform))


def _found(conn: Connection, wish: Wish, made: int, platform: Loopback) -> Found:
    rows = conn.execute(
        select(ACCOUNT.c.address, RECIPIENT.c.state)
        .join(ACCOUNT, ACCOUNT.c.id == RECIPIENT.c.account_id)
        .where(RECIPIENT.c.notice_id == made)
    )
    states = {int(address): state for address, state in rows}
    free = [
        chat
        for chat in range(FIRST_CHAT, FIRST_CHAT + wish.recipients)
        if chat not in platform.blocked
    ]
    missed = [chat for chat in free if not platform.delivered[chat]]
    seconds = platform.last - platform.first - platform.paused
    return Found(
        reached=len(free) - len(missed),
        doubled=sum(number > 1 for number in platform.delivered.values()),
        lost=sum(states.get(chat) != "unknown" for chat in missed),
        unknown=sum(state == "unknown" for state in states.values()),
        rate_share=round(platform.answered / (max(seconds, 1.0) * wish.limit), 3),
        self_inflicted=platform.self_inflicted,
    )


def as_text(found: Found) -> str:
    return "\n".join(f"{name:<14} {value}" for name, value in found.as_data().items())


def as_json(found: Found) -> str:
    return json.dumps(found.as_data())
