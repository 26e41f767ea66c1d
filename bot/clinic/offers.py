"""Offers a waiting case to one clinician after another until somebody takes it.

Each step is one transaction that reads everything from the rows and writes when to look again, so
a process may die between any two of them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, insert, literal_column, select, update

from bot.clinic import alarms, byname, cases, chatline, lifecycle, match, presence, queue_rules
from bot.clinic.casefile import CASE, IS_OPEN, QUESTION, QUEUED, STAFF, WAITS, Stage, State, Tell
from bot.clinic.heldout import OfferView, of_case, of_staff
from bot.clinic.lifecycle import OFFER, STANDS
from bot.clinic.match import Queued
from bot.store.statement import Prepared

ACTOR = "queue"
__all__ = [
    "OfferView",
    "accept",
    "decline",
    "due",
    "freed",
    "of_case",
    "of_staff",
    "pass_over",
    "step",
]


class Taker(NamedTuple):
    """Somebody of the staff who would take a case."""

    id: int
    name: str
    title: str
    role: str
    also: str
    licence: str


DUE = Prepared(
    select(CASE.c.id)
    .where(IS_OPEN, WAITS, CASE.c.wake_at <= bindparam("at"))
    .order_by(CASE.c.hurry.desc(), CASE.c.line, CASE.c.id)
    .limit(bindparam("most"))
)
WHO = Prepared(
    select(*(STAFF.c[name] for name in Taker._fields)).where(STAFF.c.id == bindparam("staff"))
)
TAKEN = Prepared(  # the acceptance that has just withdrawn it
    update(OFFER)
    .where(OFFER.c.case_id == bindparam("case"), OFFER.c.staff_id == bindparam("staff"))
    .where(OFFER.c.ended_at == bindparam("at"), OFFER.c.result == "withdrawn")
    .values(result=literal_column("'accepted'"))
)
HOLD_OUT = Prepared(
    insert(OFFER)
    .values(case_id=bindparam("case"), staff_id=bindparam("staff"), at=bindparam("at"))
    .values(until=bindparam("until"), result="")
    .returning(OFFER.c.id)
)
LOOK_AGAIN = Prepared(
    update(CASE).where(CASE.c.id == bindparam("case")).values(wake_at=bindparam("at"))
)


def due(conn: Connection, *, now: datetime, limit: int) -> list[int]:
    """Cases in the queue that have to be looked at now, in the order they are to be served."""
    return [int(row[0]) for row in DUE.all(conn, {"at": now, "most": limit})]


def freed(
    conn: Connection, *, now: datetime, staff_id: int | None = None, role: str = ""
) -> list[int]:
    """Somebody came online or has a place again: the first cases for them are due now.

    Of one clinician or role, or of all. The dispatcher does this by itself at every look, because
    the row of a case that another process works on cannot be seen from here.
    """
    return match.wake(conn, now=now, staff_id=staff_id, role=role)


def step(conn: Connection, *, case_id: int, now: datetime, zone: tzinfo = UTC) -> list[Tell]:
    """What is due for a case in the queue: the next offer, the next stage, an alarm, a choice.

    *zone* is the clinic's, in which a patient's age is counted.
    """
    lifecycle.lock(conn, case_id)
    case = match.find(conn, case_id)
    if case is None or case.state not in QUEUED or case.wake_at is None or case.wake_at > now:
        return []
    if case.kind == QUESTION:
        return _unanswered(conn, case, now)
    standing = of_case(conn, case_id) if case.state == State.offered else None
    if standing is not None and standing.until <= now:
        presence.hold(conn, standing.staff_id)  # before the case's row, as whoever leaves does
    case, tells = _advance(conn, case, now)
    if standing is not None and standing.until > now:
        _look_again(conn, case, min(standing.until, _deadline(case, now)))
        return tells
    if standing is not None:
        _lapse(conn, standing, now)
    case, more = byname.over(conn, case, now=now)
    _next(conn, case, now, zone)
    return tells + more


def accept(conn: Connection, *, case_id: int, staff_id: int, now: datetime) -> list[Tell] | None:
    """A clinician takes a case; None when somebody else has it or it is not theirs to take.

    Theirs is what is offered to them, and whatever of their roles is offered to nobody; once a
    case is open to its role, also what is offered to a colleague just now. What waits for another
    by name is not, before the alarm.
    """
    lifecycle.lock(conn, case_id)
    case = match.find(conn, case_id)
    found = WHO.first(conn, {"staff": staff_id})
    who = None if found is None else Taker(*found)
    if case is None or who is None or not _may_take(conn, case, who):
        return None
    presence.hold(conn, staff_id)
    if not cases.accept(conn, case_id=case_id, staff_id=staff_id, now=now):
        return None
    presence.answered(conn, staff_id=staff_id, now=now, worked=True)
    TAKEN.changed(conn, {"case": case_id, "staff": staff_id, "at": now})
    alarms.over(conn, case_id=case_id, names=[alarms.Name.unaccepted], now=now)
    told = {"case": case_id, "name": who.name, "title": who.title, "licence": who.licence}
    key = f"case:{case_id}:accepted:{case.version + 1}"  # it may be accepted again
    return [Tell(case.person_id, "case.accepted", told | {"role": who.role}, key)]


def decline(conn: Connection, *, case_id: int, staff_id: int, now: datetime) -> bool:
    """Somebody would rather not: the case goes on to the next. False when it is not offered to
    them (any more)."""
    lifecycle.lock(conn, case_id)
    presence.answered(conn, staff_id=staff_id, now=now, worked=False)
    mine = (OFFER.c.case_id == case_id, OFFER.c.staff_id == staff_id, STANDS)
    ended = update(OFFER).where(*mine).values(result="declined", ended_at=now)
    offer_id = conn.execute(ended.returning(OFFER.c.id)).scalar_one_or_none()
    if offer_id is None:
        return False
    chatline.offer_over(conn, offer_id=offer_id, staff_id=staff_id, result="declined", now=now)
    return lifecycle.change(
        conn,
        case_id,
        State.waiting,
        name="declined",
        actor=f"staff:{staff_id}",
        now=now,
        wake_at=now,
        since=(State.offered,),
    )


def pass_over(conn: Connection, *, case_id: int, staff_id: int, now: datetime) -> None:
    """Do not ask somebody in this round, who has just given the case away."""
    row = {"case_id": case_id, "staff_id": staff_id, "at": now, "until": now}
    conn.execute(insert(OFFER).values(row | {"result": "withdrawn", "ended_at": now}))


def _may_take(conn: Connection, case: Queued, who: Taker) -> bool:
    standing = of_case(conn, case.id)
    if standing is not None and standing.staff_id == who.id:
        return True
    if byname.barred(case, who.id):
        return False
    if not set(presence.serves(who)).intersection(match.roles_for(case)):
        return False
    return standing is None or case.stage >= Stage.role


def _advance(conn: Connection, case: Queued, now: datetime) -> tuple[Queued, list[Tell]]:
    """Carry a case nobody took to the stage its waiting has come to; later stages ask anew."""
    limits = queue_rules.load().offers
    stage = Stage(sum(now >= moment for moment in _deadlines(case)))
    again = case.round_at + timedelta(seconds=limits.alarm_after) <= now
    if stage <= case.stage and not (stage is Stage.alarm and again):
        return case, []
    round_at = now if stage >= Stage.fallback else case.round_at
    values = {"stage": int(stage), "round_at": round_at, "version": CASE.c.version + 1}
    conn.execute(update(CASE).where(CASE.c.id == case.id).values(values))
    moved = replace(case, stage=int(stage), round_at=round_at, version=case.version + 1)
    if stage <= case.stage:
        return moved, []
    lifecycle.record(conn, case.id, f"stage-{stage.name}", actor=ACTOR, now=now)
    return moved, _alarm(conn, case, now) if stage is Stage.alarm else []


def _deadlines(case: Queued) -> list[datetime]:
    """When a case that nobody takes comes to the stages after the first."""
    limits = queue_rules.load().offers
    seconds = (limits.open_to_role_after, limits.fallback_after, limits.alarm_after)
    return [case.queued_at + timedelta(seconds=after) for after in seconds]


def _deadline(case: Queued, now: datetime) -> datetime:
    """When something changes for a case even if nobody does anything."""
    later = _later(case)
    return min(later, case.kept_until) if case.kept_until > now else later


def _later(case: Queued) -> datetime:
    if case.stage < Stage.alarm:
        return _deadlines(case)[case.stage]
    return case.round_at + timedelta(seconds=queue_rules.load().offers.alarm_after)


def _alarm(conn: Connection, case: Queued, now: datetime) -> list[Tell]:
    """A supervisor is to know, and the patient is asked what they would like, once a wait."""
    since = f"{case.id}:{case.queued_at.timestamp():.0f}"
    alarms.sound(
        conn,
        key=f"unaccepted:{since}",
        name=alarms.Name.unaccepted,
        case_id=case.id,
        role=case.role,
        now=now,
    )
    return [Tell(case.person_id, "case.choice", {"case": case.id}, f"choice:{since}")]


def _unanswered(conn: Connection, case: Queued, now: datetime) -> list[Tell]:
    """A question left for later has waited for too long; who asked it is told so once."""
    _look_again(conn, case, now + timedelta(hours=queue_rules.load().offers.question_hours))
    return _alarm(conn, case, now)


def _next(conn: Connection, case: Queued, now: datetime, zone: tzinfo) -> None:
    """Offer the case to whoever is next, or let it wait until something changes."""
    one = match.claim(conn, case, now=now)
    if one is None:
        _wait(conn, case, now, _deadline(case, now))
    elif match.yields(conn, case, one, now=now):
        _wait(conn, case, now, now)  # still due: whoever comes before it is looked at first
    else:
        _offer(conn, case, one.id, now, zone)


def _lapse(conn: Connection, standing: OfferView, now: datetime) -> None:
    """An offer is over; whoever left in the meantime has not missed it."""
    if presence.hold(conn, standing.staff_id) is not presence.At.online:
        lifecycle.end_offer(conn, standing.case_id, "withdrawn", now=now)
        return
    lifecycle.end_offer(conn, standing.case_id, "missed", now=now)
    presence.miss(conn, staff_id=standing.staff_id, now=now)


def _wait(conn: Connection, case: Queued, now: datetime, wake_at: datetime) -> None:
    if case.state == State.waiting:
        _look_again(conn, case, wake_at)
        return
    lifecycle.change(
        conn, case.id, State.waiting, name="lapsed", actor=ACTOR, now=now, wake_at=wake_at
    )


def _look_again(conn: Connection, case: Queued, wake_at: datetime) -> None:
    LOOK_AGAIN.changed(conn, {"case": case.id, "at": wake_at})


def _offer(conn: Connection, case: Queued, staff_id: int, now: datetime, zone: tzinfo) -> None:
    until = now + timedelta(seconds=queue_rules.load().offers.seconds)
    row = {"case": case.id, "staff": staff_id, "at": now, "until": until}
    made = HOLD_OUT.first(conn, row)
    assert made is not None
    offer_id = int(made[0])
    lifecycle.change(
        conn,
        case.id,
        State.offered,
        name="offered",
        actor=ACTOR,
        now=now,
        wake_at=min(until, _deadline(case, now)),
        since=QUEUED,
        values={"offer_id": offer_id},
        detail=f"staff:{staff_id}",
    )
    chatline.offer(conn, offer_id=offer_id, staff_id=staff_id, now=now, zone=zone)
