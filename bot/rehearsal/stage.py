"""Where a notice is rehearsed: a database of its own, people who do not exist, and its run."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import CTE, Connection, Integer, String, cast, func, insert, literal, select, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.clinic.notices import Audience, Draft, Kind, lifecycle, notice
from bot.clinic.notices.recipients import RECIPIENT
from bot.clinic.people import PERSON
from bot.rehearsal.crew import Crew
from bot.store import migrate
from bot.store.columns import Utc
from bot.store.session import Store, connect
from bot.store.tables import Account

ACCOUNT = Account.__table__  # type: ignore[attr-defined]
FIRST_CHAT = 700_000_000
TOKEN = "1:" + "R" * 35  # of nobody: no platform is asked
PAGE = 20_000  # people made in one transaction
LOOK = 0.1
PATIENCE = 120.0  # seconds without any progress after which it is given up
BY, SECOND = "rehearsal", "second"
Say = Callable[[str], None]


@contextlib.asynccontextmanager
async def database(site: str, home: Path) -> AsyncIterator[str]:
    """An empty database: beside the site's own on its server, else a file."""
    if not site.startswith("postgresql"):
        yield f"sqlite+aiosqlite:///{home / 'rehearsal.db'}"
        return
    server = site.replace("postgresql:", "postgresql+asyncpg:", 1)
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


@contextlib.asynccontextmanager
async def opened(site: str, home: Path) -> AsyncIterator[tuple[str, Store]]:
    """Such a database with its tables, and the way into it."""
    async with database(site, home) as url:
        await migrate.upgrade(url)
        store = connect(url)
        try:
            yield url, store
        finally:
            await store.close()


async def people(store: Store, count: int) -> range:
    """So many people who may be written to; their addresses."""
    chats = range(FIRST_CHAT, FIRST_CHAT + count)
    for start in range(0, count, PAGE):
        await store.write(partial(_seed, chats=chats[start : start + PAGE]))
    if store.dialect == "postgresql":  # else its first plans are made for empty tables
        await store.write(lambda conn: conn.exec_driver_sql("ANALYZE person, account") and None)
    return chats


def _seed(conn: Connection, chats: range) -> None:
    now: Any = literal(datetime.now(UTC), Utc)
    chat = _numbers(chats).c.n
    person = {
        "alias": literal("r") + cast(chat, String),
        "locale": literal("zh-CN"),
        "elder": chat % 7 == 0,
        "consent": literal("1"),
        "notices": literal(value=True),
        "created_at": now,
    }
    conn.execute(insert(PERSON).from_select(list(person), select(*person.values())))
    address = func.substr(PERSON.c.alias, 2)
    account = {
        "person_id": PERSON.c.id,
        "address": address,
        "channel": literal("telegram"),
        "reachable": literal(value=True),
        "seen_at": now,
    }
    mine = select(literal("r") + cast(_numbers(chats).c.n, String))
    made = select(*account.values()).where(PERSON.c.alias.in_(mine))
    conn.execute(insert(ACCOUNT).from_select(list(account), made))


def _numbers(of: range) -> CTE:
    """The numbers of a range as a table of both databases."""
    first = select(literal(of.start, Integer).label("n")).cte("numbers", recursive=True)
    return first.union_all(select(first.c.n + 1).where(first.c.n < of.stop - 1))


def begin(conn: Connection) -> int:
    """A notice to all of them that runs."""
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


def settings(url: str, **more: str) -> dict[str, str]:
    """What a worker is told, in place of the site's own."""
    return {
        "QIANMEN_DATABASE_URL": url,
        "QIANMEN_REDIS_URL": "",
        "QIANMEN_SECRET_KEY": "rehearsal",
        "QIANMEN_TELEGRAM_TOKEN": TOKEN,
        "QIANMEN_TELEGRAM_MODE": "polling",
        "QIANMEN_WECHAT_TOKEN": "",
        "QIANMEN_TIMEZONE": noon(datetime.now(UTC)),
        "QIANMEN_LOG_LEVEL": "ERROR",
        **more,
    }


def noon(now: datetime) -> str:
    """A zone where it is about noon, for nothing goes out at night."""
    ahead = 12 - now.hour
    return "Etc/GMT" if ahead == 0 else f"Etc/GMT{-ahead:+d}"


@dataclass(slots=True)
class Run:
    """A notice under way. *answered*: sends so far; *kills*: at which of them one is killed."""

    store: Store
    made: int
    crew: Crew
    kills: list[int]
    answered: Callable[[], int]
    kill: Callable[[], Awaitable[object]]
    say: Say

    async def watch(self) -> None:
        """Until it has ended; what stops by itself goes on."""
        loop = asyncio.get_running_loop()
        done, quiet_since = (0, 0), loop.time()
        while True:
            state, listed = await self.store.read(self._state)
            if state == notice.State.done:
                return
            if state == notice.State.stopped:
                self.say("it stopped by itself, and is resumed")
                now = datetime.now(UTC)
                resume = partial(lifecycle.resume, notice_id=self.made, by=BY, now=now)
                await self.store.write(resume)
            if self.kills and self.answered() >= self.kills[0] and self.crew.may_kill:
                self.kills.pop(0)
                await self.kill()
            if (listed, self.answered()) != done:
                done, quiet_since = (listed, self.answered()), loop.time()
            if self.crew.fallen() or loop.time() - quiet_since > PATIENCE:
                self.say("a worker has ended, or nothing goes on")
                return
            await asyncio.sleep(LOOK)

    def _state(self, conn: Connection) -> tuple[notice.State, int]:
        """Its state, and the last recipient on the list: making that may take minutes."""
        found = notice.get(conn, self.made)
        assert found is not None
        return found.state, conn.execute(select(func.max(RECIPIENT.c.id))).scalar_one() or 0


def spread(recipients: int, kills: int) -> list[int]:
    """At how many sends a worker is killed, spread over all of them."""
    return [recipients * (n + 1) // (kills + 1) for n in range(kills)]
