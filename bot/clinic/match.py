"""Matches waiting cases with free clinicians: whom to offer a case, and which cases are next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    and_,
    bindparam,
    false,
    literal_column,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.sql.elements import ColumnElement

from bot.clinic import departments, presence, rules
from bot.clinic.casefile import CASE, QUESTION, STAFF, Stage, State, among
from bot.clinic.crew import CREW, LOAD, LOAD_OF_ONE, PLACES, PRESENCE, REACHABLE
from bot.clinic.lifecycle import OFFER
from bot.clinic.presence import AtWork
from bot.store.statement import Prepared

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
    kept_until: datetime
    limited: bool
    version: int


class Pick(NamedTuple):
    """A clinician to offer a case to."""

    id: int
    role: str
    also: str
    licence: str


ONE = Prepared(
    select(*(CASE.c[name] for name in Queued.__slots__)).where(CASE.c.id == bindparam("case_id"))
)
ASLEEP = Prepared(
    select(CASE.c.role, CASE.c.hurry)
    .where(STILL, LIVE, CASE.c.wake_at > bindparam("now"))
    .distinct()
)
FREE = Prepared(select(STAFF.c.capacity - LOAD_OF_ONE).where(STAFF.c.id == bindparam("staff_id")))


def find(conn: Connection, case_id: int) -> Queued | None:
    row = ONE.first(conn, {"case_id": case_id})
    return None if row is None else Queued(*row)


def roles_for(case: Queued) -> tuple[str, ...]:
    """The roles a case may be offered to: its own, later also the one that stands in.

    Nobody stands in for the desk to which somebody is limited.
    """
    other = None if case.limited else rules.load().roles.fallback(case.role)
    return (case.role, other) if other and case.stage >= Stage.fallback else (case.role,)


def claim(conn: Connection, case: Queued, *, now: datetime) -> Pick | None:
    """The clinician to offer a case to, their presence locked; None when nobody has a place.

    The one asked for first, then who serves the role itself, then who is of its department, then
    the least busy, then who has been idle longest; nobody twice in a round. For a short time a case
    may be for its department alone. An urgent case may take one place more than there are. Of
    several processes, none fills a place that another has just filled.
    """
    full: list[int] = []
    for _ in range(TRIES):
        one = _pick(conn, case, full, now)
        if one is None or _places(conn, one.id) + case.hurry > 0:
            return one
        full.append(one.id)  # another process was quicker; its commit is visible only now
    return None


def _pick(conn: Connection, case: Queued, full: Sequence[int], now: datetime) -> Pick | None:
    needs = rules.load().roles.needs_licence
    roles = tuple((role, needs(role)) for role in roles_for(case))
    values = {"case": case.id, "round_at": case.round_at, "prefers": case.prefers or 0}
    values |= {"alive": presence.alive(now), "now": now} | {
        f"full_{n}": one for n, one in enumerate(full)
    }
    row = _next(roles, case.hurry, len(full)).first(conn, values)
    return None if row is None else Pick(*row)


@cache  # by role and what is known of the case: a few dozen
def _next(roles: tuple[tuple[str, bool], ...], hurry: bool, full: int) -> Prepared:
    """Who is next for a case of these roles, each with whether it needs a licence."""
    asked = select(OFFER.c.staff_id).where(
        OFFER.c.case_id == bindparam("case"), OFFER.c.at >= bindparam("round_at")
    )
    found = (
        select(STAFF.c.id, STAFF.c.role, STAFF.c.also, STAFF.c.licence)
        .select_from(CREW)
        .join(CASE, CASE.c.id == bindparam("case"))
        .where(departments.meant_for("now"))
        .where(REACHABLE, or_(*(_serves(role, needs) for role, needs in roles)))
        .where(STAFF.c.id.not_in(asked), PLACES + int(hurry) > 0)
        .where(*(STAFF.c.id != bindparam(f"full_{n}") for n in range(full)))
        .order_by((STAFF.c.id == bindparam("prefers")).desc(), _serves(*roles[0]).desc())
        .order_by(departments.FITS.desc(), LOAD, PRESENCE.c.idle_at, STAFF.c.id)
        .limit(literal_column("1"))
        .with_for_update(of=PRESENCE, skip_locked=True)
    )
    return Prepared(found)


def _places(conn: Connection, staff_id: int) -> int:
    row = FREE.first(conn, {"staff_id": staff_id})
    assert row is not None
    return int(row[0])


def _serves(role: str, needs_licence: bool) -> ColumnElement[bool]:
    """As `bot.clinic.presence.serves`, of a row."""
    listed = ("," + STAFF.c.role + "," + STAFF.c.also + ",").like(f"%,{role},%")
    return and_(listed, STAFF.c.licence != "") if needs_licence else listed


def yields(conn: Connection, case: Queued, who: Pick, *, now: datetime) -> bool:
    """Whether a case that is due as well comes before this one for a clinician."""
    known, roles = rules.load().roles, presence.serves(who)
    stood_for = tuple(role for role in known.roles if known.fallback(role) in roles)
    values = {"who": who.id, "now": now, "line": case.line, "case": case.id}
    return _sooner(case.hurry, roles, stood_for).first(conn, values) is not None


@cache  # by the roles that somebody of the staff serves
def _sooner(hurry: bool, roles: tuple[str, ...], stood_for: tuple[str, ...]) -> Prepared:
    """A case that is due and comes before another one, for who serves *roles*."""
    line: ColumnElement[datetime] = bindparam("line")
    case: ColumnElement[int] = bindparam("case")
    sooner = or_(CASE.c.line < line, and_(CASE.c.line == line, CASE.c.id < case))
    before = and_(CASE.c.hurry == true(), sooner) if hurry else or_(CASE.c.hurry, sooner)
    late = and_(CASE.c.stage >= int(Stage.fallback), CASE.c.limited == false())
    meant = among(CASE.c.role, roles)
    if stood_for:
        meant = or_(meant, and_(among(CASE.c.role, stood_for), late))
    found = (
        select(CASE.c.id)
        .join(STAFF, STAFF.c.id == bindparam("who"))
        .where(STILL, LIVE, CASE.c.wake_at <= bindparam("now"), CASE.c.id != case)
        .where(meant, before, ~ASKED, departments.meant_for("now"))
        .limit(literal_column("1"))
    )
    return Prepared(found)


def wake(
    conn: Connection, *, now: datetime, staff_id: int | None = None, role: str = ""
) -> list[int]:
    """Make the first waiting cases due for which somebody has a place; returns their ids.

    For everybody, for one clinician, or for one role. A case nobody new can be asked for in this
    round sleeps on until its next deadline.
    """
    groups = [row for row in ASLEEP.all(conn, {"now": now}) if role in ("", row[0])]
    if not groups:
        return []
    able = [one for one in presence.here(conn, now=now) if staff_id in (None, one.staff_id)]
    woken: list[int] = []
    for one, hurry in groups:
        woken += _wake_role(conn, one, able, now, hurry=hurry)
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
    values: dict[str, Any] = {f"staff_{n}": one for n, one in enumerate(ids)}
    values |= {"role": role, "hurry": hurry, "stage": int(stage), "now": now}
    values["most"] = sum(one.places + hurry for one in people)
    found = _first(len(ids), late=stage is Stage.fallback).all(conn, values)
    return [int(row[0]) for row in found if row[1] > now]


@cache  # as many as there are powers of two below the number of staff
def _first(staff: int, *, late: bool) -> Prepared:
    """The first cases in line of a role that one of so many clinicians was not asked for; *late*:
    that somebody may stand in for."""
    ids = [bindparam(f"staff_{n}", type_=STAFF.c.id.type) for n in range(staff)]
    mine = (STAFF.c.id.in_(ids), ~ASKED, departments.meant_for("now"))
    new = select(STAFF.c.id).where(*mine).correlate(CASE).exists()
    queue = (CASE.c.role == bindparam("role"), CASE.c.hurry == bindparam("hurry"))
    found = (
        select(CASE.c.id, CASE.c.wake_at)
        .where(STILL, LIVE, *queue, CASE.c.stage >= bindparam("stage"), new)
        .order_by(CASE.c.line, CASE.c.id)
        .limit(bindparam("most"))
    )
    return Prepared(found.where(CASE.c.limited == false()) if late else found)


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
