"""Keeps finished intakes: for the next one, and for the clinician who takes the case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from bot.clinic import inquiry, note, speech
from bot.clinic.context import Answers, Context
from bot.clinic.people import PATIENT
from bot.messages import Kind
from bot.store.care import Intake

INTAKE = Intake.__table__  # type: ignore[attr-defined]
# What stays true of a patient from one intake to the next, in the patient's sealed body. `care`
# tells which of medicines and allergies were named; `history_on` is the day it was said.
STAYS = ("illnesses", "care", "medicines", "allergies")
SAID_ON = "history_on"
NOTE = "note"  # the lines as a clinician reads them
FRESH = timedelta(days=1)  # an intake is handed over to a case opened so soon after it


def keep(conn: Connection, context: Context, answers: Answers) -> int:
    """Write a finished intake; returns its id."""
    row = {
        "person_id": context.person_id,
        "patient_id": answers.get("patient_id") or None,
        "level": answers["level"],
        "body": {name: answers[name] for name in (*note.ASKED, NOTE) if answers.get(name)},
        "created_at": context.now,
    }
    return int(conn.execute(insert(INTAKE).returning(INTAKE.c.id), row).scalar_one())


def last(
    conn: Connection, person_id: int, patient_id: int | None, *, since: datetime
) -> Row[Any] | None:
    """The newest intake of a patient, unless it is older than *since*."""
    found = (
        select(INTAKE)
        .where(INTAKE.c.person_id == person_id, _of(patient_id), INTAKE.c.created_at >= since)
        .order_by(INTAKE.c.created_at.desc(), INTAKE.c.id.desc())
        .limit(1)
    )
    return conn.execute(found).one_or_none()


def latest(conn: Connection, context: Context) -> Row[Any] | None:
    """The newest intake a person may want to go on with: of a known patient, some time ago."""
    asked, now = inquiry.load(), context.now
    found = (
        select(INTAKE)
        .where(INTAKE.c.person_id == context.person_id, INTAKE.c.patient_id.is_not(None))
        .where(INTAKE.c.created_at >= now - timedelta(days=asked.again_days))
        .order_by(INTAKE.c.created_at.desc(), INTAKE.c.id.desc())
        .limit(1)
    )
    row = conn.execute(found).one_or_none()
    soon = row is not None and row.created_at > now - timedelta(hours=asked.again_hours)
    return None if row is None or soon or not row.body.get("complaints") else row


def _of(patient_id: int | None) -> Any:
    return INTAKE.c.patient_id == patient_id if patient_id else INTAKE.c.patient_id.is_(None)


def hand_over(
    conn: Connection, *, person_id: int, patient_id: int | None, case_id: int, now: datetime
) -> int:
    """Put the photos of a fresh intake into the case opened from it, once; returns how many."""
    found = last(conn, person_id, patient_id, since=now - FRESH)
    if found is None or found.case_id is not None:
        return 0
    conn.execute(update(INTAKE).where(INTAKE.c.id == found.id).values(case_id=case_id))
    photos = [media for name in note.PHOTOS for media in found.body.get(name, ())]
    for media_id in photos:
        speech.relay(
            conn,
            case_id=case_id,
            kind=str(Kind.IMAGE),
            body={},
            media_id=int(media_id),
            platform_id="",
            now=now,
        )
    return len(photos)


def remember(conn: Connection, context: Context, answers: Answers) -> None:
    """What stays true of the patient is kept with them, sealed."""
    patient_id = answers.get("patient_id")
    if not patient_id or "illnesses" not in answers:
        return
    mine = (PATIENT.c.id == patient_id, PATIENT.c.person_id == context.person_id)
    body = conn.execute(select(PATIENT.c.body).where(*mine)).scalar_one_or_none()
    if body is None:
        return
    known = {name: value for name, value in body.items() if name not in STAYS}
    known |= {name: answers[name] for name in STAYS if answers.get(name)}
    known[SAID_ON] = context.today.isoformat()
    conn.execute(update(PATIENT).where(*mine).values(body=known))


def history(conn: Connection, context: Context, patient_id: int | None) -> Mapping[str, Any]:
    """What was said before of what stays true; empty when never, or too long ago."""
    mine = (PATIENT.c.id == patient_id, PATIENT.c.person_id == context.person_id)
    body = conn.execute(select(PATIENT.c.body).where(*mine)).scalar_one_or_none() or {}
    said = body.get(SAID_ON)
    days = timedelta(days=inquiry.load().history_days)
    if not said or date.fromisoformat(said) < context.today - days:
        return {}
    return {name: body[name] for name in STAYS if name in body}
