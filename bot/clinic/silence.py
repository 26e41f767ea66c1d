"""What silence in an accepted case leads to: a nudge, an alarm, a question, a pause, an end.

All of it follows from columns (`spoke`, `spoke_at`, `nudges`, `state`) and the numbers of
`flows/data/queue.yaml`, so that a process may die between any two steps.
"""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import Any

from sqlalchemy import Connection, func, select, update
from sqlalchemy.engine import Row

from bot.clinic import alarms, attention, handing, lifecycle, presence, queue_rules, shifts
from bot.clinic.alarms import Name
from bot.clinic.allowance import remaining
from bot.clinic.casefile import CASE, MESSAGE, OWNED, STAFF, Author, State, Tell
from bot.clinic.lifecycle import CASE_EVENT

NO_REPLY = "no-reply"
ACTOR = "queue"
# The summary of a case that nobody closed, as keys of the catalogue.
ENDED = {
    name: {"key": f"speech-ended-{name.replace('_', '-')}"}
    for name in ("complaint", "assessment", "advice", "seek_help")
}
COLUMNS = (
    CASE.c.id,
    CASE.c.person_id,
    CASE.c.role,
    CASE.c.state,
    CASE.c.staff_id,
    CASE.c.spoke,
    CASE.c.spoke_at,
    CASE.c.nudges,
    CASE.c.accepted_at,
    CASE.c.opened_at,
)
Case = Row[*tuple[Any, ...]]


def step(
    conn: Connection, *, case_id: int, now: datetime, zone: tzinfo | None = None
) -> list[Tell]:
    """Do what is due in an accepted case, and write down when to look again.

    *zone* is the clinic's, in which its shifts are; without it no shift ends. Ring "queue",
    "board", f"case:{id}" and f"staff:{owner}" after the commit.
    """
    lifecycle.lock(conn, case_id)
    case = conn.execute(select(*COLUMNS).where(CASE.c.id == case_id)).one_or_none()
    if case is None or case.state not in OWNED:
        return []
    ends = _shift_end(conn, case, now, zone)
    if why := _gone(conn, case, now, ends):
        return handing.give_back(conn, case_id=case_id, staff_id=case.staff_id, name=why, now=now)
    patients = case.spoke == Author.clinician
    tells, again = (_patient if patients else _clinician)(conn, case, now)
    soon = [] if patients else [_emergency(conn, case, now)]
    soon.append(_before_the_end(conn, case, now, ends))
    wakes = [moment for moment in soon if moment is not None]
    _sleep(conn, case_id, min([again, *wakes]))
    return tells


def _clinician(conn: Connection, case: Case, now: datetime) -> tuple[list[Tell], datetime]:
    """The clinician owes a word: a nudge, then an alarm and the offer to others."""
    rules, since = queue_rules.load().silence, _since(case)
    nudge, alarm = _plus(since, rules.clinician_nudge), _plus(since, rules.clinician_alarm)
    if now < nudge:
        return [], nudge
    if now < alarm:
        if case.nudges == 0:
            _change(conn, case, State.active, "nudged", now, alarm, nudges=1)
        return [], alarm
    again = _plus(now, rules.clinician_alarm)
    if case.state != State.waiting_doctor:
        _change(conn, case, State.waiting_doctor, "clinician-silent", now, again, nudges=2)
    if not alarms.sounds(conn, case_id=case.id, name=Name.silent):
        _sound(conn, case, Name.silent, now.isoformat(), now)
    lost = _plus(since, rules.patient_pause)
    return [], again if now >= lost else min(again, lost)


def _patient(conn: Connection, case: Case, now: datetime) -> tuple[list[Tell], datetime]:
    """The patient owes a word: asked once, then the clinician is free for others, then the end.

    One of these at a time, however late it is: nobody is told the end who was never asked.
    """
    rules, since = queue_rules.load().silence, _since(case)
    ask, pause = _plus(since, rules.patient_ask), _plus(since, rules.patient_pause)
    close, gap = _plus(since, rules.patient_close), rules.patient_pause - rules.patient_ask
    if now < ask:
        return [], ask
    if case.nudges == 0:
        again = max(pause, _plus(now, gap))
        _change(conn, case, State.active, "patient-asked", now, again, nudges=1)
        return _asked(conn, case, now), again
    if case.state != State.waiting_patient:
        if now < pause:
            return [], pause
        again = max(close, _plus(now, gap))
        _change(conn, case, State.waiting_patient, "patient-silent", now, again, nudges=2)
        return [], again
    return ([], close) if now < close else (_end(conn, case, now), now)


def _asked(conn: Connection, case: Case, now: datetime) -> list[Tell]:
    """The question whether they are still there; not with the last send a platform allows: the
    clinician needs that, and the word before has asked for a reply already."""
    left = remaining(conn, case.person_id, now)
    if left is not None and left.sends <= 1:
        return []
    key = f"case.silent:{case.id}:{_since(case).isoformat()}"
    return [Tell(case.person_id, "case.silent", {"case": case.id}, key)]


def _end(conn: Connection, case: Case, now: datetime) -> list[Tell]:
    values = {"summary": ENDED, "outcome": NO_REPLY, "closed_at": now}
    done = lifecycle.change(
        conn,
        case.id,
        State.closed,
        name="closed",
        actor=ACTOR,
        now=now,
        owner=case.staff_id,
        since=(State.waiting_patient,),
        values=values,
        detail=NO_REPLY,
    )
    if not done:
        return []
    attention.release(conn, case.person_id)
    data = {"case": case.id, "summary": ENDED}
    return [Tell(case.person_id, "case.ended", data, f"case.ended:{case.id}:{now.isoformat()}")]


def _emergency(conn: Connection, case: Case, now: datetime) -> datetime | None:
    """An alarm when the emergency watch flagged the talk and no clinician has spoken since;
    returns when that would be due."""
    last = select(func.max(MESSAGE.c.at)).where(
        MESSAGE.c.case_id == case.id, MESSAGE.c.author == Author.clinician
    )
    spoke = conn.execute(last).scalar() or case.opened_at
    flags = (CASE_EVENT.c.case_id == case.id, CASE_EVENT.c.name == "flagged")
    first = select(func.min(CASE_EVENT.c.at)).where(*flags, CASE_EVENT.c.at >= spoke)
    flagged: datetime | None = conn.execute(first).scalar()
    if flagged is None:
        return None
    due = _plus(flagged, queue_rules.load().silence.emergency_unanswered)
    if now < due:
        return due
    _sound(conn, case, Name.emergency, flagged.isoformat(), now)
    return None


def _shift_end(conn: Connection, case: Case, now: datetime, zone: tzinfo | None) -> datetime | None:
    """When the shift ends in which the clinician got the case; None outside shifts, and for a case
    whose patient has been silent for long: it is given back once its patient writes."""
    if zone is None or case.state == State.waiting_patient:
        return None
    taken = handing.since(conn, case.id) or case.accepted_at
    if taken is None or not shifts.on_shift(conn, case.staff_id, taken, zone):
        return None
    ends = shifts.ends_at(conn, case.staff_id, taken, zone)
    if ends is None or now < ends or not shifts.on_shift(conn, case.staff_id, now, zone):
        return ends
    return shifts.ends_at(conn, case.staff_id, now, zone)  # back for another shift


def _gone(conn: Connection, case: Case, now: datetime, ends: datetime | None) -> str:
    """Why a case cannot stay with its clinician, or empty."""
    if not conn.execute(select(STAFF.c.active).where(STAFF.c.id == case.staff_id)).scalar():
        return "shut-out"
    if ends is not None and now >= ends:
        return "shift-ended"
    if case.spoke == Author.clinician:
        return ""
    lost = _plus(_since(case), queue_rules.load().silence.patient_pause)  # what a patient has, too
    if case.state == State.waiting_doctor and now >= lost:
        return "clinician-lost"
    there = presence.get(conn, case.staff_id)
    if there.state is not presence.At.off or there.seen_at is None:
        return ""
    return "offline" if there.seen_at < presence.alive(now) else ""


def _before_the_end(
    conn: Connection, case: Case, now: datetime, ends: datetime | None
) -> datetime | None:
    """Half an hour before a shift ends its open cases are warned of; returns the next look."""
    if ends is None:
        return None
    warn = _plus(ends, -queue_rules.load().silence.shift_end_warning)
    if now < warn:
        return warn
    if _sound(conn, case, Name.shift, ends.isoformat(), now):
        lifecycle.record(
            conn, case.id, "shift-ending", actor=ACTOR, now=now, detail=ends.isoformat()
        )
    return ends


def _sound(conn: Connection, case: Case, name: Name, occasion: str, now: datetime) -> bool:
    key = f"{name}:{case.id}:{occasion}"
    return alarms.sound(conn, key=key, name=name, case_id=case.id, role=case.role, now=now)


def _change(
    conn: Connection,
    case: Case,
    to: State,
    name: str,
    now: datetime,
    again: datetime,
    *,
    nudges: int,
) -> None:
    lifecycle.change(
        conn,
        case.id,
        to,
        name=name,
        actor=ACTOR,
        now=now,
        wake_at=again,
        owner=case.staff_id,
        since=OWNED,
        values={"nudges": nudges},
    )


def _sleep(conn: Connection, case_id: int, until: datetime) -> None:
    """Look again then; an ended or returned case has its own time."""
    mine = update(CASE).where(CASE.c.id == case_id, CASE.c.state.in_(OWNED))
    conn.execute(mine.values(wake_at=until))


def _since(case: Case) -> datetime:
    """When the present silence began."""
    moment: datetime = case.spoke_at or case.accepted_at or case.opened_at
    return moment


def _plus(moment: datetime, seconds: float) -> datetime:
    return moment + timedelta(seconds=seconds)
