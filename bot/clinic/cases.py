"""The life of a case: opened for a patient, accepted by one clinician, closed with a summary.

Every change locks the person first and the case after it, the order in which a turn takes them, so
that a message under way and a closing clinician cannot wait for each other. Each change raises
`version` and leaves a row in `case_event`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, or_, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert
from sqlmodel import SQLModel

from bot.clinic import audit
from bot.clinic.casefile import (
    CASE,
    DESK,
    EMERGENCY,
    LEVELS,
    OPEN,
    PERSON,
    STAFF,
    Author,
    CaseView,
    Refused,
    State,
    beat,
    get,
    holds,
    mine,
    past,
    position,
    rank,
    unanswered,
    waiting,
)
from bot.clinic.speech import (
    Delivery,
    MessageView,
    Tick,
    correct,
    follow,
    message,
    messages,
    pulse,
    relay,
    speak,
    ticks,
)

__all__ = [
    "DESK",
    "EMERGENCY",
    "LEVELS",
    "OUTCOMES",
    "Author",
    "CaseView",
    "Delivery",
    "MessageView",
    "Refused",
    "State",
    "Tick",
    "accept",
    "beat",
    "cancel",
    "close",
    "correct",
    "get",
    "hand_back",
    "holds",
    "message",
    "messages",
    "mine",
    "open",
    "past",
    "position",
    "pulse",
    "rank",
    "rate",
    "relay",
    "speak",
    "ticks",
    "unanswered",
    "waiting",
]

CASE_EVENT = SQLModel.metadata.tables["case_event"]
OUTCOMES = (
    "advice",
    "home-test",
    "offline-referral",
    "prescribed-elsewhere",
    "no-reply",
    "not-suitable-online",
)
OPEN_INDEX = text("state IN ('waiting','active')")  # the condition of index case_open


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
) -> int:
    """Put a patient into the queue of *role* and return the id of their case.

    A patient has one open case: if there is one already, its id is returned and nothing is added.
    """
    _lock_person(conn, person_id)
    case_id = holds(conn, person_id=person_id, patient_id=patient_id)
    if case_id is None:
        row = {
            "person_id": person_id,
            "patient_id": patient_id,
            "role": role,
            "level": level,
            "rank": rank(level),
            "state": State.waiting,
            "note": note,
            "rules": rules,
            "outcome": "",
            "version": 1,
            "opened_at": now,
        }
        case_id = _insert(conn, row)
    conn.execute(update(PERSON).where(PERSON.c.id == person_id).values(case_id=case_id))
    return case_id


def cancel(conn: Connection, *, case_id: int, now: datetime) -> bool:
    """The patient leaves the queue. False when the case is no longer waiting."""
    person_id = _lock(conn, case_id)
    if not _change(conn, case_id, State.waiting, {"state": State.cancelled, "closed_at": now}):
        return False
    _release(conn, case_id, person_id)
    _event(conn, case_id, "cancelled", f"person:{person_id}", now)
    return True


def accept(conn: Connection, *, case_id: int, staff_id: int, now: datetime) -> bool:
    """A clinician takes a waiting case. Of two who accept, one gets True and the other False.

    Also False for staff who were disabled, or who have no licence number (unless it is a case for
    the service desk).
    """
    _lock(conn, case_id)
    if not _may_accept(conn, case_id, staff_id):
        return False
    taken = {"state": State.active, "staff_id": staff_id, "accepted_at": now}
    if not _change(conn, case_id, State.waiting, taken):
        return False
    follow(conn, case_id)
    _event(conn, case_id, "accepted", f"staff:{staff_id}", now)
    return True


def close(
    conn: Connection,
    *,
    case_id: int,
    staff_id: int,
    summary: dict[str, str],
    outcome: str,
    now: datetime,
) -> bool:
    """The owner ends an active case. *summary*: complaint, assessment, advice, seek_help.

    False when the case is not active or not theirs.
    """
    person_id = _lock(conn, case_id)
    done = {"state": State.closed, "summary": summary, "outcome": outcome, "closed_at": now}
    if not _change(conn, case_id, State.active, done, owner=staff_id):
        return False
    _release(conn, case_id, person_id)
    _event(conn, case_id, "closed", f"staff:{staff_id}", now)
    return True


def hand_back(conn: Connection, *, staff_id: int, now: datetime) -> list[int]:
    """Someone left: their active cases wait again, each in its old place. Returns their ids."""
    theirs = select(CASE.c.id).where(CASE.c.staff_id == staff_id, CASE.c.state == State.active)
    back = {"state": State.waiting, "staff_id": None, "accepted_at": None}
    returned = []
    for case_id in conn.execute(theirs.order_by(CASE.c.id)).scalars().all():
        _lock(conn, case_id)
        if _change(conn, case_id, State.active, back, owner=staff_id):
            _event(conn, case_id, "handed-back", f"staff:{staff_id}", now)
            returned.append(case_id)
    return returned


def rate(conn: Connection, *, case_id: int, stars: int, now: datetime) -> bool:
    """The patient's 1 to 5 stars for a closed case; the last answer counts."""
    if not 1 <= stars <= 5:
        raise ValueError("a rating is 1 to 5 stars")
    if not _change(conn, case_id, State.closed, {"rating": stars}):
        return False
    _event(conn, case_id, "rated", "patient", now)
    return True


def _insert(conn: Connection, row: dict[str, Any]) -> int:
    """Insert unless another process opened a case for the patient in this very moment."""
    statement = _insert_once(conn.dialect.name)
    case_id = conn.execute(statement, row).scalar_one_or_none()
    if case_id is None:
        found = holds(conn, person_id=row["person_id"], patient_id=row["patient_id"])
        return found if found is not None else _insert(conn, row)
    _event(conn, case_id, "opened", f"person:{row['person_id']}", row["opened_at"])
    return int(case_id)


def _insert_once(dialect: str) -> ReturningInsert[int]:
    make = sqlite.insert if dialect == "sqlite" else postgresql.insert
    once = make(CASE).on_conflict_do_nothing(
        index_elements=[CASE.c.patient_id], index_where=OPEN_INDEX
    )
    return once.returning(CASE.c.id)


def _lock(conn: Connection, case_id: int) -> int:
    """Lock the person of a case; returns their id, or 0 when there is no such case."""
    found = conn.execute(select(CASE.c.person_id).where(CASE.c.id == case_id))
    person_id = found.scalar_one_or_none() or 0
    _lock_person(conn, person_id)
    return person_id


def _lock_person(conn: Connection, person_id: int) -> None:
    conn.execute(select(PERSON.c.id).where(PERSON.c.id == person_id).with_for_update())


def _change(
    conn: Connection,
    case_id: int,
    expected: State,
    values: dict[str, Any],
    *,
    owner: int | None = None,
) -> bool:
    """Compare and set: only a case still in the *expected* state (and *owner*'s) is changed."""
    statement = update(CASE).where(CASE.c.id == case_id, CASE.c.state == expected)
    if owner is not None:
        statement = statement.where(CASE.c.staff_id == owner)
    changed = conn.execute(statement.values(values | {"version": CASE.c.version + 1}))
    return changed.rowcount == 1


def _may_accept(conn: Connection, case_id: int, staff_id: int) -> bool:
    licensed = or_(STAFF.c.licence != "", CASE.c.role == DESK)
    found = select(func.count()).select_from(STAFF).join(CASE, CASE.c.id == case_id)
    found = found.where(STAFF.c.id == staff_id, STAFF.c.active, licensed)
    return conn.execute(found).scalar_one() > 0


def _release(conn: Connection, case_id: int, person_id: int) -> None:
    """The person's talk goes back to the program, or to another case of theirs still open."""
    whose = (CASE.c.person_id == person_id, CASE.c.state.in_(OPEN), CASE.c.id != case_id)
    accepted_first = (CASE.c.state == State.active).desc()
    other = select(CASE.c.id).where(*whose).order_by(accepted_first, CASE.c.id.desc()).limit(1)
    conn.execute(
        update(PERSON)
        .where(PERSON.c.id == person_id, PERSON.c.case_id == case_id)
        .values(case_id=other.scalar_subquery())
    )


def _event(conn: Connection, case_id: int, name: str, actor: str, now: datetime) -> None:
    row = {"case_id": case_id, "name": name, "actor": actor, "at": now}
    conn.execute(insert(CASE_EVENT), row)
    audit.record(conn, actor=actor, action=f"case.{name}", subject=f"case:{case_id}", now=now)
