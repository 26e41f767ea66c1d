"""The queue reads its few open rows, however many cases were closed before: PostgreSQL's plans."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import Connection, text

from bot.clinic import cases, offers, presence
from bot.dispatcher import GRASP, LOOK, STEPS, _due
from bot.store.session import Store
from tests.clinic import a_store, add_person, after, open_case
from tests.contract.old_cases import fill
from tests.contract.waiting_room import accept, asked, look
from tests.statements import kept

LARGE = ("case", "case_event", "offer", "person", "audit", "outbox", "message")
SCANS = text("SELECT relname, seq_scan FROM pg_stat_xact_user_tables WHERE relname = ANY(:large)")
SUMMARY = {"complaint": "cough", "assessment": "cold", "advice": "rest", "seek_help": "breath"}
ROUNDS = 8  # PostgreSQL may plan anew for any values after the fifth time
CLOSED = 200_000
STAFF = 200


@pytest.fixture
async def store(new_postgres_url: str) -> AsyncIterator[Store]:
    async with a_store(new_postgres_url) as opened:
        await opened.write(
            lambda conn: fill(conn, cases=CLOSED, staff=STAFF, owned=500, waiting=1000)
        )
        await opened.write(lambda conn: conn.exec_driver_sql("ANALYZE"))
        yield opened


def a_day(conn: Connection, number: int) -> None:
    """Everything the queue does for a case: it comes, is declined, taken, closed; others wait."""
    at = 10.0 * number
    urgent = open_case(conn, add_person(conn, f"a{number}"), level="L1", now=after(at))
    calm = open_case(conn, add_person(conn, f"b{number}"), role="nurse", now=after(at))
    look(conn, at)
    offers.decline(conn, case_id=urgent, staff_id=asked(conn, urgent) or 0, now=after(at))
    conn.execute(_due(STEPS), {"now": after(at)})
    conn.execute(LOOK, {"case_id": urgent})
    conn.execute(GRASP, {"case_id": urgent, "now": after(at)})
    look(conn, at + 1)
    for case_id in (urgent, calm):
        who = asked(conn, case_id)
        assert who and accept(conn, case_id, who, at + 2)
        cases.close(
            conn, case_id=case_id, staff_id=who, summary=SUMMARY, outcome="advice", now=after(at)
        )
        presence.go(conn, staff_id=who, to=presence.At.break_, now=after(at))
        presence.go(conn, staff_id=who, to=presence.At.online, now=after(at))
        presence.beat(conn, staff_id=who, now=after(at))
        cases.mine(conn, who)
        cases.past(conn, who)
        offers.of_staff(conn, who)
    cases.waiting(conn)
    cases.position(conn, calm)
    presence.free(conn, role="nurse", now=after(at))
    presence.everybody(conn)
    offers.freed(conn, now=after(at))


def scanned(conn: Connection) -> dict[str, int]:
    """How often each large table was read from end to end in this transaction."""
    return {row.relname: row.seq_scan for row in conn.execute(SCANS, {"large": list(LARGE)})}


def plans(conn: Connection, statements: list[tuple[str, Any]]) -> list[str]:
    """The plans of the statements that read a large table from end to end."""
    found = []
    for statement, values in dict(statements).items():
        if not statement.startswith(("SELECT", "UPDATE", "INSERT", "DELETE")):
            continue
        rows = conn.exec_driver_sql(f"EXPLAIN {statement}", values).scalars().all()
        plan = "\n".join(rows)
        if any(f"Seq Scan on {name} " in plan.replace('"', "") for name in LARGE):
            found.append(f"{statement}\n{plan}")
    return found


async def test_nothing_the_queue_does_reads_the_closed_cases(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[str], dict[str, int]]:
        with kept(conn) as statements:
            for number in range(ROUNDS):
                a_day(conn, number)
            vanished = presence.vanished(conn, now=after(3600))
            for staff_id in vanished[:ROUNDS]:
                presence.lost(conn, now=after(3600), staff_id=staff_id)
        assert len(vanished) == STAFF
        return plans(conn, statements), scanned(conn)

    found, scans = await store.write(work)
    assert not found, "\n\n".join(found)
    assert scans.pop("case") == 0 and not any(scans.values()), scans
