"""Puts a case into the queue: opened for a patient, or come back from where it was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.elements import ColumnElement

from bot.clinic import alarms, departments, lifecycle, limits, queue_rules
from bot.clinic.casefile import (
    CASE,
    DESK,
    LIVE,
    NAMED,
    PATIENT,
    PERSON,
    QUESTION,
    CaseView,
    State,
    get,
    holds,
    rank,
)
from bot.clinic.people import age
from bot.store.statement import Prepared


def _lately(whose: ColumnElement[bool]) -> Prepared:
    """Who closed the last case of a patient."""
    found = (
        select(CASE.c.staff_id)
        .where(CASE.c.person_id == bindparam("person"), whose, CASE.c.state == "closed")
        .where(CASE.c.closed_at >= bindparam("since"), CASE.c.staff_id.is_not(None))
        .order_by(CASE.c.closed_at.desc(), CASE.c.id.desc())
        .limit(1)
    )
    return Prepared(found)


LATELY = _lately(CASE.c.patient_id == bindparam("patient"))
LATELY_OF_NOBODY = _lately(CASE.c.patient_id.is_(None))
BODY = Prepared(select(PATIENT.c.body).where(PATIENT.c.id == bindparam("patient")))
TALKS_IN = Prepared(
    update(PERSON).where(PERSON.c.id == bindparam("person")).values(case_id=bindparam("case"))
)


def open(
    conn: Connection,
    *,
    person_id: int,
    patient_id: int | None,
    role: str,
    level: str,
    note: dict[str, Any],
    rules: list[Any],
    now: datetime,
    kind: str = LIVE,
    special: bool = False,
    prefers: int | None = None,
    today: date | None = None,
    department: str = "",
) -> int:
    """Put a patient into the queue of *role* and return the id of their case.

    A person has one open case for a patient: if there is one, its id is returned, nothing added.
    *kind*: live, callback, question, or named: for the one it *prefers* alone. *special*: very
    young, old or pregnant, who are served a little sooner; seen also in the patient's age and the
    *rules* that fired. *prefers*: the clinician to be asked first; without one it is who closed the
    patient's last case of late. *today*: the day it is at the clinic, from which ages are counted;
    without it, in UTC. *department*: the code of the one it is about, whose clinicians are asked
    first. Who is limited to the service desk comes there, whatever was asked for.
    """
    lifecycle.lock_person(conn, person_id)
    case_id = holds(conn, person_id=person_id, patient_id=patient_id)
    if case_id is None:
        whose = {"person_id": person_id, "patient_id": patient_id}
        special = special or _special(conn, patient_id, rules, today or now.date())
        narrow = limits.narrowed(conn, person_id=person_id, level=level, now=now)
        role, department = narrow.get("role", role), narrow.get("department", department)
        place = _place(role=role, level=level, special=special, now=now)
        place |= _kept(conn, place, department)
        said = {"note": note, "rules": rules, "kind": LIVE if narrow else kind}
        prefers = prefers or _of_late(conn, person_id, patient_id, now)
        case_id = _insert(conn, whose | place | said | {"prefers": prefers} | narrow)
    TALKS_IN.changed(conn, {"person": person_id, "case": case_id})
    return case_id


def again(
    conn: Connection,
    case_id: int,
    *,
    name: str,
    actor: str,
    now: datetime,
    since: Iterable[State],
    owner: int | None = None,
    values: dict[str, Any] | None = None,
    detail: str = "",
) -> bool:
    """A case waits again, with the weight of one that came back; its person is locked.

    From one of the states *since*; *owner* narrows to a clinician's own. *values* are further
    columns, such as another role, the clinician asked for, or the kind. Everybody may be asked. A
    question a clinician had begun to answer, or what waited for one by name, is offered as a talk.
    """
    case = get(conn, case_id)
    if case is None:
        return False
    values = values or {}
    role, department = values.get("role", case.role), values.get("department", case.department)
    back = _back(case, role=role, now=now)
    back["kept_until"] = departments.kept_until(
        conn, role=role, department=department, hurry=case.hurry, now=now
    )
    return lifecycle.change(
        conn,
        case_id,
        State.waiting,
        name=name,
        actor=actor,
        now=now,
        wake_at=now,
        owner=owner,
        since=since,
        values=back | values,
        detail=detail,
    )


def _back(case: CaseView, *, role: str, now: datetime) -> dict[str, Any]:
    """The columns of a case that comes back to the queue."""
    line = queue_rules.load().line(
        case.opened_at, level=case.level, desk=role == DESK, special=case.special, returned=True
    )
    back: dict[str, Any] = {"line": line, "queued_at": now, "round_at": now, "stage": 0}
    back |= {"staff_id": None, "accepted_at": None, "closed_at": None, "nudges": 0}
    back["limited"] = case.limited and role == DESK  # the desk itself may pass it on
    if case.kind == NAMED or (case.owned and case.kind == QUESTION):
        back["kind"] = LIVE
    return back


def leave_question(conn: Connection, *, case_id: int, now: datetime) -> bool:
    """Who waits would rather be answered later: the case is offered to nobody, only listed.

    False when the case no longer waits.
    """
    person_id = lifecycle.lock(conn, case_id)
    hours = queue_rules.load().offers.question_hours
    alarms.over(conn, case_id=case_id, names=[alarms.Name.unaccepted], now=now)
    return lifecycle.change(
        conn,
        case_id,
        State.waiting,
        name="question-left",
        actor=f"person:{person_id}",
        now=now,
        wake_at=now + timedelta(hours=hours),
        since=(State.waiting, State.offered),
        values={"kind": QUESTION, "queued_at": now, "stage": 0},
    )


def _place(*, role: str, level: str, special: bool, now: datetime) -> dict[str, Any]:
    """The columns of a case that waits since now."""
    rules = queue_rules.load()
    return {
        "role": role,
        "level": level,
        "rank": rank(level),
        "hurry": level in rules.hurry,
        "special": special,
        "line": rules.line(now, level=level, desk=role == DESK, special=special, returned=False),
        "queued_at": now,
        "round_at": now,
        "state": State.waiting,
        "wake_at": now,
        "outcome": "",
        "version": 1,
        "opened_at": now,
    }


def _kept(conn: Connection, place: dict[str, Any], department: str) -> dict[str, Any]:
    """Its department, and until when a case with these columns is for its clinicians alone."""
    role, hurry, now = place["role"], place["hurry"], place["opened_at"]
    until = departments.kept_until(conn, role=role, department=department, hurry=hurry, now=now)
    return {"department": department, "kept_until": until}


def _special(conn: Connection, patient_id: int | None, fired: list[Any], today: date) -> bool:
    """Whether the patient is one of those who are served a little sooner."""
    rules = queue_rules.load()
    head = fired[0] if fired and isinstance(fired[0], dict) else {}
    if rules.special_complaints.intersection(head.get("inputs", {}).get("complaints", ())):
        return True
    if rules.special_remarks.intersection(head.get("remarks", ())):
        return True
    if head.get("inputs", {}).get("pregnancy") in rules.special_pregnancies:
        return True
    row = None if patient_id is None else BODY.first(conn, {"patient": patient_id})
    body = row[0] if row else None
    if not body or not body.get("birth"):
        return False
    years = age(date.fromisoformat(body["birth"]), today).years
    return years < rules.special_below_years or years >= rules.special_from_years


def _of_late(conn: Connection, person_id: int, patient_id: int | None, now: datetime) -> int | None:
    """Who closed the patient's last case, when that was not long ago."""
    days = queue_rules.load().offers.same_clinician_days
    since = now - timedelta(days=days)
    values = {"person": person_id, "patient": patient_id, "since": since}
    row = (LATELY if patient_id else LATELY_OF_NOBODY).first(conn, values)
    return None if row is None else int(row[0])


def _insert(conn: Connection, row: dict[str, Any]) -> int:
    """Insert, or find the one that is open already.

    While somebody else has a case open for the patient (a helper and the patient themself), this
    person gets one without the patient's name in it: nobody who asks for help is refused, and
    nobody lands in a talk that is not theirs.
    """
    made = _insert_once(conn.dialect.name, tuple(row)).first(conn, row)
    if made is None:
        found = holds(conn, person_id=row["person_id"], patient_id=row["patient_id"])
        return found if found is not None else _insert(conn, row | {"patient_id": None})
    case_id = int(made[0])
    lifecycle.record(
        conn, case_id, "opened", actor=f"person:{row['person_id']}", now=row["opened_at"]
    )
    return case_id


@cache
def _insert_once(dialect: str, columns: tuple[str, ...]) -> Prepared:
    make = sqlite.insert if dialect == "sqlite" else postgresql.insert
    given: dict[str, Any] = {name: bindparam(name) for name in columns}
    return Prepared(make(CASE).values(given).on_conflict_do_nothing().returning(CASE.c.id))
