"""A visit to a hospital: the department, and the card of what to bring and what was told here."""

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


def visit_begin(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """It is asked who is to come, not who is unwell."""
    return Outcome("done", {"purpose": "book"})


def visit_rooms(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Departments, what fits what was told last at the front, a few at once; after the last, the
    first. found: these are all; several: there are others."""
    visit, every = doors.load().visit, _rooms(conn, context, answers)
    size = visit.shown_larger if context.elder else visit.shown
    last = [one["value"] for one in answers.get("rooms") or ()][-1:]
    begin = every.index(last[0]) + 1 if last and last[0] in every else 0
    shown = every[begin : begin + size] or every[:size]
    listed = [{"value": room, "label": {"key": f"visit-room-{room}"}} for room in shown]
    return Outcome("found" if len(every) <= size else "several", {"rooms": listed})


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


def _rooms(conn: Connection, context: Context, answers: Answers) -> list[str]:
    """All that see this patient: of the last problem's department and complaints, the usual one,
    then the others."""
    visit, case = doors.load().visit, _last(conn, context, answers)
    years, sex = answers.get("age_years"), str(answers.get("sex") or "")
    told = [*_of_department(case), *(visit.rooms.get(one, "") for one in _complaints(case))]
    order = [*told, visit.usual, *visit.departments]
    known = (room for room in dict.fromkeys(order) if room in visit.departments)
    asked = years if answers.get("patient_id") else None
    return [room for room in known if visit.departments[room].sees(asked, sex)]


def _of_department(case: Any) -> list[str]:
    """The department that the last problem was put to, or the one it is a part of."""
    code = str(case.department or "") if case is not None else ""
    rooms = doors.load().visit.departments
    for wanted in filter(None, (code, code.partition(".")[0])):
        found = [name for name, room in rooms.items() if wanted in room.codes]
        if found:
            return found
    return []


def _complaints(case: Any) -> list[str]:
    """What the patient came with the last time, from the inputs of the rules."""
    head = case.rules[0] if case is not None and case.rules else {}
    return [str(one) for one in head.get("inputs", {}).get("complaints", ())]


def _last(conn: Connection, context: Context, answers: Answers) -> Any:
    patient_id = answers.get("patient_id")
    whose = CASE.c.patient_id == patient_id if patient_id else CASE.c.patient_id.is_(None)
    found = (
        select(CASE.c.note, CASE.c.rules, CASE.c.department)
        .where(CASE.c.person_id == context.person_id, whose)
        .order_by(CASE.c.id.desc())
        .limit(1)
    )
    return conn.execute(found).one_or_none()
