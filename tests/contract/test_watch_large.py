"""The watch over a large house, and of two processes at once, on PostgreSQL."""

from __future__ import annotations

import asyncio

from sqlalchemy import Connection, update

from bot.clinic import watch
from tests.clinic import NOON, TABLES, add_person, after, open_case
from tests.contract.owned_case import CASE, clinician, processes, sounding

STAFF = TABLES["staff"]


def a_large_house(conn: Connection) -> None:
    """Twenty thousand people whose cases are closed, and a few who wait."""
    people = (
        "INSERT INTO person (id, alias, locale, elder, consent, notices, created_at)"
        " SELECT g, 'p' || g, 'zh-CN', false, '1', true, now() FROM generate_series(1, 20000) g"
    )
    closed = (
        'INSERT INTO "case" (id, person_id, role, level, rank, state, outcome, version, opened_at,'
        " wake_at) SELECT g, g, 'doctor', 'L3', 2, 'closed', 'advice', 1, now(), NULL"
        " FROM generate_series(1, 20000) g"
    )
    open_ = (
        'INSERT INTO "case" (id, person_id, role, level, rank, state, outcome, version, opened_at)'
        " SELECT 20000 + g, g, 'doctor', 'L3', 2, 'waiting', '', 1, now()"
        " FROM generate_series(1, 50) g"
    )
    talks = "UPDATE person SET case_id = 20000 + id WHERE id <= 50"
    for statement in (people, closed, open_, talks, "ANALYZE"):
        conn.exec_driver_sql(statement)


async def test_a_look_reads_open_cases_only(new_postgres_url: str) -> None:
    """A table of closed cases, or of people, is never read through."""

    def plan(conn: Connection, find: watch.Find) -> str:
        sql = find(NOON).limit(9).compile(conn, compile_kwargs={"literal_binds": True})
        return "\n".join(conn.exec_driver_sql(f"EXPLAIN {sql}").scalars())

    async with processes(new_postgres_url, 1) as (store,):
        await store.write(a_large_house)
        for what, find, _ in watch.LOOKS:
            found = await store.read(lambda conn, find=find: plan(conn, find))  # type: ignore[misc]
            for table in ("case", '"case"', "person"):
                assert f"Seq Scan on {table} " not in found, f"{what}:\n{found}"


async def test_two_processes_that_watch_at_once_repair_each_fault_once(postgres_url: str) -> None:

    def work(conn: Connection) -> None:
        staff = clinician(conn, "li")
        for n in range(20):
            case_id = open_case(conn, add_person(conn, f"p{n}"))
            mine = update(CASE).where(CASE.c.id == case_id)
            conn.execute(mine.values(state="active", staff_id=staff))
        conn.execute(update(STAFF).values(active=False))

    async with processes(postgres_url) as (one, two):
        await one.write(work)
        looks = (s.write(lambda conn: watch.repair(conn, now=after(60))) for s in (one, two))
        both = await asyncio.gather(*looks)
        assert sorted(case_id for found in both for case_id, _ in found) == list(range(1, 21))
        assert await one.read(lambda conn: sounding(conn).count("ownerless")) == 20
