"""Who is at higher risk of a severe course, by age and by what was told in intakes before."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, select

from bot.clinic import intakes, pathogens
from bot.clinic.context import Answers, Context
from bot.clinic.hometest import panels
from bot.clinic.intakes import INTAKE


def told(conn: Connection, context: Context, patient_id: int | None) -> str:
    """yes or no by what was told in intakes; empty when nobody asked."""
    history = intakes.history(conn, context, patient_id)
    ill = set(history.get("illnesses") or ())
    if ill - panels.load().harmless or _bears(conn, context, patient_id):
        return "yes"
    return "no" if ill else ""


def early(conn: Connection, context: Context, answers: Answers) -> bool:
    """Whether somebody at higher risk fell ill so lately that a doctor can do most for them."""
    if answers.get("since") not in panels.load().early:
        return False
    if pathogens.load().at_risk(answers.get("age_years"), "") == "yes":
        return True
    return told(conn, context, answers.get("patient_id")) == "yes"


def _bears(conn: Connection, context: Context, patient_id: int | None) -> bool:
    """Whether she said lately that she is pregnant, or has just given birth."""
    since = context.now - timedelta(days=panels.load().again_days)
    mine = (INTAKE.c.patient_id == patient_id, INTAKE.c.created_at >= since)
    found = select(INTAKE.c.body).where(*mine).order_by(INTAKE.c.id.desc()).limit(1)
    body = conn.execute(found).scalar_one_or_none() or {}
    return body.get("pregnancy") in panels.load().bearing
