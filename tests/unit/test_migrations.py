"""The migrations make exactly the tables the code speaks of, once, on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

import bot.store.access
import bot.store.aftervisit
import bot.store.care
import bot.store.family
import bot.store.lab
import bot.store.notice
import bot.store.operating
import bot.store.queue
import bot.store.record
import bot.store.signin
import bot.store.slots
import bot.store.vaccination
import bot.store.wording
import bot.store.zone
from bot.store import migrate
from bot.store.session import Store, connect
from bot.store.tables import Audit

AT = datetime(2026, 3, 1, tzinfo=UTC)
MOVES = bot.store.slots.StockMove.__tablename__
EVENTS = bot.store.lab.LabEvent.__tablename__
TABLES = bot.store.care.CaseEvent.__tablename__, Audit.__tablename__, MOVES, EVENTS


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/new/t.db"
    found: str = request.getfixturevalue("empty_postgres_url")
    return found


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    await migrate.upgrade(url)
    opened = connect(url)
    yield opened
    await opened.close()


def differences(conn: Connection) -> list[object]:
    context = MigrationContext.configure(conn, opts={"compare_type": True})
    return list(compare_metadata(context, SQLModel.metadata))


async def test_the_migrated_database_is_the_one_the_code_speaks_of(store: Store) -> None:
    assert await store.read(differences) == []
    assert await store.read(migrate.at_head)


async def test_an_empty_database_is_not_at_head(url: str) -> None:
    opened = connect(url)
    assert not await opened.read(migrate.at_head)
    await opened.close()


async def test_upgrading_twice_and_at_once_is_harmless(url: str) -> None:
    reached = await asyncio.gather(*(migrate.upgrade(url) for _ in range(3)))
    assert set(reached) == {migrate.head()}
    assert await migrate.upgrade(url) == migrate.head()


@pytest.mark.parametrize("statement", ["UPDATE audit SET action = 'x'", "DELETE FROM audit"])
async def test_an_audit_row_can_be_neither_changed_nor_removed(
    store: Store, statement: str
) -> None:
    row = {"at": AT, "actor": "staff:1", "action": "read", "subject": "case:1", "detail": ""}
    insert = Audit.__table__.insert()  # type: ignore[attr-defined]
    await store.write(lambda conn: conn.execute(insert, row) and None)
    with pytest.raises(DBAPIError, match="append-only"):
        await store.write(lambda conn: conn.execute(text(statement)) and None)
    kept = await store.read(
        lambda conn: list(conn.execute(text("SELECT action FROM audit")).scalars())
    )
    assert kept == ["read"]


async def test_every_append_only_table_is_guarded(store: Store) -> None:
    def names(conn: Connection) -> list[str]:
        if conn.dialect.name == "sqlite":
            query = "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'"
        else:
            query = "SELECT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
        return [row[0] for row in conn.execute(text(query))]

    assert set(await store.read(names)) == set(TABLES)
