"""A clinic with years of closed cases behind it, on PostgreSQL; inserted by the server itself."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, text

from bot.clinic import presence
from tests.clinic import NOON, after

PEOPLE_PER_CASE = 4
FILL = (
    "SET LOCAL session_replication_role = replica",  # the keys are right: they need no look
    """
    INSERT INTO person (alias, locale, elder, case_id, consent, notices, created_at)
    SELECT 'old' || n, 'en', false, NULL, '1', true, CAST(:noon AS timestamptz)
    FROM generate_series(1, :people) AS n
    """,
    """
    INSERT INTO staff
      (login, name, title, licence, role, password, once, active, capacity, created_at)
    SELECT 'staff' || n, 'Dr ' || n, '', '11', CASE n % 4 WHEN 0 THEN 'nurse' ELSE 'doctor' END,
      '-', false, true, 3, CAST(:noon AS timestamptz)
    FROM generate_series(1, :staff) AS n
    """,
    """
    INSERT INTO "case" (person_id, role, level, rank, line, queued_at, round_at, state, wake_at,
      staff_id, outcome, version, opened_at, accepted_at, closed_at)
    SELECT 1 + n % :people, 'doctor', 'L3', 2, at, at, at, 'closed', NULL,
      1 + n % :staff, 'advice', 4, at, at, at
    FROM (SELECT n, CAST(:noon AS timestamptz) - n * interval '30 seconds' AS at
          FROM generate_series(1, :cases) AS n) AS old
    """,
    """
    INSERT INTO offer (case_id, staff_id, at, until, result, ended_at)
    SELECT id, staff_id, opened_at, opened_at, 'accepted', opened_at FROM "case"
    """,
    """
    INSERT INTO case_event (case_id, name, actor, at)
    SELECT id, 'closed', 'queue', opened_at FROM "case"
    """,
    """
    INSERT INTO message (case_id, author, kind, platform_id, at)
    SELECT id, 'patient', 'text', '', opened_at FROM "case" WHERE id <= 100000
    """,
    """
    INSERT INTO presence (staff_id, state, since, seen_at, idle_at, missed)
    SELECT id, 'online', CAST(:noon AS timestamptz), CAST(:noon AS timestamptz),
      CAST(:noon AS timestamptz) - id * interval '1 second', 0
    FROM staff
    """,
    """
    INSERT INTO "case" (person_id, role, level, rank, line, queued_at, round_at, state, wake_at,
      staff_id, outcome, version, opened_at, accepted_at)
    SELECT n, 'doctor', 'L3', 2, at, at, at, 'active', CAST(:later AS timestamptz),
      1 + n % :staff, '', 3, at, at
    FROM (SELECT n, CAST(:noon AS timestamptz) - interval '300 seconds' AS at
          FROM generate_series(1, :owned) AS n) AS held
    """,
    """
    INSERT INTO "case" (person_id, role, level, rank, line, queued_at, round_at, state, wake_at,
      stage, outcome, version, opened_at)
    SELECT :owned + n, 'doctor', 'L3', 2, at, at, CAST(:noon AS timestamptz), 'waiting',
      CAST(:later AS timestamptz), 3, '', 1, at
    FROM (SELECT n, CAST(:noon AS timestamptz) - n * interval '1 second' AS at
          FROM generate_series(1, :waiting) AS n) AS queue
    """,
)


def fill(conn: Connection, *, cases: int, staff: int, owned: int, waiting: int) -> None:
    """*cases* closed, *owned* active and *waiting* cases; *staff* clinicians online at NOON.

    A quarter of the staff are nurses; every case is the doctors', who stand in for nobody.
    """
    values = {"cases": cases, "staff": staff, "owned": owned, "waiting": waiting}
    values["people"] = max(cases // PEOPLE_PER_CASE, owned + waiting + 1000)
    moments = {"noon": NOON, "later": NOON + timedelta(days=1)}
    for statement in FILL:
        names = text(statement)
        given = {k: v for k, v in {**values, **moments}.items() if k in names._bindparams}
        conn.execute(names, given)


def beat_all(conn: Connection, seconds: float) -> None:
    """Every clinician's console is open."""
    for one in presence.everybody(conn):
        presence.beat(conn, staff_id=one.staff_id, now=after(seconds))
