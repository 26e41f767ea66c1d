"""Calls whoever is on call, outside the console, for an urgent case that nobody takes.

Each try is an event of its case, written before the call is made: of several processes one makes
it, and a call that is lost with its process is followed by the next one. After the last the patient
is told not to rely on it. The numbers stand in `flows/data/queue.yaml`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, select, true

from bot.clinic import lifecycle, match, presence, queue_rules, rules
from bot.clinic.casefile import CASE, IS_OPEN, QUESTION, WAITS, Stage, State, Tell
from bot.clinic.lifecycle import CASE_EVENT
from bot.clinic.match import Queued

CALLED, UNREACHED = "on-call", "on-call-unreached"  # in the history of a case
TOLD = "case.unreached"
ACTOR = "queue"


class Call(NamedTuple):
    """What whoever is on call is told: ids and codes, no word of a patient's."""

    case_id: int
    role: str
    level: str
    number: int  # of the try, from 1
    tries: int
    waited: int  # seconds


def due(conn: Connection, *, now: datetime) -> list[int]:
    """Urgent cases that have waited for so long that somebody should be called."""
    since = now - timedelta(seconds=queue_rules.load().on_call.after)
    urgent = (IS_OPEN, WAITS, CASE.c.hurry == true(), CASE.c.kind != QUESTION)
    found = select(CASE.c.id).where(*urgent, CASE.c.queued_at <= since)
    return list(conn.execute(found.order_by(CASE.c.line, CASE.c.id)).scalars())


def step(conn: Connection, *, case_id: int, now: datetime) -> tuple[Call | None, list[Tell]]:
    """The next call for a case, if it is time for one; and what its patient is told after the last.

    Make the call after the commit.
    """
    lifecycle.lock(conn, case_id)
    case = match.find(conn, case_id)
    if case is None or case.state != State.waiting or not case.hurry:
        return None, []  # somebody has it, or is asked at this moment
    numbers = queue_rules.load().on_call
    made = _made(conn, case, CALLED)
    if not made and not _alone(conn, case, now):
        return None, []
    if len(made) < numbers.tries:
        if made and now < made[-1] + timedelta(seconds=numbers.every):
            return None, []
        return _call(conn, case, len(made) + 1, now), []
    over = made[0] + timedelta(seconds=numbers.give_up)
    if now < over or _made(conn, case, UNREACHED):
        return None, []
    lifecycle.record(conn, case.id, UNREACHED, actor=ACTOR, now=now)
    key = f"{TOLD}:{case.id}:{case.queued_at.timestamp():.0f}"
    return None, [Tell(case.person_id, TOLD, {"case": case.id}, key)]


def _call(conn: Connection, case: Queued, number: int, now: datetime) -> Call:
    lifecycle.record(conn, case.id, CALLED, actor=ACTOR, now=now, detail=f"try:{number}")
    level = conn.execute(select(CASE.c.level).where(CASE.c.id == case.id)).scalar_one()
    waited = int((now - case.queued_at).total_seconds())
    return Call(case.id, case.role, level, number, queue_rules.load().on_call.tries, waited)


def _alone(conn: Connection, case: Queued, now: datetime) -> bool:
    """Nobody who could take it is there, or nobody did for so long that a supervisor was told."""
    roles = {case.role, rules.load().roles.fallback(case.role)}
    here = presence.here(conn, now=now)
    return case.stage >= Stage.alarm or not any(
        roles.intersection(presence.serves(one)) for one in here
    )


def _made(conn: Connection, case: Queued, name: str) -> list[datetime]:
    """When this happened while the case waited this time."""
    mine = (CASE_EVENT.c.case_id == case.id, CASE_EVENT.c.name == name)
    found = select(CASE_EVENT.c.at).where(*mine, CASE_EVENT.c.at >= case.queued_at)
    return list(conn.execute(found.order_by(CASE_EVENT.c.at)).scalars())
