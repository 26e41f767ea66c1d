"""Runs functions of a connection: group commits on SQLite, a transaction each on PostgreSQL."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection
from sqlalchemy.util import greenlet_spawn

from bot.store.engines import postgres_engine, sqlite_engine

T = TypeVar("T")
Work = Callable[[Connection], T]
Ended = Callable[[asyncio.Future[T]], None]
Point = Callable[[str], None]
BATCH = 64
LOCK_PAUSE = 0.02  # seconds between tries for SQLite's write lock
LOCK_TRIES = 500
log = logging.getLogger(__name__)


def no_point(name: str) -> None:
    """The hook of a program nobody wants to kill."""


class Store(Protocol):
    """Where everything is kept. A call returns after its commit, or raises what the work raised."""

    @property
    def dialect(self) -> str: ...

    async def write(self, work: Work[T]) -> T: ...

    def begin(self, work: Work[T], ended: Ended[T] | None = None) -> asyncio.Future[T]:
        """As `write`, under way at once; for callers that need no task.

        *ended* is called with the future as soon as it is done, without a round of the loop.
        """
        ...

    async def read(self, work: Work[T]) -> T: ...

    async def close(self) -> None: ...


def connect(url: str, *, point: Point = no_point) -> Store:
    """The store behind a database URL. *point* is told of each commit, before and after."""
    if url.startswith("sqlite"):
        return SqliteStore(url, point=point)
    return PostgresStore(url, point=point)


@dataclass(slots=True)
class _Piece:
    """One caller's work and what came of it."""

    work: Work[Any]
    done: asyncio.Future[Any]
    ended: Ended[Any] | None = None
    value: Any = None
    error: BaseException | None = None

    def tell(self) -> None:
        if not self.done.done():  # else the caller went away
            self._settle()
        if self.ended is None:
            return
        try:
            self.ended(self.done)
        except Exception as error:  # what one caller makes of it must not keep others waiting
            log.exception("after a commit: %s", type(error).__name__)

    def _settle(self) -> None:
        if self.error is None:
            self.done.set_result(self.value)
        elif isinstance(self.error, StopIteration):  # which no future can hold
            self.done.set_exception(RuntimeError("the work raised StopIteration"))
        else:
            self.done.set_exception(self.error)


class SqliteStore:
    """Whatever waits is committed together; a piece that breaks sinks alone.

    The work runs on the event loop, for it is short and would only fight the loop for the
    interpreter from a thread of its own; the commit, which waits for the disk, runs in a thread.
    """

    dialect = "sqlite"

    def __init__(self, url: str, *, point: Point = no_point) -> None:
        self._engine = sqlite_engine(url, patience=50)  # longer would hold up the loop
        self._point = point
        self._waiting: list[_Piece] = []
        self._pump: asyncio.Task[None] | None = None
        self._disk = ThreadPoolExecutor(1, thread_name_prefix="sqlite-commit")
        self._readers = ThreadPoolExecutor(1, thread_name_prefix="sqlite-reader")
        self._connection: Connection | None = None
        self._closed = False

    async def write(self, work: Work[T]) -> T:
        return await self.begin(work)

    def begin(self, work: Work[T], ended: Ended[T] | None = None) -> asyncio.Future[T]:
        if self._closed:
            raise RuntimeError("the store is closed")
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()
        self._waiting.append(_Piece(work, done, ended))
        if self._pump is None or self._pump.done():
            self._pump = loop.create_task(self._run())
        return done

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
        """Commit what waits, then let go of the file."""
        self._closed = True
        if self._pump is not None:
            await asyncio.gather(self._pump, return_exceptions=True)
        self._disk.shutdown()
        self._readers.shutdown()
        if self._connection is not None:
            self._connection.close()
        self._engine.dispose()

    async def _run(self) -> None:
        """Commit batch after batch until nobody waits."""
        while self._waiting:
            batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
            try:
                await self._commit(batch)
            except BaseException as error:
                for piece in batch:
                    piece.error = piece.error or error
                if not isinstance(error, Exception):
                    raise
                log.error("a batch of %d was not committed: %s", len(batch), type(error).__name__)
            finally:
                for piece in batch:
                    piece.tell()

    async def _commit(self, batch: list[_Piece]) -> None:
        if self._connection is None:
            self._connection = self._engine.connect()
        connection = self._connection
        raw = connection.connection.dbapi_connection
        assert isinstance(raw, sqlite3.Connection)
        loop = asyncio.get_running_loop()
        await _begin(raw)
        try:
            if not _work_through(connection, batch):
                if raw.in_transaction:
                    raw.execute("ROLLBACK")
                await _begin(raw)
                for piece in batch:
                    _attempt(connection, raw, piece)
            self._point("before-commit")
            await asyncio.shield(loop.run_in_executor(self._disk, raw.execute, "COMMIT"))
            self._point("after-commit")
        except BaseException:
            if raw.in_transaction:
                raw.execute("ROLLBACK")
            raise


async def _begin(raw: sqlite3.Connection) -> None:
    """Take the write lock; another process (a command) may hold it for a moment."""
    for _ in range(LOCK_TRIES):
        try:
            raw.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise
            await asyncio.sleep(LOCK_PAUSE)
        else:
            return
    raw.execute("BEGIN IMMEDIATE")


def _work_through(connection: Connection, batch: list[_Piece]) -> bool:
    """Every piece of work; False where one breaks: then all are run anew, each in its savepoint.

    Nearly always none does, and under a savepoint SQLite copies each page before it changes. So
    what a piece does beside the database may happen twice: it counts, it never sends.
    """
    try:
        for piece in batch:
            piece.value = piece.work(connection)
    except Exception:  # noqa: BLE001 - found again, and handed to its caller
        return False
    return True


def _attempt(connection: Connection, raw: sqlite3.Connection, piece: _Piece) -> None:
    """One piece of work in its own savepoint: a bad one sinks alone."""
    raw.execute("SAVEPOINT one")
    try:
        piece.value = piece.work(connection)
    except Exception as error:  # noqa: BLE001 - handed to its caller
        piece.value, piece.error = None, error
        raw.execute("ROLLBACK TO one")
    raw.execute("RELEASE one")


class PostgresStore:
    """One transaction a call, over asyncpg; the server groups the commits."""

    dialect = "postgresql"

    def __init__(self, url: str, *, point: Point = no_point, size: int = 20) -> None:
        self._engine = postgres_engine(url, pool_size=size, max_overflow=0, pool_pre_ping=False)
        self._point = point
        self._running: set[asyncio.Task[Any]] = set()

    async def write(self, work: Work[T]) -> T:
        return await self.begin(work)

    def begin(self, work: Work[T], ended: Ended[T] | None = None) -> asyncio.Future[T]:
        begun = self._whole(self._write(work))
        if ended is not None:
            begun.add_done_callback(ended)
        return begun

    async def read(self, work: Work[T]) -> T:
        return await self._whole(self._read(work))

    async def close(self) -> None:
        if self._running:
            await asyncio.wait(set(self._running))
        await self._engine.dispose()

    def _whole(self, asking: Coroutine[Any, Any, T]) -> asyncio.Future[T]:
        """A caller that is cancelled does not break a query off in its middle."""
        task = asyncio.create_task(asking)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return asyncio.shield(task)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # asked for here, in case nobody waits any more

    async def _write(self, work: Work[T]) -> T:
        """All of it in one go: to leave for the loop and come back between its parts costs more
        than they do."""
        return await greenlet_spawn(self._committed, work)

    def _committed(self, work: Work[T]) -> T:
        with self._engine.sync_engine.connect() as connection:
            connection.begin()  # also what runs on the driver's own cursor belongs to it
            value = work(connection)
            self._point("before-commit")
            connection.commit()
            self._point("after-commit")
            return value

    async def _read(self, work: Work[T]) -> T:
        return await greenlet_spawn(self._looked, work)

    def _looked(self, work: Work[T]) -> T:
        with self._engine.sync_engine.connect() as connection:
            return work(connection)
