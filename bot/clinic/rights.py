"""Who of the staff may read a case, and the files that were sent in it."""

from __future__ import annotations

from sqlalchemy import Connection, and_, exists, or_, select

from bot.clinic import guests, handing, presence, rules
from bot.clinic.casefile import CASE, DESK, HELD, MESSAGE, QUEUED, CaseView, Stage, State, get
from bot.clinic.staff import Member

GUEST = guests.GUEST
SUPERVISOR = "supervisor"  # the staff role that may read every case
UNOWNED = (*QUEUED, State.callback_booked)


def may_read(conn: Connection, case: CaseView, member: Member) -> bool:
    """Their own case; one nobody has, if they might accept it; one they were asked into, or whose
    clinician is silent; an earlier one of a patient who is theirs now; for a supervisor any."""
    if case.staff_id == member.id or supervises(member):
        return True
    if case.state in UNOWNED and may_take(case, member):
        return True
    if case.open:
        return _wanted(conn, case.id, member.id)
    return _is_their_patient(conn, case, member.id)


def serves(case: CaseView, member: Member) -> bool:
    """Whether it is of a role they take cases of, their own or one they stand in for by now."""
    roles = {case.role}
    if case.stage >= Stage.fallback:
        roles.add(rules.load().roles.fallback(case.role))
    return not roles.isdisjoint(presence.serves(member))


def supervises(member: Member) -> bool:
    return SUPERVISOR in member.roles


def may_take(case: CaseView, member: Member) -> bool:
    """Whether the law lets them: only the service desk works without a licence number."""
    return bool(member.licence) or case.role == DESK


def reading(conn: Connection, media_id: int, member: Member) -> int | None:
    """A case in which this file was sent and that the staff member may read, the newest first."""
    sent = select(MESSAGE.c.case_id).where(MESSAGE.c.media_id == media_id).distinct()
    for case_id in conn.execute(sent.order_by(MESSAGE.c.case_id.desc())).scalars().all():
        case = get(conn, case_id)
        if case and may_read(conn, case, member):
            return int(case_id)
    return None


def _wanted(conn: Connection, case_id: int, staff_id: int) -> bool:
    """Whether a colleague asked for them in this case, or leaves its patient unanswered."""
    if guests.present(conn, case_id, staff_id):
        return True
    invited = (guest.case_id for guest in guests.invited(conn, staff_id))
    return case_id in invited or case_id in handing.takeable(conn, staff_id)


def _is_their_patient(conn: Connection, case: CaseView, staff_id: int) -> bool:
    same = (
        CASE.c.patient_id == case.patient_id
        if case.patient_id is not None
        else and_(CASE.c.patient_id.is_(None), CASE.c.person_id == case.person_id)
    )
    there = and_(GUEST.c.joined_at.is_not(None), GUEST.c.left_at.is_(None))
    second = exists().where(GUEST.c.case_id == CASE.c.id, GUEST.c.staff_id == staff_id, there)
    theirs = and_(HELD, or_(CASE.c.staff_id == staff_id, second))
    return conn.execute(select(CASE.c.id).where(same, theirs).limit(1)).first() is not None
