"""A page of a case looks for its patient's tests every two seconds: PostgreSQL's plans."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, text

from bot.clinic import cases
from bot.clinic.cases import CaseView
from bot.clinic.hometest import findings
from tests.clinic import NOON, a_store, add_patient, add_person, open_case
from tests.statements import kept

LARGE = ("lab_order", "lab_report", "lab_event", "kit_result")
FILL = (
    "SET LOCAL session_replication_role = replica",  # the keys need no look
    """
    INSERT INTO lab_order (visit_id, person_id, patient_id, panel, mode, state, made_at, changed_at)
    SELECT 1, n, n, 'panel-3', 'sampler', 'spoiled', CAST(:noon AS timestamptz),
      CAST(:noon AS timestamptz)
    FROM generate_series(100, 20100) AS n
    """,
    """
    INSERT INTO lab_report (order_id, version, status, ref, body, at)
    SELECT id, 1, 'final', 'lab:' || id, '', made_at FROM lab_order
    """,
    """
    INSERT INTO lab_event (order_id, name, actor, at)
    SELECT id, 'sampled', 'lab', made_at FROM lab_order
    """,
    """
    INSERT INTO kit_result (person_id, patient_id, at)
    SELECT n, n, CAST(:noon AS timestamptz) FROM generate_series(100, 20100) AS n
    """,
)


def fill(conn: Connection) -> None:
    """Years of tests of other people."""
    for statement in FILL:
        conn.execute(text(statement), {"noon": NOON} if ":noon" in statement else {})


def read_whole(conn: Connection, statement: str, values: Any) -> list[str]:
    """The large tables that a statement reads from end to end."""
    plan = "\n".join(conn.exec_driver_sql(f"EXPLAIN {statement}", values).scalars())
    return [name for name in LARGE if f"Seq Scan on {name}" in plan]


async def test_the_tests_of_a_patient_are_found_without_reading_those_of_all(
    new_postgres_url: str,
) -> None:
    def case_of(conn: Connection) -> list[CaseView]:
        person = add_person(conn, "ann")
        both = (None, add_patient(conn, person))
        found = [cases.get(conn, open_case(conn, person, patient)) for patient in both]
        return [case for case in found if case is not None]

    def look(conn: Connection) -> dict[str, list[str]]:
        with kept(conn) as said:
            for case in case_of(conn):
                start = len(said)
                findings.beat(conn, case)
                findings.of_case(conn, case)
                findings.last(conn, case)
                assert len(said) - start in (2, 4)
                looked.extend(said[start:])
        return {sql: whole for sql, values in looked if (whole := read_whole(conn, sql, values))}

    looked: list[tuple[str, Any]] = []
    async with a_store(new_postgres_url) as store:
        await store.write(fill)
        await store.write(lambda conn: conn.exec_driver_sql("ANALYZE"))
        assert await store.write(look) == {}
    assert len(looked) == 6
