"""Matches waiting cases with free clinicians: whom to offer a case, and which cases are next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    and_,
    bindparam,
    literal_column,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.engine import Row
from sqlalchemy.sql.elements import ColumnElement

from bot.clinic import presence, rules
from bot.clinic.casefile import CASE, QUESTION, STAFF, Stage, State
from bot.clinic.crew import CREW, LOAD, LOAD_OF_ONE, PLACES, PRESENCE, REACHABLE
from bot.clinic.lifecycle import OFFER
from bot.clinic.presence import AtWork

TRIES = 4  # clinicians who were filled while they were being asked for
STILL = CASE.c.state == literal_column(f"'{State.waiting}'")
LIVE = CASE.c.kind != QUESTION  # is offered; a question is only listed
ASKED = (  # in this round
    select(OFFER.c.id)
    .where(OFFER.c.case_id == CASE.c.id, OFFER.c.staff_id == STAFF.c.id)
    .where(OFFER.c.at >= CASE.c.round_at)
    .correlate(CASE, STAFF)
    .exists()
)


@dataclass(frozen=True, slots=True)
class Queued:
    """A case as the queue needs it; no seal is opened."""

    id: int
    person_id: int
    kind: str
    role: str
    hurry: bool
    line: datetime
    state: str
    wake_at: datetime | None
    queued_at: datetime
    round_at: datetime
    stage: int
    prefers: int | None
    version: int


ONE = select(*(CASE.c[name] for name in Queued.__slots__)).where(CASE.c.id == bindparam("case_id"))


def find(conn: Connection, case_id: int) -> Queued | None:
    row = conn.execute(ONE, {"case_id": case_id}).one_or_none()
    return None if row is None else Queued(**row._mapping)


def roles_for(case: Queued) -> tuple[str, ...]:
    """The roles a case may be offered to: its own, later also the one that stands in."""
    other = rules.load().roles.fallback(case.role)
    return (case.role, other) if other and case.stage >= Stage.fallback else (case.role,)


def claim(conn: Connection, case: Queued, *, now: datetime) -> Row[*tuple[Any, ...]] | None:
    """The clinician to offer a case to, their presence locked; None when nobody has a place.

    The one asked for first, then who serves the role itself, then the least busy, then who has
    been idle longest; nobody twice in a round. An urgent case may take one place more than there
    are. Of several processes, none fills a place that another has just filled. The row has `id`,
    `role`, `also` and `licence`.
    """
    full: list[int] = []
    for _ in range(TRIES):
        one = _pick(conn, case, full, now)
        if one is None or _places(conn, one.id) + case.hurry > 0:
            return one
        full.append(one.id)  # another process was quicker; its commit is visible only now
    return None


def _pick(
    conn: Connection, case: Queued, full: Sequence[int], now: datetime
) -> Row[*tuple[Any, ...]] | None:
    roles = roles_for(case)
    asked = select(OFFER.c.staff_id).where(OFFER.c.case_id == case.id, OFFER.c.at >= case.round_at)
    found = (
        select(STAFF.c.id, STAFF.c.role, STAFF.c.also, STAFF.c.licence)
        .select_from(CREW)
        .where(REACHABLE, or_(*(_serves(role) for role in roles)))
        .where(STAFF.c.id.not_in(asked), STAFF.c.id.not_in(full))
        .where(PLACES + int(case.hurry) > 0)
        .order_by((STAFF.c.id == (case.prefers or 0)).desc(), _serves(roles[0]).desc())
        .order_by(LOAD, PRESENCE.c.idle_at, STAFF.c.id)
        .limit(1)
        .with_for_update(of=PRESENCE, skip_locked=True)
    )
    return conn.execute(found, {"alive": presence.alive(now)}).one_or_none()


def _places(conn: Connection, staff_id: int) -> int:
    free = select(STAFF.c.capacity - LOAD_OF_ONE).where(STAFF.c.id == staff_id)
    return int(conn.execute(free).scalar_one())


def _serves(role: str) -> ColumnElement[bool]:
    """As `bot.clinic.presence.serves`, of a row."""
    listed = ("," + STAFF.c.role + "," + STAFF.c.also + ",").like(f"%,{role},%")
    return and_(listed, STAFF.c.licence != "") if rules.load().roles.needs_licence(role) else listed


def yields(conn: Connection, case: Queued, who: Row[*tuple[Any, ...]], *, now: datetime) -> bool:
    """Whether a case that is due as well comes before this one for a clinician."""
    sooner = or_(CASE.c.line < case.line, and_(CASE.c.line == case.line, CASE.c.id < case.id))
    before = and_(CASE.c.hurry == true(), sooner) if case.hurry else or_(CASE.c.hurry, sooner)
    found = (
        select(CASE.c.id)
        .join(STAFF, STAFF.c.id == who.id)
        .where(STILL, LIVE, CASE.c.wake_at <= now, CASE.c.id != case.id)
        .where(_meant_for(presence.serves(who)), before, ~ASKED)
        .limit(1)
    )
    return conn.execute(found).first() is not None


def _meant_for(roles: Sequence[str]) -> ColumnElement[bool]:
    """Cases of these roles, or of those they stand in for by now."""
    known = rules.load().roles
    stood_for = [role for role in known.roles if known.fallback(role) in roles]
    late = and_(CASE.c.role.in_(stood_for), CASE.c.stage >= int(Stage.fallback))
    return or_(CASE.c.role.in_(roles), late)


def wake(
    conn: Connection, *, now: datetime, staff_id: int | None = None, role: str = ""
) -> list[int]:
    """Make the first waiting cases due for which somebody has a place; returns their ids.

    For everybody, for one clinician, or for one role. A case nobody new can be asked for in this
    round sleeps on until its next deadline.
    """
    asleep = select(CASE.c.role, CASE.c.hurry).where(STILL, LIVE, CASE.c.wake_at > now).distinct()
    groups = [row for row in conn.execute(asleep) if role in ("", row.role)]
    if not groups:
        return []
    able = [one for one in presence.here(conn, now=now) if staff_id in (None, one.staff_id)]
    woken: list[int] = []
    for group in groups:
        woken += _wake_role(conn, group.role, able, now, hurry=group.hurry)
    return woken


def _wake_role(
    conn: Connection, role: str, able: Sequence[AtWork], now: datetime, *, hurry: bool
) -> list[int]:
    """Of the first in line, as many as there are places, whoever still sleeps."""
    ways = (
        (_able(role, able), Stage.offers),
        (_able(rules.load().roles.fallback(role), able), Stage.fallback),
    )
    asleep: list[int] = []
    for people, stage in ways:
        if free := [one for one in people if one.places + hurry > 0]:
            asleep += _asleep(conn, role, stage, free, now, hurry=hurry)
    return _make_due(conn, asleep, now) if asleep else []


def _able(role: str, able: Sequence[AtWork]) -> list[AtWork]:
    return [one for one in able if role in presence.serves(one)] if role else []


def _asleep(
    conn: Connection,
    role: str,
    stage: Stage,
    people: Sequence[AtWork],
    now: datetime,
    *,
    hurry: bool,
) -> list[int]:
    """Sleeping cases among the first for which one of *people* has a place and was not asked."""
    ids = _padded([one.staff_id for one in people])
    new = select(STAFF.c.id).where(STAFF.c.id.in_(ids), ~ASKED).correlate(CASE).exists()
    first = (
        select(CASE.c.id, CASE.c.wake_at)
        .where(STILL, LIVE, CASE.c.role == role, CASE.c.hurry == hurry)
        .where(CASE.c.stage >= int(stage), new)
        .order_by(CASE.c.line, CASE.c.id)
        .limit(sum(one.places + hurry for one in people))
    )
    return [row.id for row in conn.execute(first) if row.wake_at > now]


def _make_due(conn: Connection, ids: list[int], now: datetime) -> list[int]:
    """Whichever of them no other process works on."""
    mine = select(CASE.c.id).where(CASE.c.id.in_(_padded(ids)), STILL)
    found = list(conn.execute(mine.with_for_update(skip_locked=True)).scalars())
    if found:
        conn.execute(update(CASE).where(CASE.c.id.in_(_padded(found))).values(wake_at=now))
    return found


def _padded(ids: list[int]) -> list[int]:
    """As long as a power of two: few different statements are prepared, whatever the number."""
    return ids + ids[-1:] * ((1 << (len(ids) - 1).bit_length()) - len(ids))
