"""What a store promises to every caller: the same on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from sqlalchemy import Connection, bindparam, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.store.faults import away, lost_race
from bot.store.session import Store, connect
from bot.store.statement import Prepared
from bot.store.tables import Inbox, Timer
from tests.clinic import NOON, a_store, add, add_person

INBOX = Inbox.__table__  # type: ignore[attr-defined]
TIMER = Timer.__table__  # type: ignore[attr-defined]
COUNT = text("SELECT count(*) FROM inbox")


class Gate:
    """A point that raises when it is told to."""

    def __init__(self) -> None:
        self.broken = ""

    def __call__(self, name: str) -> None:
        if name == self.broken:
            raise OSError("the disk is full")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path / 't.db'}"


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    async with a_store(url) as opened:
        yield opened


def message(key: str, **values: Any) -> dict[str, Any]:
    given = {
        "channel": "web",
        "message_id": key,
        "address": "ann",
        "person_id": None,
        "kind": "text",
        "state": "done",
        "error": "",
        "body": {"text": "咳嗽"},
        "received_at": NOON,
    }
    return given | values


def write(conn: Connection, key: str) -> str:
    conn.execute(insert(INBOX), message(key))
    return key


def rows(conn: Connection) -> int:
    return int(conn.execute(COUNT).scalar_one())


def burst(conn: Connection) -> None:
    write(conn, "bad")
    raise LookupError("a fault of our own")


def clash(conn: Connection) -> None:
    write(conn, "twice")
    write(conn, "twice")


async def test_one_bad_piece_of_work_sinks_alone_in_its_batch(store: Store) -> None:
    good = [store.write(partial(write, key=f"good-{n}")) for n in range(20)]
    bad = [store.write(burst), store.write(clash)]
    done = await asyncio.gather(*good[:10], *bad, *good[10:], return_exceptions=True)
    failed = [one for one in done if isinstance(one, BaseException)]
    assert {type(error) for error in failed} == {LookupError, IntegrityError}
    assert [one for one in done if isinstance(one, str)] == [f"good-{n}" for n in range(20)]
    assert await store.read(rows) == 20


async def test_a_commit_that_fails_is_told_to_every_caller_and_leaves_nothing(
    url: str, store: Store
) -> None:
    gate = Gate()
    broken = connect(url, point=gate)
    try:
        gate.broken = "before-commit"
        works = [broken.write(partial(write, key=str(n))) for n in range(8)]
        told = await asyncio.gather(*works, return_exceptions=True)
        assert [type(error) for error in told] == [OSError] * 8
        assert all(isinstance(error, OSError) and away(error) for error in told)
        assert await store.read(rows) == 0
        gate.broken = ""
        assert await broken.write(lambda conn: write(conn, "later")) == "later"
    finally:
        await broken.close()
    assert await store.read(rows) == 1


async def test_a_caller_is_answered_after_its_commit(url: str, store: Store) -> None:
    for number in range(5):
        await store.write(partial(write, key=str(number)))
        other = connect(url)
        try:
            assert await other.read(rows) == number + 1
        finally:
            await other.close()


BEIJING = timezone(timedelta(hours=8))
MOMENTS = [
    NOON,
    NOON.astimezone(BEIJING),
    datetime(2026, 3, 2, 4, 0, 0, 123456, tzinfo=UTC),
    datetime(1970, 1, 1, tzinfo=UTC),
]
BODIES: list[Any] = [None, {}, {"a": [1, None, "好"]}, [], "", "\ud800", 0, b"{}", {"n": 2**53}]
KEEP = {c.name: bindparam(c.name, type_=c.type) for c in TIMER.c if c.name != "id"}
PREPARED_INSERT = Prepared(insert(TIMER).values(KEEP).returning(*TIMER.c))
PREPARED_SELECT = Prepared(select(TIMER).where(TIMER.c.key == bindparam("key")))


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("late", [None, NOON])
async def test_a_prepared_statement_converts_what_it_writes_and_reads_as_core_does(
    store: Store, moment: datetime, late: datetime | None
) -> None:
    def work(conn: Connection) -> None:
        person = add_person(conn, "ann")
        for number, body in enumerate(BODIES):
            values = {
                "name": "x" * 40,
                "person_id": person,
                "body": body,
                "due_at": moment,
                "late_at": late,
                "state": "waiting",
            }
            prepared, core = f"prepared-{number}", f"core-{number}"
            returned = PREPARED_INSERT.first(conn, values | {"key": prepared})
            add(conn, "timer", **values, key=core)
            found = {key: _both_ways(conn, key) for key in (prepared, core)}
            assert returned == found[prepared]
            # all but the id and the key
            assert found[prepared][2:] == found[core][2:]
            assert [type(v) for v in found[prepared]] == [type(v) for v in found[core]]
            assert found[prepared][5] == moment and found[prepared][5].tzinfo is not None

    await store.write(work)


def _both_ways(conn: Connection, key: str) -> tuple[Any, ...]:
    """The row as a prepared statement reads it, which is how Core reads it."""
    prepared = PREPARED_SELECT.first(conn, {"key": key})
    core = conn.execute(select(TIMER).where(TIMER.c.key == key)).one()
    assert prepared is not None and prepared == tuple(core)
    return prepared


async def test_a_prepared_statement_that_finds_nothing_gives_nothing(store: Store) -> None:
    assert await store.read(lambda conn: PREPARED_SELECT.first(conn, {"key": "?"})) is None


async def test_a_prepared_statement_refuses_a_time_without_a_zone(store: Store) -> None:
    naive = NOON.replace(tzinfo=None)

    def work(conn: Connection) -> None:
        values = {"name": "x", "person_id": 1, "body": None, "late_at": None, "state": "waiting"}
        PREPARED_INSERT.first(conn, values | {"key": "k", "due_at": naive})

    with pytest.raises(ValueError, match="zone"):
        await store.write(work)


async def test_a_prepared_statement_fails_as_core_does_but_tells_no_values(store: Store) -> None:
    def work(conn: Connection) -> None:
        person = add_person(conn, "ann")
        values = {
            "key": "secret words",
            "name": "x",
            "person_id": person,
            "body": {"text": "secret words"},
            "due_at": NOON,
            "late_at": None,
            "state": "waiting",
        }
        PREPARED_INSERT.first(conn, values)
        PREPARED_INSERT.first(conn, values)

    with pytest.raises(IntegrityError) as caught:
        await store.write(work)
    assert not away(caught.value)
    # PostgreSQL's own DETAIL repeats the key, which is an id; values stay out.
    assert "secret words" not in str(caught.value).partition("DETAIL")[0]


async def test_a_connection_cut_by_the_server_is_told_as_away_and_the_next_call_works(
    postgres_url: str,
) -> None:
    async with a_store(postgres_url) as store:
        await asyncio.gather(*(store.read(rows) for _ in range(4)))  # several idle connections
        killer = await asyncpg.connect(postgres_url.replace("+asyncpg", ""))
        try:
            await killer.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        finally:
            await killer.close()
        await asyncio.sleep(0.2)
        with pytest.raises(DBAPIError) as caught:
            await store.write(lambda conn: PREPARED_SELECT.first(conn, {"key": "?"}))
        assert away(caught.value)
        assert await store.write(lambda conn: PREPARED_SELECT.first(conn, {"key": "?"})) is None


async def test_two_that_wait_for_each_other_are_told_apart_from_a_fault(postgres_url: str) -> None:
    async with a_store(postgres_url) as store:
        first, second = await store.write(
            lambda conn: (add_person(conn, "ann"), add_person(conn, "bob"))
        )
        lock = text("SELECT pg_sleep(0.2) FROM (SELECT 1 FROM person WHERE id = :p FOR UPDATE) x")

        def work(conn: Connection, one: int, other: int) -> None:
            conn.execute(lock, {"p": one})
            conn.execute(lock, {"p": other})

        told = await asyncio.gather(
            store.write(lambda conn: work(conn, first, second)),
            store.write(lambda conn: work(conn, second, first)),
            return_exceptions=True,
        )
        lost = [error for error in told if error is not None]
        assert len(lost) == 1 and lost_race(lost[0]) and away(lost[0])


async def test_a_database_file_that_another_program_locks_is_told_as_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.session.LOCK_TRIES", 2)
    path = tmp_path / "t.db"
    async with a_store(f"sqlite:///{path}") as store:
        other = sqlite3.connect(path, isolation_level=None)
        try:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(sqlite3.OperationalError) as caught:
                await store.write(lambda conn: write(conn, "1"))
            assert away(caught.value)
            other.execute("ROLLBACK")
        finally:
            other.close()
        assert await store.write(lambda conn: write(conn, "1")) == "1"


async def test_work_that_runs_out_of_an_iterator_breaks_and_holds_up_no_other(store: Store) -> None:
    def work(conn: Connection) -> int:
        return next(iter(list[int]()))

    async with asyncio.timeout(10):
        broken, good = await asyncio.gather(
            store.write(work), store.write(lambda conn: 1), return_exceptions=True
        )
    assert isinstance(broken, RuntimeError) and good == 1


async def test_a_caller_whose_own_end_breaks_holds_up_no_other(store: Store) -> None:
    told: list[str] = []

    def breaks(done: asyncio.Future[None]) -> None:
        told.append("broke")
        raise OSError("the caller's own fault")

    pieces = [
        store.begin(lambda conn: None, breaks),
        store.begin(lambda conn: None, lambda _: told.append("b")),
    ]
    await asyncio.wait_for(asyncio.gather(*pieces), 10)
    await asyncio.sleep(0)
    assert sorted(told) == ["b", "broke"]
    await store.write(lambda conn: None)
