"""The clinician of a patient's last case, offered again by name while they are at work."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from bot.clinic import presence
from bot.clinic.casefile import CASE, STAFF, State
from bot.clinic.context import Answers, Context


def offered(conn: Connection, context: Context, answers: Answers) -> list[dict[str, Any]]:
    """The clinician of the patient's last case as an option, while they are at work."""
    patient_id = answers.get("patient_id")
    whose = CASE.c.patient_id == patient_id if patient_id else CASE.c.patient_id.is_(None)
    found = (
        select(CASE.c.staff_id, CASE.c.role, STAFF.c.name)
        .join(STAFF, STAFF.c.id == CASE.c.staff_id)
        .where(CASE.c.person_id == context.person_id, whose, CASE.c.state == State.closed)
        .order_by(CASE.c.closed_at.desc())
        .limit(1)
    )
    last = conn.execute(found).one_or_none()
    here = {one.staff_id: one for one in presence.here(conn, now=context.now)}
    if last is None or last.staff_id not in here:
        return []
    if last.role not in presence.serves(here[last.staff_id]):
        return []
    label = {"key": "doctor-role-last", "name": last.name}
    return [{"value": str(last.staff_id), "label": label, "role": last.role}]


def picked(answers: Answers) -> dict[str, Any]:
    """The clinician who was chosen by name, or empty."""
    listed = answers.get("lately") or []
    return next((one for one in listed if one["value"] == answers.get("choice")), {})


def named(answers: Answers) -> int | None:
    found = picked(answers)
    return int(found["value"]) if found else None
