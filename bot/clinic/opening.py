"""Puts a case into the queue: opened for a patient, or come back from where it was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from bot.clinic import lifecycle, queue_rules
from bot.clinic.casefile import (
    CASE,
    DESK,
    LIVE,
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
) -> int:
    """Put a patient into the queue of *role* and return the id of their case.

    A person has one open case for a patient: if there is one, its id is returned, nothing added.
    *kind*: live, callback or question. *special*: very young, old or pregnant, who are served a
    little sooner; seen also in the patient's age and the *rules* that fired. *prefers*: the
    clinician to be asked first; without one it is who closed the patient's last case of late.
    """
    lifecycle.lock_person(conn, person_id)
    case_id = holds(conn, person_id=person_id, patient_id=patient_id)
    if case_id is None:
        whose = {"person_id": person_id, "patient_id": patient_id}
        special = special or _special(conn, patient_id, rules, now.date())
        place = _place(role=role, level=level, special=special, now=now)
        said = {"kind": kind, "note": note, "rules": rules}
        prefers = prefers or _of_late(conn, person_id, patient_id, now)
        case_id = _insert(conn, whose | place | said | {"prefers": prefers})
    conn.execute(update(PERSON).where(PERSON.c.id == person_id).values(case_id=case_id))
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
    question a clinician had begun to answer is a live talk by now, and offered like one.
    """
    case = get(conn, case_id)
    if case is None:
        return False
    values = values or {}
    back = _back(case, role=values.get("role", case.role), now=now)
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
    if case.owned and case.kind == QUESTION:
        back["kind"] = LIVE
    return back


def leave_question(conn: Connection, *, case_id: int, now: datetime) -> bool:
    """Who waits would rather be answered later: the case is offered to nobody, only listed.

    False when the case no longer waits.
    """
    person_id = lifecycle.lock(conn, case_id)
    hours = queue_rules.load().offers.question_hours
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


def _special(conn: Connection, patient_id: int | None, fired: list[Any], today: date) -> bool:
    """Whether the patient is one of those who are served a little sooner."""
    rules = queue_rules.load()
    inputs = fired[0].get("inputs", {}) if fired and isinstance(fired[0], dict) else {}
    if rules.special_complaints.intersection(inputs.get("complaints", ())):
        return True
    found = conn.execute(select(PATIENT.c.body).where(PATIENT.c.id == patient_id))
    body = found.scalar_one_or_none()
    if not body or not body.get("birth"):
        return False
    years = age(date.fromisoformat(body["birth"]), today).years
    return years < rules.special_below_years or years >= rules.special_from_years


def _of_late(conn: Connection, person_id: int, patient_id: int | None, now: datetime) -> int | None:
    """Who closed the patient's last case, when that was not long ago."""
    days = queue_rules.load().offers.same_clinician_days
    whose = CASE.c.patient_id == patient_id if patient_id else CASE.c.patient_id.is_(None)
    found = conn.execute(
        select(CASE.c.staff_id)
        .where(CASE.c.person_id == person_id, whose, CASE.c.state == State.closed)
        .where(CASE.c.closed_at >= now - timedelta(days=days), CASE.c.staff_id.is_not(None))
        .order_by(CASE.c.closed_at.desc(), CASE.c.id.desc())
        .limit(1)
    )
    return found.scalar_one_or_none()


def _insert(conn: Connection, row: dict[str, Any]) -> int:
    """Insert, or find the one that is open already.

    While somebody else has a case open for the patient (a helper and the patient themself), this
    person gets one without the patient's name in it: nobody who asks for help is refused, and
    nobody lands in a talk that is not theirs.
    """
    statement = _insert_once(conn.dialect.name)
    case_id = conn.execute(statement, row).scalar_one_or_none()
    if case_id is None:
        found = holds(conn, person_id=row["person_id"], patient_id=row["patient_id"])
        return found if found is not None else _insert(conn, row | {"patient_id": None})
    lifecycle.record(
        conn, case_id, "opened", actor=f"person:{row['person_id']}", now=row["opened_at"]
    )
    return int(case_id)


def _insert_once(dialect: str) -> ReturningInsert[int]:
    make = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return make(CASE).on_conflict_do_nothing().returning(CASE.c.id)
