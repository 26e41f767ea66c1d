"""A database that is used again is just like a new one, or it is not used again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import asyncpg
import pytest
from sqlalchemy import create_engine, text

from tests.databases import ROWS, Databases, LikeNew, plain

PERSON = """
INSERT INTO person (alias, locale, elder, consent, notices, created_at)
SELECT 'p' || n, 'zh-CN', false, '1', true, now() FROM generate_series(1, $1::int) AS n
RETURNING id"""
AUDIT = "INSERT INTO audit (actor, action, subject, detail, at) VALUES ('x', 'y', 'z', '', now())"


@pytest.fixture
def ours(databases: Databases, migrated_template: str) -> Iterator[LikeNew]:
    """One that no other test uses."""
    made = LikeNew(databases, migrated_template)
    yield made
    made.drop()


async def fetch(url: str, query: str, *values: Any) -> list[Any]:
    connection = await asyncpg.connect(plain(url))
    try:
        return [row[0] for row in await connection.fetch(query, *values)]
    finally:
        await connection.close()


async def test_rows_are_gone_and_numbers_begin_anew(ours: LikeNew) -> None:
    url = ours.take()
    assert await fetch(url, PERSON, 3) == [1, 2, 3]
    await fetch(url, AUDIT)
    ours.give_back()
    assert ours.take() == url
    assert await fetch(url, "SELECT count(*) FROM person") == [0]
    assert await fetch(url, "SELECT count(*) FROM audit") == [0]
    assert await fetch(url, "SELECT version_num FROM alembic_version") != []
    assert await fetch(url, PERSON, 1) == [1]


async def test_what_the_database_forbids_is_still_forbidden(ours: LikeNew) -> None:
    url = ours.take()
    await fetch(url, AUDIT)
    ours.give_back()
    assert ours.take() == url
    await fetch(url, AUDIT)
    with pytest.raises(asyncpg.RaiseError, match="append-only"):
        await fetch(url, "DELETE FROM audit")
    with pytest.raises(asyncpg.ForeignKeyViolationError):
        await fetch(
            url,
            "INSERT INTO account (person_id, channel, address, seen_at, reachable)"
            " VALUES (99, 'web', 'a', now(), true)",
        )


async def test_a_table_of_a_test_is_dropped(ours: LikeNew) -> None:
    url = ours.take()
    await fetch(url, "CREATE TABLE tally (n int)")
    ours.give_back()
    assert ours.take() == url
    assert await fetch(url, "SELECT to_regclass('tally')") == [None]


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE person ADD COLUMN shoe int",
        "ALTER TABLE person ALTER COLUMN alias DROP NOT NULL",
        "ALTER TABLE account DISABLE TRIGGER ALL",
        "CREATE INDEX more ON person (alias)",
        "DROP TABLE remark CASCADE",
        "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "ANALYZE person",
    ],
)
async def test_one_that_was_changed_is_not_used_again(ours: LikeNew, change: str) -> None:
    url = ours.take()
    await fetch(url, PERSON, 3)
    await fetch(url, change)
    ours.give_back()
    again = ours.take()
    assert again != url and await fetch(again, "SELECT count(*) FROM person") == [0]


async def test_one_that_was_filled_is_not_used_again(ours: LikeNew) -> None:
    url = ours.take()
    await fetch(url, PERSON, ROWS + 1)
    ours.give_back()
    assert ours.take() != url


async def test_whoever_is_still_connected_is_sent_away(ours: LikeNew) -> None:
    url = ours.take()
    left = await asyncpg.connect(plain(url))
    try:
        await left.execute("BEGIN; LOCK TABLE person IN ACCESS EXCLUSIVE MODE")
        await left.fetch(PERSON, 3)
        ours.give_back()
        assert ours.take() == url
        with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError, OSError)):
            await left.execute("COMMIT")
    finally:
        left.terminate()
    assert await fetch(url, "SELECT count(*) FROM person") == [0]


async def test_when_our_own_connection_was_cut_a_new_one_takes_its_place(ours: LikeNew) -> None:
    url = ours.take()
    await fetch(
        url,
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    ours.give_back()
    again = ours.take()
    assert again != url and await fetch(again, PERSON, 1) == [1]


def test_engines_of_a_kind_share_what_is_compiled() -> None:
    seen = []
    for _ in range(2):
        engine = create_engine("sqlite://")
        with engine.connect() as connection:
            assert connection.execute(text("SELECT 7")).scalar_one() == 7
            seen.append(connection.get_execution_options()["compiled_cache"])
        engine.dispose()
    assert seen[0] is seen[1]
