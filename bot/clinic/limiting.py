"""Limits somebody abusive to the service desk for a time, and lifts it; each with its reason.

A supervisor decides; whoever has a case of theirs asks for it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, false, insert, select, update

from bot.clinic import alarms, audit, lifecycle, limits, opening, queue_rules, remarks
from bot.clinic.casefile import (
    CASE,
    DESK,
    IS_OPEN,
    LIVE,
    OPEN,
    QUESTION,
    CaseView,
    Refused,
    State,
    Tell,
    get,
)
from bot.clinic.handing import PASSED
from bot.clinic.limits import LIMIT, NARROW

ASKED = "person.limit-asked"  # of the audit
LIMITED, LIFTED = "person.limited", "person.limit-lifted"  # events of the talk, and of the audit


def ask(conn: Connection, *, case_id: int, staff_id: int, reason: str, now: datetime) -> bool:
    """A supervisor is asked to limit the person of a case, by an alarm that leads to it.

    False: somebody has asked, and no supervisor has seen to it yet. Raises Refused: "reason" (none
    given), "limited" (they are).
    """
    if not reason.strip():
        raise Refused("reason")
    person_id, actor = lifecycle.lock(conn, case_id), f"staff:{staff_id}"
    case = get(conn, case_id)
    if case is None or limits.until(conn, person_id, now) is not None:
        raise Refused("limited")
    if limits.asked(conn, person_id) is not None:
        return False
    _because(conn, case_id, staff_id, reason, now)
    key, name = f"limit:{case_id}:{now.isoformat()}", alarms.Name.limit
    alarms.sound(conn, key=key, name=name, case_id=case_id, role=case.role, now=now)
    lifecycle.record(conn, case_id, "limit-asked", actor=actor, now=now)
    subject, detail = f"person:{person_id}", f"case:{case_id}"
    audit.record(conn, actor=actor, action=ASKED, subject=subject, now=now, detail=detail)
    return True


def limit(
    conn: Connection, *, case_id: int, staff_id: int, days: int, reason: str, now: datetime
) -> list[Tell] | None:
    """The person of a case may reach the service desk alone for some days.

    Their cases go to the desk, also out of a clinician's hands; urgent ones stay where they are.
    None: they are limited already. Raises Refused: "reason" (none given), "days" (not one of
    queue.yaml's).
    """
    if not reason.strip():
        raise Refused("reason")
    if days not in queue_rules.load().limit_days:
        raise Refused("days")
    person_id = lifecycle.lock(conn, case_id)
    if limits.until(conn, person_id, now) is not None:
        return None
    until, actor = now + timedelta(days=days), f"staff:{staff_id}"
    row = {"person_id": person_id, "case_id": case_id, "staff_id": staff_id, "at": now}
    made = insert(LIMIT).values(row | {"until": until}).returning(LIMIT.c.id)
    limit_id = conn.execute(made).scalar_one()
    _because(conn, case_id, staff_id, reason, now)
    if (asked := limits.asked(conn, person_id)) is not None:
        alarms.over(conn, case_id=asked, names=[alarms.Name.limit], now=now)
    mine = select(CASE.c.id).where(CASE.c.person_id == person_id, IS_OPEN, CASE.c.hurry == false())
    for one in conn.execute(mine.order_by(CASE.c.id)).scalars().all():
        _to_desk(conn, one, actor, now)
    subject, detail = f"person:{person_id}", f"case:{case_id} days:{days}"
    audit.record(conn, actor=actor, action=LIMITED, subject=subject, now=now, detail=detail)
    return [Tell(person_id, LIMITED, {"until": until.isoformat()}, f"limit:{limit_id}")]


def lift(
    conn: Connection, *, person_id: int, staff_id: int, reason: str, now: datetime
) -> list[Tell] | None:
    """Somebody may reach clinicians again. None: they are not limited. Raises Refused "reason"."""
    if not reason.strip():
        raise Refused("reason")
    lifecycle.lock_person(conn, person_id)
    stands = limits.standing(conn, person_id, now)
    if stands is None:
        return None
    over = update(LIMIT).where(LIMIT.c.id == stands.id, LIMIT.c.lifted_at.is_(None))
    conn.execute(over.values(lifted_at=now, lifted_by=staff_id))
    mine = (CASE.c.person_id == person_id, IS_OPEN)
    conn.execute(update(CASE).where(*mine).values(limited=False))
    _because(conn, stands.case_id, staff_id, reason, now)
    subject, detail = f"person:{person_id}", f"limit:{stands.id}"
    actor = f"staff:{staff_id}"
    audit.record(conn, actor=actor, action=LIFTED, subject=subject, now=now, detail=detail)
    return [Tell(person_id, LIFTED, {}, f"limit:{stands.id}:lifted")]


def _to_desk(conn: Connection, case_id: int, actor: str, now: datetime) -> None:
    """An open case waits for the desk alone; what the desk has already stays in its hands."""
    case = get(conn, case_id)
    assert case is not None
    if case.role == DESK:
        conn.execute(update(CASE).where(CASE.c.id == case_id).values(limited=True))
        return
    line = queue_rules.load().line(
        case.opened_at, level=case.level, desk=True, special=case.special, returned=False
    )
    values = NARROW | {"line": line}
    if _left(case):
        lifecycle.change(
            conn,
            case_id,
            State.waiting,
            name="limited",
            actor=actor,
            now=now,
            wake_at=case.wake_at,
            values=values,
        )
        return
    values |= {"kind": LIVE}
    opening.again(conn, case_id, name="limited", actor=actor, now=now, since=OPEN, values=values)
    alarms.over(conn, case_id=case_id, names=(*PASSED, alarms.Name.unaccepted), now=now)


def _left(case: CaseView) -> bool:
    """A question to be answered later, which is offered to nobody."""
    return case.kind == QUESTION and not case.owned


def _because(conn: Connection, case_id: int, staff_id: int, reason: str, now: datetime) -> None:
    kind, body = remarks.Kind.reason, {"text": reason.strip()[: remarks.LONGEST]}
    remarks.keep(conn, case_id=case_id, staff_id=staff_id, kind=kind, body=body, now=now)
