"""How long someone will probably wait, said as honestly as it can be known: a place and a band."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, or_, select, true
from sqlalchemy.engine import Row

from bot.clinic import presence, queue_rules, rules
from bot.clinic.casefile import CASE, NAMED, QUESTION, WAITS, State
from bot.clinic.presence import AtWork

LATELY = timedelta(hours=12)  # handling times older than this tell nothing of now
ASKED = 20  # clinicians whose handling times are looked at
NO_REPLY = "no-reply"  # ended by the clock, not by a clinician
Phrase = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wait:
    """*minutes*: about how long; None when nobody is on duty who could come.

    *jumped*: someone with an emergency joined later and is served before this case.
    """

    ahead: int
    minutes: float | None
    jumped: bool


MINE = select(CASE.c.id, CASE.c.role, CASE.c.hurry, CASE.c.line, CASE.c.state, CASE.c.queued_at)
MINE = MINE.add_columns(CASE.c.kind, CASE.c.prefers).where(CASE.c.id == bindparam("case_id"))


def of_case(conn: Connection, case_id: int, *, now: datetime) -> Wait:
    """The wait of a case in the queue, as things stand."""
    mine = conn.execute(MINE, {"case_id": case_id}).one()
    line = (WAITS, CASE.c.kind != QUESTION, CASE.c.role == mine.role)
    ahead = _count(conn, *line, _before(mine))
    later = (CASE.c.hurry == true(), CASE.c.queued_at > mine.queued_at)
    jumped = (
        not mine.hurry and conn.execute(select(CASE.c.id).where(*line, *later).limit(1)).first()
    )
    if mine.state == State.offered:  # somebody is being asked at this moment
        return Wait(0, 0.0, False)
    minutes = _minutes(conn, _at_work(conn, mine.role, now), ahead, now)
    if mine.kind == NAMED:
        ahead, minutes = _by_name(conn, mine, ahead, minutes, now)
    return Wait(ahead, minutes, bool(jumped))


def phrase(minutes: float | None) -> Phrase:
    """The band of a waiting time, for a sentence."""
    if minutes is None:
        return {"key": "wait-nobody"}
    bands = queue_rules.load().waiting_time.bands
    at = bisect_right(bands, minutes)
    if at == 0:
        return {"key": "wait-under", "most": str(bands[0])}
    if at == len(bands):
        return {"key": "wait-over", "least": str(bands[-1])}
    return {"key": "wait-between", "least": str(bands[at - 1]), "most": str(bands[at])}


def _by_name(
    conn: Connection,
    mine: Row[*tuple[Any, ...]],
    ahead: int,
    minutes: float | None,
    now: datetime,
) -> tuple[int, float | None]:
    """Of who waits for one clinician alone: while others are free, only those who wait for the same
    one are before them; the time is that one's, and no shorter than the role's."""
    theirs = (WAITS, CASE.c.kind == NAMED, CASE.c.prefers == mine.prefers, _before(mine))
    first = ahead if minutes else _count(conn, *theirs)
    alone = [one for one in presence.here(conn, now=now) if one.staff_id == mine.prefers]
    own = _minutes(conn, alone, first, now)
    return first, own if own is None or minutes is None else max(own, minutes)


def _count(conn: Connection, *which: Any) -> int:
    return conn.execute(select(func.count()).select_from(CASE).where(*which)).scalar_one()


def _before(mine: Row[*tuple[Any, ...]]) -> Any:
    """Whoever is served sooner than this case."""
    sooner = or_(CASE.c.line < mine.line, and_(CASE.c.line == mine.line, CASE.c.id < mine.id))
    hurried = CASE.c.hurry == true()
    return and_(hurried, sooner) if mine.hurry else or_(hurried, sooner)


def _minutes(conn: Connection, people: list[AtWork], ahead: int, now: datetime) -> float | None:
    """Nothing while there are more free places than people ahead; else each place's turn."""
    places = sum(one.capacity for one in people)
    if not places:
        return None
    if sum(max(one.places, 0) for one in people) > ahead:
        return 0.0
    return (ahead + 1) * _handling(conn, people, now) / places


def _at_work(conn: Connection, role: str, now: datetime) -> list[AtWork]:
    """Who is online for a role; when there is nobody, who stands in."""
    here = presence.here(conn, now=now)
    own = [one for one in here if role in presence.serves(one)]
    other = rules.load().roles.fallback(role)
    return own or [one for one in here if other and other in presence.serves(one)]


def _handling(conn: Connection, people: list[AtWork], now: datetime) -> float:
    """The minutes a case takes them: the median of the last ones, or what one begins with."""
    numbers = queue_rules.load().waiting_time
    theirs = CASE.c.staff_id.in_([one.staff_id for one in people[:ASKED]])
    found = (
        select(CASE.c.accepted_at, CASE.c.closed_at)
        .where(theirs, CASE.c.closed_at >= now - LATELY, CASE.c.state == State.closed)
        .where(CASE.c.accepted_at.is_not(None), CASE.c.outcome != NO_REPLY)
        .order_by(CASE.c.closed_at.desc())
        .limit(numbers.sample)
    )
    took = [(row.closed_at - row.accepted_at).total_seconds() / 60 for row in conn.execute(found)]
    return median(took) if took else numbers.start_minutes
