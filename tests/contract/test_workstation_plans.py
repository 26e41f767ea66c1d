"""A console that looks every two seconds reads the few open rows: PostgreSQL's plans."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Connection, select

from bot import outbox
from bot.clinic import cases, episodes, glances, rights, staff, worklists
from bot.messages import Outbound
from bot.store.session import Store
from tests.clinic import NOON, TABLES, a_store, after
from tests.contract.old_cases import fill
from tests.contract.test_queue_plans import plans, scanned
from tests.statements import kept

STAFF = 20
ROUNDS = 8  # PostgreSQL may plan anew for any values after the fifth time


def talk(conn: Connection) -> None:
    """Four words in each case, two of them the clinician's, which were sent long ago."""
    conn.exec_driver_sql(
        "INSERT INTO message (case_id, author, kind, platform_id, at)"
        " SELECT c.id, CASE WHEN n % 2 = 0 THEN 'clinician' ELSE 'patient' END, 'text', '', c.line"
        ' FROM "case" AS c CROSS JOIN generate_series(1, 4) AS n'
    )
    (one,) = conn.execute(
        select(TABLES["message"].c.id, TABLES["case"].c.person_id)
        .join(TABLES["case"], TABLES["case"].c.id == TABLES["message"].c.case_id)
        .where(TABLES["message"].c.author == "clinician")
        .limit(1)
    )
    said = Outbound(text="x")
    outbox.put(
        conn,
        person_id=one.person_id,
        channel="telegram",
        address="1",
        out=said,
        key="first",
        now=NOON,
        message_id=one.id,
    )
    own = {"id", "key", "message_id", "state"}
    others = [c.name for c in TABLES["outbox"].c if c.name not in own]
    into, same = ", ".join(others), ", ".join(f"o.{name}" for name in others)
    conn.exec_driver_sql(
        f"INSERT INTO outbox (key, message_id, state, {into})"
        f" SELECT 'k' || m.id, m.id, 'sent', {same} FROM message AS m, outbox AS o"
        " WHERE m.author = 'clinician' AND o.key = 'first'"
    )


@pytest.fixture
async def store(new_postgres_url: str) -> AsyncIterator[Store]:
    async with a_store(new_postgres_url) as opened:
        await opened.write(
            lambda conn: fill(conn, cases=20_000, staff=STAFF, owned=50, waiting=100)
        )
        await opened.write(talk)
        await opened.write(lambda conn: conn.exec_driver_sql("ANALYZE"))
        yield opened


def a_look(conn: Connection, staff_id: int) -> None:
    """Everything the pages of a clinician read: the lists, a case of theirs, its past."""
    who = staff.get(conn, staff_id)
    assert who is not None
    worklists.beat(conn, staff_id)
    worklists.counts(conn)
    worklists.waiting(conn, role="doctor")
    worklists.waiting(conn, question=True)
    worklists.callbacks(conn, start=NOON, end=after(86_400))
    worklists.joined(conn, staff_id)
    glances.unread(conn, staff_id)
    for case in cases.mine(conn, staff_id)[:1]:
        rights.may_read(conn, case, who)
        episodes.earlier(conn, case)
        episodes.timeline(conn, case.id)
        cases.messages(conn, case.id)
        cases.ticks(conn, case.id)
        glances.look(conn, case_id=case.id, staff_id=staff_id, now=NOON)


async def test_an_open_console_reads_no_closed_cases(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[str], dict[str, int]]:
        ids = conn.execute(select(TABLES["staff"].c.id).limit(ROUNDS)).scalars().all()
        with kept(conn) as statements:
            for staff_id in ids:
                a_look(conn, staff_id)
        return plans(conn, statements), scanned(conn)

    found, scans = await store.write(work)
    assert not found, "\n\n".join(found)
    assert not any(scans.values()), scans
