"""Whose turn it is to speak in an accepted case, kept in its row with each word."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, bindparam, exists, or_, select, update

from bot.clinic import alarms, lifecycle, queue_rules
from bot.clinic.casefile import CASE, HELD, MESSAGE, OPEN, OWNED, PERSON, Author, State
from bot.store.statement import Prepared

ANSWERED = (alarms.Name.silent, alarms.Name.emergency)
ELSEWHERE = or_(PERSON.c.case_id.is_(None), PERSON.c.case_id != bindparam("case"))
FOLLOW = Prepared(
    update(PERSON)
    .where(PERSON.c.id == lifecycle.WHOSE, ELSEWHERE)
    .values(case_id=bindparam("case"))
)


def spoken(conn: Connection, *, case_id: int, by: Author, actor: str, now: datetime) -> None:
    """A word of *by* in a case; its person is locked.

    The silence of a side begins with the first word it left unanswered: what the patient adds
    while the clinician owes an answer changes nothing. A word of the side that was waited for
    brings the case back to `active`. An earlier look at the case, say at the end of a shift, stays.
    """
    case = conn.execute(
        select(CASE.c.state, CASE.c.spoke, CASE.c.wake_at).where(CASE.c.id == case_id)
    ).one_or_none()
    if case is None or case.state not in OWNED:
        return
    if by is Author.patient and case.spoke != Author.clinician:
        return
    silence = queue_rules.load().silence
    patience = silence.clinician_nudge if by is Author.patient else silence.patient_ask
    wake_at = min(case.wake_at, now + timedelta(seconds=patience))
    if case.state == State.waiting_patient and by is Author.patient:
        wake_at = now  # after so long its clinician may have gone
    values = {"spoke": str(by), "spoke_at": now, "nudges": 0}
    if case.state == State.active:
        mine = update(CASE).where(CASE.c.id == case_id)
        conn.execute(mine.values(values | {"wake_at": wake_at}))
    else:
        lifecycle.change(
            conn,
            case_id,
            State.active,
            name="resumed",
            actor=actor,
            now=now,
            wake_at=wake_at,
            values=values,
        )
    if by is Author.clinician:
        alarms.over(conn, case_id=case_id, names=ANSWERED, now=now)


def flagged(conn: Connection, *, case_id: int, now: datetime) -> None:
    """The emergency watch spoke up: its clinician has a minute, then an alarm sounds."""
    seconds = queue_rules.load().silence.emergency_unanswered
    look_sooner(conn, case_id=case_id, at=now + timedelta(seconds=seconds))


def spoke_since(conn: Connection, case_id: int, moment: datetime) -> bool:
    """Whether a clinician has said anything in a case since then."""
    theirs = (MESSAGE.c.case_id == case_id, MESSAGE.c.author == Author.clinician)
    found = select(MESSAGE.c.id).where(*theirs, MESSAGE.c.at >= moment).limit(1)
    return conn.execute(found).first() is not None


def look_sooner(conn: Connection, *, case_id: int, at: datetime) -> None:
    """The queue looks at an accepted case at *at*, unless it does so before."""
    later = and_(CASE.c.id == case_id, CASE.c.state.in_(OWNED), CASE.c.wake_at > at)
    conn.execute(update(CASE).where(later).values(wake_at=at))


def look_now(conn: Connection, *, staff_id: int, at: datetime) -> None:
    """The queue looks at every accepted case of somebody at once."""
    theirs = (CASE.c.staff_id == staff_id, HELD, CASE.c.wake_at > at)
    conn.execute(update(CASE).where(*theirs).values(wake_at=at))


def follow(conn: Connection, case_id: int) -> None:
    """What the person writes next belongs to this case: its clinician accepted or spoke last."""
    FOLLOW.changed(conn, {"case": case_id})


def release(conn: Connection, person_id: int) -> bool:
    """A talk that belongs to an ended case goes to another open one of the person's (an accepted
    one first), or back to the program. False when there was nothing to change."""
    mine = (CASE.c.person_id == person_id, CASE.c.state.in_(OPEN))
    first = (
        select(CASE.c.id).where(*mine).order_by(CASE.c.state.in_(OWNED).desc(), CASE.c.id.desc())
    )
    theirs = (CASE.c.id == PERSON.c.case_id, CASE.c.person_id == PERSON.c.id)
    held = exists().where(*theirs, CASE.c.state.in_(OPEN))
    lost = update(PERSON).where(PERSON.c.id == person_id, PERSON.c.case_id.is_not(None), ~held)
    changed = conn.execute(lost.values(case_id=first.limit(1).scalar_subquery()))
    return changed.rowcount == 1
