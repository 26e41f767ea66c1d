"""The life of a case: opened for a patient, accepted by one clinician, closed with a summary."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from bot.clinic import lifecycle, queue_rules
from bot.clinic.casefile import (
    CASE,
    DESK,
    EMERGENCY,
    LEVELS,
    OPEN,
    OWNED,
    PERSON,
    QUEUED,
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
    "OPEN",
    "OUTCOMES",
    "OWNED",
    "QUEUED",
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

OUTCOMES = (
    "advice",
    "home-test",
    "offline-referral",
    "prescribed-elsewhere",
    "no-reply",
    "not-suitable-online",
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
    special: bool = False,
    prefers: int | None = None,
) -> int:
    """Put a patient into the queue of *role* and return the id of their case.

    A patient has one open case: if there is one already, its id is returned and nothing is added.
    *special*: very young, old or pregnant, who are served a little sooner; *prefers*: the clinician
    to be asked first.
    """
    lifecycle.lock_person(conn, person_id)
    case_id = holds(conn, person_id=person_id, patient_id=patient_id)
    if case_id is None:
        rules_of_queue = queue_rules.load()
        row = {
            "person_id": person_id,
            "patient_id": patient_id,
            "role": role,
            "level": level,
            "rank": rank(level),
            "hurry": level in rules_of_queue.hurry,
            "line": rules_of_queue.line(
                now, level=level, desk=role == DESK, special=special, returned=False
            ),
            "state": State.waiting,
            "wake_at": now,
            "prefers": prefers,
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
    person_id = lifecycle.lock(conn, case_id)
    done = lifecycle.change(
        conn,
        case_id,
        State.cancelled,
        name="cancelled",
        actor=f"person:{person_id}",
        now=now,
        values={"closed_at": now},
    )
    if done:
        _release(conn, case_id, person_id)
    return done


def accept(conn: Connection, *, case_id: int, staff_id: int, now: datetime) -> bool:
    """A clinician takes a waiting case. Of two who accept, one gets True and the other False.

    Also False for staff who were disabled, or who have no licence number (unless it is a case for
    the service desk).
    """
    lifecycle.lock(conn, case_id)
    if not _may_accept(conn, case_id, staff_id):
        return False
    done = lifecycle.change(
        conn,
        case_id,
        State.active,
        name="accepted",
        actor=f"staff:{staff_id}",
        now=now,
        wake_at=now + timedelta(seconds=queue_rules.load().silence.clinician_nudge),
        since=QUEUED,
        values={"staff_id": staff_id, "accepted_at": now, "spoke": "", "spoke_at": now},
    )
    if done:
        follow(conn, case_id)
    return done


def close(
    conn: Connection,
    *,
    case_id: int,
    staff_id: int,
    summary: dict[str, str],
    outcome: str,
    now: datetime,
    follow_up: str = "",
) -> bool:
    """The owner ends their case. *summary*: complaint, assessment, advice, seek_help; *follow_up*:
    an ISO date or empty. False when the case is not theirs.
    """
    person_id = lifecycle.lock(conn, case_id)
    done = lifecycle.change(
        conn,
        case_id,
        State.closed,
        name="closed",
        actor=f"staff:{staff_id}",
        now=now,
        owner=staff_id,
        since=OWNED,
        values={
            "summary": summary,
            "outcome": outcome,
            "follow_up": follow_up,
            "closed_at": now,
        },
    )
    if done:
        _release(conn, case_id, person_id)
    return done


def hand_back(conn: Connection, *, staff_id: int, now: datetime) -> list[int]:
    """Someone left: their cases wait again, before the others of their level. Returns their ids."""
    theirs = select(CASE.c.id).where(CASE.c.staff_id == staff_id, CASE.c.state.in_(OWNED))
    returned = []
    for case_id in conn.execute(theirs.order_by(CASE.c.id)).scalars().all():
        lifecycle.lock(conn, case_id)
        if put_back(
            conn, case_id, staff_id=staff_id, name="handed-back", actor=f"staff:{staff_id}", now=now
        ):
            returned.append(case_id)
    return returned


def put_back(
    conn: Connection,
    case_id: int,
    *,
    staff_id: int,
    name: str,
    actor: str,
    now: datetime,
    values: dict[str, Any] | None = None,
    detail: str = "",
) -> bool:
    """A clinician's case waits again with the weight of one that came back; its person is locked.

    *values* are further columns, such as another role or the clinician asked for.
    """
    case = get(conn, case_id)
    if case is None:
        return False
    role = (values or {}).get("role", case.role)
    line = queue_rules.load().line(
        case.opened_at, level=case.level, desk=role == DESK, special=False, returned=True
    )
    back = {"staff_id": None, "accepted_at": None, "line": line, "stage": 0, "nudges": 0}
    return lifecycle.change(
        conn,
        case_id,
        State.waiting,
        name=name,
        actor=actor,
        now=now,
        wake_at=now,
        owner=staff_id,
        since=OWNED,
        values=back | (values or {}),
        detail=detail,
    )


def rate(conn: Connection, *, case_id: int, stars: int, now: datetime) -> bool:
    """The patient's 1 to 5 stars for a closed case; the last answer counts."""
    if not 1 <= stars <= 5:
        raise ValueError("a rating is 1 to 5 stars")
    return lifecycle.change(
        conn,
        case_id,
        State.closed,
        name="rated",
        actor="patient",
        now=now,
        since=(State.closed,),
        values={"rating": stars},
    )


def _insert(conn: Connection, row: dict[str, Any]) -> int:
    """Insert unless another process opened a case for the patient in this very moment."""
    statement = _insert_once(conn.dialect.name)
    case_id = conn.execute(statement, row).scalar_one_or_none()
    if case_id is None:
        found = holds(conn, person_id=row["person_id"], patient_id=row["patient_id"])
        return found if found is not None else _insert(conn, row)
    lifecycle.record(
        conn, case_id, "opened", actor=f"person:{row['person_id']}", now=row["opened_at"]
    )
    return int(case_id)


def _insert_once(dialect: str) -> ReturningInsert[int]:
    make = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return make(CASE).on_conflict_do_nothing().returning(CASE.c.id)


def _may_accept(conn: Connection, case_id: int, staff_id: int) -> bool:
    licensed = or_(STAFF.c.licence != "", CASE.c.role == DESK)
    found = select(func.count()).select_from(STAFF).join(CASE, CASE.c.id == case_id)
    found = found.where(STAFF.c.id == staff_id, STAFF.c.active, licensed)
    return conn.execute(found).scalar_one() > 0


def _release(conn: Connection, case_id: int, person_id: int) -> None:
    """The person's talk goes back to the program, or to another case of theirs still open."""
    whose = (CASE.c.person_id == person_id, CASE.c.state.in_(OPEN), CASE.c.id != case_id)
    accepted_first = CASE.c.state.in_(OWNED).desc()
    other = select(CASE.c.id).where(*whose).order_by(accepted_first, CASE.c.id.desc()).limit(1)
    conn.execute(
        update(PERSON)
        .where(PERSON.c.id == person_id, PERSON.c.case_id == case_id)
        .values(case_id=other.scalar_subquery())
    )
