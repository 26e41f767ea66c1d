"""Migrated databases for tests: copies of one made once, and one that each test finds like new."""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import asyncpg
from sqlalchemy import Connection, Engine, event

from bot.store import migrate
from bot.store.engines import sync_url

T = TypeVar("T")
USES = 100  # then a new copy: what was deleted still takes room in its files
ROWS = 1000  # of one table: more are not deleted, the whole database goes
BROKEN = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError)

# Whoever of the last test is still connected; each is waited for.
OTHERS = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()"""
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1)"
REWIND = """
SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
FROM pg_sequences WHERE last_value IS NOT NULL"""
# All a test may have changed but rows: tables, columns, rules of them, what ANALYZE wrote down.
SHAPE = """
WITH ours AS (SELECT * FROM pg_class WHERE relnamespace = 'public'::regnamespace)
SELECT md5(string_agg(what, ',' ORDER BY what)) FROM (
  SELECT concat_ws(' ', oid, relname, relkind, reltuples > 0, relpersistence) FROM ours
  UNION ALL SELECT concat_ws(' ', a.attrelid, a.attnum, a.attname, a.atttypid, a.attnotnull)
    FROM pg_attribute AS a JOIN ours ON ours.oid = a.attrelid
  UNION ALL SELECT concat_ws(' ', oid, convalidated) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT concat_ws(' ', t.oid, t.tgenabled)
    FROM pg_trigger AS t JOIN ours ON ours.oid = t.tgrelid
  UNION ALL SELECT oid::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT concat_ws(' ', 'known', s.starelid)
    FROM pg_statistic AS s JOIN ours ON ours.oid = s.starelid
) AS all_of_it (what)"""


async def migrated(url: str) -> None:
    """Make the SQLite file of a test, unless it is there; PostgreSQL's comes migrated already."""
    if url.startswith("sqlite"):
        path = Path(sync_url(url).removeprefix("sqlite:///"))
        if not path.exists():
            path.write_bytes(await asyncio.to_thread(blank))


@cache
def blank() -> bytes:
    """The file of an SQLite database that stands at the newest migration."""
    with tempfile.TemporaryDirectory(prefix="qianmen-blank-") as folder:
        asyncio.run(migrate.upgrade(f"sqlite:///{folder}/blank.db"))
        return Path(folder, "blank.db").read_bytes()


class Compiled(dict[tuple[Any, ...], Any]):
    """Statements as SQL, shared by all engines of a kind; alone each would compile them anew.

    To be an engine's option `compiled_cache`, whose keys begin with the engine's own dialect.
    """

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        return super().get((type(key[0]), *key[1:]), default)

    def __setitem__(self, key: tuple[Any, ...], value: Any) -> None:
        super().__setitem__((type(key[0]), *key[1:]), value)


def share_compiled() -> None:
    """From now on, in this process."""
    compiled = Compiled()

    @event.listens_for(Engine, "engine_connect")
    def _share(connection: Connection) -> None:
        connection.execution_options(compiled_cache=compiled)


class Aside:
    """Runs coroutines in a thread and a loop of its own, so that no test's loop is disturbed."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="aside")
        self._runner = asyncio.Runner()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._thread.submit(self._runner.run, work).result()

    def close(self) -> None:
        self._thread.submit(self._runner.close).result()
        self._thread.shutdown()


class Databases:
    """Makes and drops databases on one server."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._numbers = count(1)
        self._aside = Aside()
        self.run = self._aside.run

    @contextlib.contextmanager
    def new(self, template: str = "template1") -> Iterator[str]:
        """The address of a copy of *template*, dropped at the end."""
        url = self.create(template)
        yield url
        self.drop(url)

    def create(self, template: str) -> str:
        name = f"qianmen_test_{os.getpid()}_{next(self._numbers)}"
        self.run(self._say(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
        return urlsplit(self._server)._replace(path=f"/{name}").geturl()

    def drop(self, url: str) -> None:
        self.run(self._say(f'DROP DATABASE "{name_of(url)}" WITH (FORCE)'))

    async def _say(self, statement: str) -> None:
        connection = await asyncpg.connect(plain(self._server))
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    def close(self) -> None:
        self._aside.close()


class LikeNew:
    """One copy of a template that is emptied after each test, which is much quicker than a new one.

    Where emptying does not bring back just what a copy is, a new copy takes its place.
    """

    def __init__(self, databases: Databases, template: str) -> None:
        self._databases, self._template = databases, template
        self._url = ""
        self._connection: Any = None
        self._tables: list[str] = []
        self._shape = ""
        self._uses = 0

    def take(self) -> str:
        """The address of a migrated database without rows."""
        if not self._url:
            self._url = self._databases.create(self._template)
            self._databases.run(self._look())
        return self._url

    def give_back(self) -> None:
        """To be called when the test is over."""
        self._uses += 1
        try:
            kept = self._uses < USES and self._databases.run(self._clean())
        except BROKEN:  # somebody cut our connection, or may not do what we ask
            kept = False
        if not kept:
            self.drop()

    def drop(self) -> None:
        if self._url:
            self._databases.run(self._leave())
            self._databases.drop(self._url)
            self._url, self._uses = "", 0

    async def _look(self) -> None:
        """Remember what a copy is like."""
        self._connection = await asyncpg.connect(plain(self._url))
        await self._connection.execute("SET session_replication_role = replica")  # no triggers
        rows = await self._connection.fetch(TABLES, ["alembic_version"])
        self._tables = [row["tablename"] for row in rows]
        self._shape = await self._connection.fetchval(SHAPE)

    async def _clean(self) -> bool:
        """Whether the database is again what a new copy is."""
        connection = self._connection
        await connection.execute(OTHERS)
        for row in await connection.fetch(TABLES, ["alembic_version", *self._tables]):
            await connection.execute(f'DROP TABLE "{row["tablename"]}" CASCADE')
        if await connection.fetchval(SHAPE) != self._shape:
            return False
        found = await connection.fetch(" UNION ALL ".join(map(_counted, self._tables)))
        if any(row["n"] > ROWS for row in found):
            return False
        emptied = [f'DELETE FROM "{row["name"]}"' for row in found]
        await connection.execute(";".join([*emptied, REWIND]))
        return True

    async def _leave(self) -> None:
        with contextlib.suppress(*BROKEN):
            await self._connection.close(timeout=5)


def _counted(table: str) -> str:
    """A query for the table's name and number of rows, up to what is too many; none when empty."""
    rows = f'SELECT FROM "{table}" LIMIT {ROWS + 1}'
    return f"SELECT '{table}' AS name, count(*) AS n FROM ({rows}) AS r HAVING count(*) > 0"


def name_of(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")


def plain(url: str) -> str:
    return url.replace("+asyncpg", "", 1)
