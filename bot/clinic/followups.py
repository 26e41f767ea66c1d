"""Reminds a patient on the day on which their clinician wanted to hear how it goes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from bot.clinic import people, reminders
from bot.clinic.casefile import CASE, IS_OPEN, State, get
from bot.clinic.context import Context

NAME = "case.follow-up"


def plan(conn: Connection, context: Context, *, case_id: int, day: date) -> None:
    """Once, in the morning of a day to come; a day that has begun is told with the summary."""
    if (days := (day - context.today).days) > 0:
        reminders.plan(conn, context, NAME, days=days, of=case_id)


def needed(conn: Connection, person_id: int, data: Mapping[str, Any], *, today: date) -> str | None:
    """Whose case it was, or None when there is no need: they want no notices, talk with or wait
    for somebody now, have talked about this patient since then, or the day was moved."""
    case = get(conn, int(data["of"]))
    if case is None or case.state is not State.closed or not case.follow_up:
        return None
    if date.fromisoformat(case.follow_up) > today:
        return None
    if not people.wants_notices(conn, person_id):
        return None
    same = CASE.c.patient_id.is_not_distinct_from(case.patient_id)
    newer = (CASE.c.id > case.id, CASE.c.person_id == person_id, same, CASE.c.staff_id.is_not(None))
    waits = (CASE.c.person_id == person_id, IS_OPEN)
    for other in (waits, newer):
        if conn.execute(select(CASE.c.id).where(*other).limit(1)).first() is not None:
            return None
    return case.staff_name
