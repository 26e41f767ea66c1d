"""Runs functions of a connection: one writer thread on SQLite, transactions on PostgreSQL."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

T = TypeVar("T")
Work = Callable[[Connection], T]
Point = Callable[[str], None]
BATCH = 64
log = logging.getLogger(__name__)


def no_point(name: str) -> None:
    """The hook of a program nobody wants to kill."""


class Store(Protocol):
    """Where everything is kept. A call returns after its commit, or raises what the work raised."""

    @property
    def dialect(self) -> str: ...

    async def write(self, work: Work[T]) -> T: ...

    async def read(self, work: Work[T]) -> T: ...

    async def close(self) -> None: ...


def connect(url: str, *, point: Point = no_point) -> Store:
    """The store behind a database URL. *point* is told of each commit, before and after."""
    if url.startswith("sqlite"):
        return SqliteStore(url, point=point)
    return PostgresStore(url, point=point)


def sync_url(url: str) -> str:
    """The same database for plain `sqlite3`, with the folder of its file made."""
    plain = url.replace("sqlite+aiosqlite:", "sqlite:", 1)
    path = plain.removeprefix("sqlite:///").partition("?")[0]
    if path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    return plain


def sqlite_engine(url: str) -> Engine:
    """An engine that says BEGIN itself, waits for locks and syncs every commit to disk."""
    engine = create_engine(sync_url(url), connect_args={"check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "busy_timeout=10000",
            "foreign_keys=ON",
            "cache_size=-65536",
        ):
            connection.execute(f"PRAGMA {pragma}")

    return engine


Item = tuple[Work[Any], "asyncio.Future[Any]", asyncio.AbstractEventLoop]


class SqliteStore:
    """One thread writes; whatever waits is committed together, each piece in its own savepoint."""

    dialect = "sqlite"

    def __init__(self, url: str, *, point: Point = no_point) -> None:
        self._engine = sqlite_engine(url)
        self._point = point
        self._queue: queue.SimpleQueue[Item | None] = queue.SimpleQueue()
        self._readers = ThreadPoolExecutor(1, thread_name_prefix="sqlite-reader")
        self._thread = threading.Thread(target=self._run, name="sqlite-writer", daemon=True)
        self._thread.start()

    async def write(self, work: Work[T]) -> T:
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()
        self._queue.put((work, done, loop))
        return await done

    async def read(self, work: Work[T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    def _read(self, work: Work[T]) -> T:
        with self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            try:
                return work(connection)
            finally:
                connection.rollback()

    async def close(self) -> None:
        self._queue.put(None)
        await asyncio.to_thread(self._thread.join)
        self._readers.shutdown()
        self._engine.dispose()

    def _run(self) -> None:
        with self._engine.connect() as connection:
            # The Core connection stays in one transaction object; BEGIN and COMMIT are ours.
            raw = connection.connection.dbapi_connection
            assert isinstance(raw, sqlite3.Connection)
            while batch := self._next_batch():
                self._commit(connection, raw, batch)

    def _next_batch(self) -> list[Item]:
        item = self._queue.get()
        batch: list[Item] = []
        while item is not None:
            batch.append(item)
            if len(batch) == BATCH:
                break
            try:
                item = self._queue.get_nowait()
            except queue.Empty:
                break
        if item is None and batch:
            self._queue.put(None)
        return batch

    def _commit(self, connection: Connection, raw: sqlite3.Connection, batch: list[Item]) -> None:
        done: list[tuple[Item, Any, BaseException | None]] = []
        try:
            raw.execute("BEGIN IMMEDIATE")
            done = [self._one(connection, raw, item) for item in batch]
            self._point("before-commit")
            raw.execute("COMMIT")
            self._point("after-commit")
        except BaseException as error:  # noqa: BLE001 - handed to every caller
            with contextlib.suppress(sqlite3.Error):
                raw.execute("ROLLBACK")
            log.error("a batch of %d was not committed: %s", len(batch), type(error).__name__)
            done = [(item, None, error) for item in batch]
        _answer(done)

    def _one(
        self, connection: Connection, raw: sqlite3.Connection, item: Item
    ) -> tuple[Item, Any, BaseException | None]:
        raw.execute("SAVEPOINT one")
        try:
            value = item[0](connection)
        except Exception as error:  # noqa: BLE001 - handed to its caller
            raw.execute("ROLLBACK TO one")
            raw.execute("RELEASE one")
            return item, None, error
        raw.execute("RELEASE one")
        return item, value, None


def _answer(done: list[tuple[Item, Any, BaseException | None]]) -> None:
    """Tell each waiting caller, one wake-up a loop."""
    loops = {id(item[2]): item[2] for item, _, _ in done}
    for loop in loops.values():
        mine = [(item[1], value, error) for item, value, error in done if item[2] is loop]
        with contextlib.suppress(RuntimeError):  # the loop ended while we worked
            loop.call_soon_threadsafe(_resolve, mine)


def _resolve(done: list[tuple[asyncio.Future[Any], Any, BaseException | None]]) -> None:
    for future, value, error in done:
        if future.done():
            continue
        if error is None:
            future.set_result(value)
        else:
            future.set_exception(error)


class PostgresStore:
    """One transaction a call, over asyncpg; the server groups the commits."""

    dialect = "postgresql"

    def __init__(self, url: str, *, point: Point = no_point, size: int = 20) -> None:
        url = url.replace("postgresql:", "postgresql+asyncpg:", 1)
        self._engine: AsyncEngine = create_async_engine(
            url, pool_size=size, max_overflow=0, pool_pre_ping=False
        )
        self._point = point

    async def write(self, work: Work[T]) -> T:
        async with self._engine.connect() as connection:
            await connection.begin()  # also what runs on the driver's own cursor belongs to it
            value = await connection.run_sync(work)
            self._point("before-commit")
            await connection.commit()
            self._point("after-commit")
            return value

    async def read(self, work: Work[T]) -> T:
        async with self._engine.connect() as connection:
            return await connection.run_sync(work)

    async def close(self) -> None:
        await self._engine.dispose()
