"""A case changes hands: transferred, taken over, given back by the queue, opened again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select, update

from bot.clinic import (
    alarms,
    cases,
    colleagues,
    guests,
    lifecycle,
    limits,
    offers,
    opening,
    queue_rules,
    remarks,
    routing,
    rules,
)
from bot.clinic.alarms import Name
from bot.clinic.attention import follow
from bot.clinic.casefile import (
    CASE,
    DESK,
    LIVE,
    OWNED,
    PERSON,
    CaseView,
    Refused,
    State,
    Tell,
    get,
    holds,
)
from bot.clinic.colleagues import Colleague
from bot.clinic.lifecycle import CASE_EVENT
from bot.clinic.presence import PRESENCE

PASSED = (Name.silent, Name.emergency, Name.shift)  # alarms about the hands a case was in
TAKING = ("accepted", "taken-over")  # events with which a case gets its clinician


def transfer(
    conn: Connection,
    *,
    case_id: int,
    staff_id: int,
    to_role: str,
    to_staff: int | None,
    reason: str,
    now: datetime,
    to_department: str = "",
) -> list[Tell] | None:
    """The owner passes a case on to a role, to a department (its code), whose clinicians are asked
    first, or to a colleague who is asked first.

    The whole story goes with it; the reason is kept where only staff read it. None: the case is
    not theirs (any more). Raises Refused: "reason" (none given), "nobody" (there is no such role,
    or the colleague cannot have it), "same" (to themselves).
    """
    if not reason.strip():
        raise Refused("reason")
    role, name = _receiver(conn, staff_id, to_role or _role_of(to_department), to_staff)
    person_id = lifecycle.lock(conn, case_id)
    done = cases.put_back(
        conn,
        case_id,
        staff_id=staff_id,
        name="transferred",
        actor=f"staff:{staff_id}",
        now=now,
        values={"role": role, "prefers": to_staff, "department": to_department},
        detail=f"staff:{to_staff}" if to_staff else f"role:{role} {to_department}".strip(),
    )
    if not done:
        return None
    offers.pass_over(conn, case_id=case_id, staff_id=staff_id, now=now)
    _because(conn, case_id, staff_id, reason, now)
    alarms.over(conn, case_id=case_id, names=PASSED, now=now)
    data = {"case": case_id, "role": role, "name": name}
    data |= {"department": to_department} if to_department else {}
    return [_tell(conn, person_id, "case.transferred", data)]


def takeover(
    conn: Connection, *, case_id: int, staff_id: int, reason: str, now: datetime
) -> list[Tell] | None:
    """A colleague of the role, or a supervisor, takes an accepted case from its clinician.

    A reason is needed, but for a case whose clinician is silent (`waiting_doctor`) and that is
    taken by someone of its role. None: it is theirs already, or nobody's. Raises Refused: "reason",
    "not-your-role", "no-licence".
    """
    person_id = lifecycle.lock(conn, case_id)
    case, who = get(conn, case_id), colleagues.get(conn, staff_id)
    if case is None or who is None or not case.owned or case.staff_id == staff_id:
        return None
    _may_take_over(case, who, reason)
    conn.execute(select(PRESENCE).where(PRESENCE.c.staff_id == staff_id).with_for_update())
    values = {"staff_id": staff_id, "spoke": "", "spoke_at": now, "nudges": 0, "prefers": None}
    done = lifecycle.change(
        conn,
        case_id,
        State.active,
        name="taken-over",
        actor=f"staff:{staff_id}",
        now=now,
        wake_at=now + timedelta(seconds=queue_rules.load().silence.clinician_nudge),
        owner=case.staff_id,
        since=OWNED,
        values=values,
        detail=f"staff:{case.staff_id}",
    )
    if not done:
        return None
    _because(conn, case_id, staff_id, reason, now)
    alarms.over(conn, case_id=case_id, names=PASSED, now=now)
    guests.leave(conn, case_id=case_id, staff_id=staff_id, now=now)
    follow(conn, case_id)
    data = {"case": case_id, "name": who.name, "title": who.title, "licence": who.licence}
    return [_tell(conn, person_id, "case.accepted", data | {"role": case.role})]


def takeable(conn: Connection, staff_id: int) -> list[int]:
    """Cases of colleagues who are silent, that someone of their role may take without a reason."""
    who = colleagues.get(conn, staff_id)
    if who is None:
        return []
    others = (CASE.c.state == State.waiting_doctor, CASE.c.staff_id != staff_id)
    found = select(CASE.c.id, CASE.c.role).where(*others, CASE.c.role.in_(who.roles))
    rows = conn.execute(found.order_by(CASE.c.hurry.desc(), CASE.c.spoke_at, CASE.c.id))
    return [row.id for row in rows if who.may_have(row.role)]


def give_back(
    conn: Connection, *, case_id: int, staff_id: int, name: str, now: datetime, actor: str = "queue"
) -> list[Tell]:
    """A case leaves a clinician who is gone, and waits before the others; its patient is told.

    *name* is why: "offline", "shift-ended", "clinician-lost", "shut-out". Nothing when it is not
    theirs.
    """
    person_id = lifecycle.lock(conn, case_id)
    if not cases.put_back(conn, case_id, staff_id=staff_id, name=name, actor=actor, now=now):
        return []
    offers.pass_over(conn, case_id=case_id, staff_id=staff_id, now=now)
    alarms.over(conn, case_id=case_id, names=PASSED, now=now)
    return [_tell(conn, person_id, "case.returned", {"case": case_id})]


def reopen(conn: Connection, *, case_id: int, now: datetime) -> bool:
    """The patient's matter is not settled: the same case waits again, for the same clinician first
    and with the weight of one that came back. What was written at its end is kept as a remark.

    False when it is not closed, or was closed too long ago. Raises Refused("open-case") when the
    patient has another open case.
    """
    person_id = lifecycle.lock(conn, case_id)
    case, numbers = get(conn, case_id), queue_rules.load()
    if case is None or not reopenable(case, now):
        return False
    if holds(conn, person_id=person_id, patient_id=case.patient_id) is not None:
        raise Refused("open-case")
    narrow = limits.narrowed(conn, person_id=person_id, level=case.level, now=now)
    desk = bool(narrow) or case.role == DESK
    line = numbers.line(now, level=case.level, desk=desk, special=case.special, returned=True)
    anew: dict[str, Any] = {"summary": None, "outcome": "", "follow_up": "", "rating": None}
    anew |= {"line": line, "prefers": case.staff_id, "kind": LIVE, "spoke": "", "spoke_at": None}
    anew |= narrow
    opening.again(
        conn,
        case_id,
        name="reopened",
        actor=f"person:{person_id}",
        now=now,
        since=(State.closed,),
        values=anew,
    )
    _keep_closing(conn, case, now)
    conn.execute(update(PERSON).where(PERSON.c.id == person_id).values(case_id=case_id))
    return True


def reopenable(case: CaseView, now: datetime) -> bool:
    """Whether it was closed lately enough to be opened again."""
    if case.state is not State.closed or case.closed_at is None:
        return False
    return now - case.closed_at <= timedelta(hours=queue_rules.load().reopen_hours)


def since(conn: Connection, case_id: int) -> datetime | None:
    """When its clinician got an accepted case."""
    mine = (CASE_EVENT.c.case_id == case_id, CASE_EVENT.c.name.in_(TAKING))
    found: datetime | None = conn.execute(select(func.max(CASE_EVENT.c.at)).where(*mine)).scalar()
    return found


def _role_of(department: str) -> str:
    """The role that answers for a department; empty for none."""
    known = routing.load().departments.values()
    return next((one.role for one in known if one.code == department), "")


def _receiver(
    conn: Connection, staff_id: int, to_role: str, to_staff: int | None
) -> tuple[str, str]:
    """(role, name) of those who are to have it; the name is empty for a role. Raises Refused."""
    if to_staff is None:
        if to_role not in rules.load().roles.roles:
            raise Refused("nobody")
        return to_role, ""
    if to_staff == staff_id:
        raise Refused("same")
    who = colleagues.get(conn, to_staff)
    role = to_role or (who.treats if who else "")
    if who is None or not role or not who.serves(role) or not who.may_have(role):
        raise Refused("nobody")
    return role, who.name


def _may_take_over(case: CaseView, who: Colleague, reason: str) -> None:
    if not who.may_have(case.role):
        raise Refused("no-licence")
    serves = who.serves(case.role)
    if not serves and not who.supervises:
        raise Refused("not-your-role")
    offered = serves and case.state is State.waiting_doctor
    if not offered and not reason.strip():
        raise Refused("reason")


def _because(conn: Connection, case_id: int, staff_id: int, reason: str, now: datetime) -> None:
    if text := reason.strip()[: remarks.LONGEST]:
        kind, body = remarks.Kind.reason, {"text": text}
        remarks.keep(conn, case_id=case_id, staff_id=staff_id, kind=kind, body=body, now=now)


def _keep_closing(conn: Connection, case: CaseView, now: datetime) -> None:
    """The record of the earlier end, in the name of the one who wrote it."""
    if case.staff_id is None:
        return
    at = case.closed_at.isoformat() if case.closed_at else ""
    body: dict[str, Any] = {"summary": case.summary, "outcome": case.outcome, "closed_at": at}
    body |= {"follow_up": case.follow_up, "rating": case.rating}
    kind = remarks.Kind.closing
    remarks.keep(conn, case_id=case.id, staff_id=case.staff_id, kind=kind, body=body, now=now)


def _tell(conn: Connection, person_id: int, name: str, data: dict[str, Any]) -> Tell:
    """An event of a change just made: its version makes it unique."""
    found = select(CASE.c.version).where(CASE.c.id == data["case"])
    version = conn.execute(found).scalar_one()
    return Tell(person_id, name, data, f"{name}:{data['case']}:{version}")
