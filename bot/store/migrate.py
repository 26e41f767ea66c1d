"""Brings a database to this release, one process at a time, and tells whether it is there."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.pool import NullPool

from bot.store.engines import postgres_engine, sqlite_engine, sync_url

PLACE = Path(__file__).with_name("migrations")
LOCK = text("SELECT pg_advisory_xact_lock(7164601)")  # the same number in every process


def head() -> str:
    """The newest migration this release knows."""
    return ScriptDirectory(str(PLACE)).get_current_head() or ""


def current(conn: Connection) -> str:
    """The migration the database stands at; empty before the first."""
    return MigrationContext.configure(conn).get_current_revision() or ""


def at_head(conn: Connection) -> bool:
    """Whether the database is as this release wants it; /readyz asks this."""
    return current(conn) == head()


async def upgrade(url: str) -> str:
    """Run what is missing and return the migration reached. Safe to call from several processes."""
    if url.startswith("sqlite"):
        return await asyncio.to_thread(_upgrade_sqlite, url)
    return await _upgrade_postgres(url)


def _upgrade_sqlite(url: str) -> str:
    engine = sqlite_engine(url)
    try:
        with _alone(url), engine.connect() as conn:
            conn.exec_driver_sql("BEGIN IMMEDIATE")
            _run(conn)
            conn.exec_driver_sql("COMMIT")
            return current(conn)
    finally:
        engine.dispose()


async def _upgrade_postgres(url: str) -> str:
    engine = postgres_engine(url, poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            await connection.execute(LOCK)  # held until the commit: the next process finds it done
            await connection.run_sync(_run)
            return await connection.run_sync(current)
    finally:
        await engine.dispose()


def _run(conn: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(PLACE))
    config.attributes["connection"] = conn
    command.upgrade(config, "head")


@contextlib.contextmanager
def _alone(url: str) -> Iterator[None]:
    """Hold a lock file beside the database; SQLite has no lock that outlives a statement."""
    path = sync_url(url).removeprefix("sqlite:///").partition("?")[0]
    if path in ("", ":memory:"):
        yield
        return
    with Path(path + ".migrate").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
