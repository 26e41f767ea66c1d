"""Rehearses a notice: real workers against a platform on this machine, killed while they send."""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, insert, select, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.clinic.notices import Audience, Draft, Kind, lifecycle, notice
from bot.clinic.notices.recipients import RECIPIENT
from bot.clinic.people import PERSON
from bot.rehearsal.crew import Crew
from bot.rehearsal.loopback import Loopback, mishaps_of
from bot.store import migrate
from bot.store.session import Store, connect
from bot.store.tables import Account

ACCOUNT = Account.__table__  # type: ignore[attr-defined]
LIMIT = 30  # messages a second, as Telegram says of bulk
BLOCKED = 0.05
SPARES = 3  # made ready beforehand
FIRST_CHAT = 700_000_000
TOKEN = "1:" + "R" * 35  # of nobody: the platform is on this machine
PAGE = 1000
LOOK = 0.1
PATIENCE = 120.0  # seconds without any progress after which it is given up
BY, SECOND = "rehearsal", "second"
NAMES = ("alias", "locale", "elder", "consent", "notices", "created_at")
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be rehearsed. *database*: where a scratch one may be made; *redis*: or empty."""

    recipients: int
    kill: int
    seed: int = 1
    rate: float = 28.0
    limit: int = LIMIT
    database: str = ""
    redis: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """*reached*: reachable people who got it; *doubled*: twice or more; *lost*: neither reached nor
    said to be unknown; *unknown*: left to the operator. *rate_share*: of the platform's limit, but
    for pauses it imposed without our fault. *hasty*: refusals because we were too fast.
    """

    reached: int
    doubled: int
    lost: int
    unknown: int
    rate_share: float
    hasty: int

    def as_data(self) -> dict[str, float]:
        return {name: value for name, value in asdict(self).items() if name != "hasty"}


async def rehearse(wish: Wish, home: Path, *, say: Say) -> Found:
    """Play it; *home* is an empty folder for what is needed meanwhile."""
    async with _database(wish, home) as url:
        await migrate.upgrade(url)
        store = connect(url)
        try:
            return await _run(wish, home, url, store, say)
        finally:
            await store.close()


async def _run(wish: Wish, home: Path, url: str, store: Store, say: Say) -> Found:
    chats = range(FIRST_CHAT, FIRST_CHAT + wish.recipients)
    blocked = frozenset(chats[n] for n in range(0, wish.recipients, round(1 / BLOCKED)))
    for start in range(0, wish.recipients, PAGE):
        await store.write(partial(_seed, chats=chats[start : start + PAGE]))
    made = await store.write(_begin)
    mishaps = mishaps_of(wish.recipients, seed=wish.seed)
    async with Loopback(limit=wish.limit, blocked=blocked, mishaps=mishaps) as platform:
        given = _settings(wish, url=url, api=platform.url)
        spare = min(wish.kill, SPARES)
        crew = Crew(given=given, pace=home / "pace", spare=spare, later=wish.kill - spare, say=say)
        await crew.start()
        try:
            await _watch(wish, crew, platform, store, made, say)
        finally:
            await crew.stop()
        return await store.read(partial(_found, wish=wish, made=made, platform=platform))


@contextlib.asynccontextmanager
async def _database(wish: Wish, home: Path) -> AsyncIterator[str]:
    """An empty database: beside the site's own on its server, else a file."""
    if not wish.database.startswith("postgresql"):
        yield f"sqlite+aiosqlite:///{home / 'rehearsal.db'}"
        return
    server = wish.database.replace("postgresql:", "postgresql+asyncpg:", 1)
    name = f"qianmen_rehearsal_{secrets.token_hex(4)}"
    engine = create_async_engine(server, isolation_level="AUTOCOMMIT")
    try:
        async with engine.connect() as conn:
            await conn.execute(text(f'CREATE DATABASE "{name}"'))
        yield server.rpartition("/")[0] + f"/{name}"
    finally:
        async with engine.connect() as conn:
            await conn.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        await engine.dispose()


def _seed(conn: Connection, chats: range) -> None:
    now = datetime.now(UTC)
    usual = dict(zip(NAMES, ("", "zh-CN", False, "1", True, now), strict=True))
    people = [usual | {"alias": f"r{chat}", "elder": chat % 7 == 0} for chat in chats]
    conn.execute(insert(PERSON), people)
    names = [person["alias"] for person in people]
    rows = conn.execute(select(PERSON.c.id, PERSON.c.alias).where(PERSON.c.alias.in_(names)))
    accounts = [
        {"person_id": row.id, "address": row.alias[1:], "channel": "telegram"}
        | {"reachable": True, "seen_at": now}
        for row in rows
    ]
    conn.execute(insert(ACCOUNT), accounts)


def _begin(conn: Connection) -> int:
    now = datetime.now(UTC)
    draft = Draft(
        name="rehearsal",
        kind=Kind.service,
        texts={"zh-CN": {"normal": "演练 rehearsal", "elder": "演练"}},
        flows=(),
        audience=Audience(),
    )
    made = notice.create(conn, draft, by=BY, picks={}, now=now)
    lifecycle.tested(conn, made, by=BY, now=now)
    lifecycle.approve(conn, made, by=SECOND, now=now, today=now.date())
    lifecycle.start(conn, made, by=BY, now=now, today=now.date())
    return made


def _settings(wish: Wish, *, url: str, api: str) -> dict[str, str]:
    """What a worker is told, in place of the site's own."""
    return {
        "QIANMEN_DATABASE_URL": url,
        "QIANMEN_REDIS_URL": wish.redis,
        "QIANMEN_SECRET_KEY": "rehearsal",
        "QIANMEN_TELEGRAM_TOKEN": TOKEN,
        "QIANMEN_TELEGRAM_MODE": "polling",
        "QIANMEN_TELEGRAM_API": api,
        "QIANMEN_TELEGRAM_RATE": str(wish.rate),
        "QIANMEN_WECHAT_TOKEN": "",
        "QIANMEN_TIMEZONE": noon(datetime.now(UTC)),
        "QIANMEN_LOG_LEVEL": "ERROR",
    }


def noon(now: datetime) -> str:
    """A zone where it is about noon, for nothing goes out at night."""
    ahead = 12 - now.hour
    return "Etc/GMT" if ahead == 0 else f"Etc/GMT{-ahead:+d}"


async def _watch(
    wish: Wish, crew: Crew, platform: Loopback, store: Store, made: int, say: Say
) -> None:
    """Until it has ended, with the kills spread over it; what stops by itself goes on."""
    kills = [wish.recipients * (n + 1) // (wish.kill + 1) for n in range(wish.kill)]
    done, quiet_since = 0, asyncio.get_running_loop().time()
    while True:
        state = await store.read(partial(_state, made=made))
        if state == notice.State.done:
            return
        if state == notice.State.stopped:
            say("it stopped by itself, and is resumed")
            await store.write(_resume(made))
        if kills and platform.answered >= kills[0] and crew.may_kill:
            kills.pop(0)
            await crew.kill(wish.kill - len(kills))
        now = asyncio.get_running_loop().time()
        if platform.answered != done:
            done, quiet_since = platform.answered, now
        if crew.fallen() or now - quiet_since > PATIENCE:
            say("a worker has ended, or nothing goes on")
            return
        await asyncio.sleep(LOOK)


def _resume(made: int) -> Callable[[Connection], object]:
    return partial(lifecycle.resume, notice_id=made, by=BY, now=datetime.now(UTC))


def _state(conn: Connection, made: int) -> notice.State:
    found = notice.get(conn, made)
    assert found is not None
    return found.state


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
        hasty=platform.hasty,
    )


def as_text(found: Found) -> str:
    lines = [f"{name:<11} {value}" for name, value in found.as_data().items()]
    return "\n".join([*lines, f"too fast    {found.hasty} times"])


def as_json(found: Found) -> str:
    return json.dumps(found.as_data())
