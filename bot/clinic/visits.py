"""The card for a visit to a hospital: the department, what to bring, what was told here."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from bot.clinic import doors
from bot.clinic.casefile import CASE
from bot.clinic.context import Answers, Context
from bot.clinic.entry import noted
from bot.moves import Outcome, Put

DESK = "desk"
Phrase = dict[str, Any]


def visit_rooms(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Departments that fit what was told last, the usual one at the end; the desk besides."""
    visit = doors.load().visit
    years = answers.get("age_years")
    if answers.get("patient_id") and years is not None and years < visit.child_below_years:
        rooms = [visit.child]
    else:
        told = [
            visit.rooms[one] for one in _complaints(conn, context, answers) if one in visit.rooms
        ]
        rooms = list(dict.fromkeys([*told, visit.usual]))
    shown = rooms[: visit.shown]
    listed = [{"value": room, "label": {"key": f"visit-room-{room}"}} for room in shown]
    return Outcome("found", {"rooms": listed})


def visit_card(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The card in words, to be kept or shown at the desk; nothing is sent anywhere."""
    visit, case = doors.load().visit, _last(conn, context, answers)
    bring: list[Phrase] = [{"key": f"visit-bring-{one}"} for one in visit.bring]
    room = {"key": f"visit-room-{answers['room']}"}
    lines = list((case.note or {}).get("lines") or ()) if case is not None else []
    says = [Put("visit-card", {"room": room, "bring": bring}, keys=False)]
    if lines:
        says.append(Put("visit-summary", keys=False))
    says += [
        Put("visit-line", {"title": {"key": line["title"]}, "values": line["values"]}, keys=False)
        for line in lines
    ]
    noted(conn, context, "visit.card", f"person:{context.person_id}", str(answers["room"]))
    return Outcome("shown", says=tuple(says))


def _complaints(conn: Connection, context: Context, answers: Answers) -> list[str]:
    """What the patient came with the last time, from the inputs of the rules."""
    case = _last(conn, context, answers)
    head = case.rules[0] if case is not None and case.rules else {}
    return [str(one) for one in head.get("inputs", {}).get("complaints", ())]


def _last(conn: Connection, context: Context, answers: Answers) -> Any:
    patient_id = answers.get("patient_id")
    whose = CASE.c.patient_id == patient_id if patient_id else CASE.c.patient_id.is_(None)
    found = (
        select(CASE.c.note, CASE.c.rules)
        .where(CASE.c.person_id == context.person_id, whose)
        .order_by(CASE.c.id.desc())
        .limit(1)
    )
    return conn.execute(found).one_or_none()
