"""Sixty thousand closed cases, and how PostgreSQL would go about a statement among them."""

from __future__ import annotations

from sqlalchemy import Connection, Executable, text

MANY = """
INSERT INTO person (id, alias, locale, elder, consent, notices, created_at)
SELECT n, 'p' || n, 'zh-CN', false, '1', true, now() FROM generate_series(1, 20000) n;
INSERT INTO "case" (person_id, role, level, rank, state, outcome, version, staff_id, opened_at,
  accepted_at, closed_at, wake_at)
SELECT 1 + n % 20000, 'doctor', 'L3', 2, 'closed', 'advice', 1, 1,
  timestamptz '2026-03-01 00:00+00' - n * interval '20 seconds',
  timestamptz '2026-03-01 00:00+00' - n * interval '20 seconds' + interval '9 seconds',
  timestamptz '2026-03-01 00:00+00' - n * interval '20 seconds' + interval '9 minutes', NULL
FROM generate_series(1, 60000) n;
INSERT INTO case_event (case_id, name, actor, detail, at)
SELECT id, 'accepted', 'staff:1', '', accepted_at FROM "case" WHERE accepted_at IS NOT NULL;
"""


def fill(conn: Connection) -> None:
    """The cases of one clinician, whose id is 1; from here on plans are made for any values."""
    for statement in MANY.split(";")[:-1]:
        conn.execute(text(statement))
    for table in ("person", '"case"', "case_event", "review", "remark"):
        conn.execute(text(f"ANALYZE {table}"))
    conn.execute(text("SET plan_cache_mode = force_generic_plan"))


def generic_plan(conn: Connection, statement: Executable) -> list[str]:
    """The plan PostgreSQL keeps for a prepared statement, whatever its values."""
    made = statement.compile(  # type: ignore[attr-defined]
        dialect=conn.dialect, compile_kwargs={"render_postcompile": True}
    )
    conn.exec_driver_sql(f"PREPARE looked AS {made}")
    nothing = ", ".join("NULL" for _ in made.positiontup)
    asked = f"EXPLAIN EXECUTE looked({nothing})" if nothing else "EXPLAIN EXECUTE looked"
    found = [str(row[0]) for row in conn.exec_driver_sql(asked)]
    conn.exec_driver_sql("DEALLOCATE looked")
    return found
