"""Asks how it goes the day after an intake: planned as a timer, dropped when there is no need."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.clinic import inquiry, intakes
from bot.clinic.casefile import CASE, IS_OPEN
from bot.clinic.context import Answers, Context
from bot.clinic.people import PERSON
from bot.store.tables import Timer

TIMER = Timer.__table__  # type: ignore[attr-defined]
NAME = "intake.check"


def plan(conn: Connection, context: Context, answers: Answers, *, doubt: bool) -> None:
    """Ask once the next day; one question a patient, reason and day, however often it is planned.

    *doubt*: somebody was not sure of a red flag and may leave before the intake has ended.
    """
    plans = inquiry.load().check_up
    due, late = plans.due(context.now, context.zone, doubt=doubt)
    patient_id = answers.get("patient_id") or 0
    reason = "doubt" if doubt else "check"
    row = {
        "key": f"{reason}:{context.person_id}:{patient_id}:{due.date().isoformat()}",
        "name": NAME,
        "person_id": context.person_id,
        "body": {"reason": reason, "patient": patient_id, "at": context.now.isoformat()},
        "due_at": due,
        "late_at": late,
        "state": "waiting",
    }
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    conn.execute(make(TIMER).on_conflict_do_nothing(), row)


def needed(conn: Connection, *, person_id: int, data: Mapping[str, Any]) -> bool:
    """Whether to ask now: they take notices, no clinician has or had them, and they said
    nothing newer.

    An intake that was finished answers the doubt before it.
    """
    found = select(PERSON.c.notices).where(PERSON.c.id == person_id)
    if not conn.execute(found).scalar_one_or_none():
        return False
    at = datetime.fromisoformat(str(data["at"]))
    seen = and_(CASE.c.staff_id.is_not(None), CASE.c.opened_at >= at)
    cared = select(CASE.c.id).where(CASE.c.person_id == person_id, or_(IS_OPEN, seen)).limit(1)
    if conn.execute(cared).first() is not None:
        return False
    newer = intakes.last(conn, person_id, data.get("patient") or None, since=at)
    return newer is None or (data["reason"] == "check" and newer.created_at == at)
