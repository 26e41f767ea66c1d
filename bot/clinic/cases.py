"""The life of a case: opened for a patient, accepted by one clinician, closed with a summary."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from bot.clinic import alarms, lifecycle, presence, queue_rules, rules
from bot.clinic.casefile import (
    CASE,
    DESK,
    EMERGENCY,
    HELD,
    IS_OPEN,
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
    get,
    holds,
    mine,
    past,
    position,
    rank,
    waiting,
)
from bot.clinic.opening import again, open
from bot.clinic.speech import (
    Delivery,
    MessageView,
    Tick,
    correct,
    follow,
    message,
    messages,
    note,
    pulse,
    relay,
    speak,
    ticks,
)
from bot.store.statement import Prepared

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
    "again",
    "cancel",
    "close",
    "correct",
    "get",
    "hand_back",
    "holds",
    "message",
    "messages",
    "mine",
    "note",
    "open",
    "past",
    "position",
    "pulse",
    "rank",
    "rate",
    "relay",
    "speak",
    "ticks",
    "waiting",
]

MAY_ACCEPT = Prepared(
    select(STAFF.c.licence, CASE.c.role)
    .join(CASE, CASE.c.id == bindparam("case"))
    .where(STAFF.c.id == bindparam("staff"), STAFF.c.active)
)
RATED = Prepared(  # locked, or two presses at once would each find no rating
    select(CASE.c.rating).where(CASE.c.id == bindparam("case")).with_for_update()
)
OTHER = (  # of a person's open cases, an accepted one first
    select(CASE.c.id)
    .where(CASE.c.person_id == bindparam("person"), IS_OPEN, CASE.c.id != bindparam("case"))
    .order_by(HELD.desc(), CASE.c.id.desc())
    .limit(1)
)
RELEASE = Prepared(
    update(PERSON)
    .where(PERSON.c.id == bindparam("person"), PERSON.c.case_id == bindparam("case"))
    .values(case_id=OTHER.scalar_subquery())
)
OUTCOMES = (
    "advice",
    "home-test",
    "offline-referral",
    "prescribed-elsewhere",
    "no-reply",
    "not-suitable-online",
)


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
        alarms.over(conn, case_id=case_id, names=[alarms.Name.unaccepted], now=now)
        _release(conn, case_id, person_id)
    return done


def accept(conn: Connection, *, case_id: int, staff_id: int, now: datetime) -> bool:
    """A clinician takes a waiting case. Of two who accept, one gets True and the other False.

    Also False for staff who were disabled, or who have no licence number (unless it is a case for
    a role that needs none).
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
    presence.answered(conn, staff_id=staff_id, now=now, worked=True)
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
    """Someone left: their cases wait again, before the others of their level. Returns their ids.

    What is offered to them goes on to the next.
    """
    ids = lifecycle.lock_held(conn, [staff_id])
    presence.go(conn, staff_id=staff_id, to=presence.At.off, now=now)
    actor = f"staff:{staff_id}"
    return [
        case_id
        for case_id in sorted(ids)
        if put_back(conn, case_id, staff_id=staff_id, name="handed-back", actor=actor, now=now)
    ]


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
    return again(
        conn,
        case_id,
        name=name,
        actor=actor,
        now=now,
        since=OWNED,
        owner=staff_id,
        values=values,
        detail=detail,
    )


def rate(conn: Connection, *, case_id: int, stars: int, now: datetime) -> bool:
    """The patient's 1 to 5 stars for a closed case; the last answer counts.

    False, and nothing on record: it has these very stars, or it is not closed any more.
    """
    if not 1 <= stars <= 5:
        raise ValueError("a rating is 1 to 5 stars")
    if RATED.first(conn, {"case": case_id}) == (stars,):
        return False
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


def _may_accept(conn: Connection, case_id: int, staff_id: int) -> bool:
    row = MAY_ACCEPT.first(conn, {"case": case_id, "staff": staff_id})
    if row is None:
        return False
    licence, role = row
    return licence != "" or not rules.load().roles.needs_licence(role)


def _release(conn: Connection, case_id: int, person_id: int) -> None:
    """The person's talk goes back to the program, or to another case of theirs still open."""
    RELEASE.changed(conn, {"case": case_id, "person": person_id})
