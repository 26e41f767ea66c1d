"""The department of a case: which clinicians are of it, and until when only they are asked."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Connection, String, and_, bindparam, func, literal_column, or_, select
from sqlalchemy.sql.elements import ColumnElement

from bot.clinic import queue_rules, rules
from bot.clinic.casefile import CASE, NAMED, STAFF
from bot.clinic.crew import CREW, REACHABLE
from bot.store.statement import Prepared

COMMA = literal_column("','", String)


def _among(code: ColumnElement[str], joined: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a code is one of those that are joined by commas."""
    first, last = literal_column("'%,'", String), literal_column("',%'", String)
    return (COMMA + joined + COMMA).like(first + code + last)


def _of(code: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether somebody of the staff is of a department, or of the whole that it is a part of:
    03.04 is a part of 03."""
    start: ColumnElement[int]
    length: ColumnElement[int]
    start, length = literal_column("1"), literal_column("2")
    whole: ColumnElement[str] = func.substr(code, start, length, type_=String())
    return or_(_among(code, STAFF.c.departments), _among(whole, STAFF.c.departments))


FITS = and_(CASE.c.department != literal_column("''"), _of(CASE.c.department))


def meant_for(now: str) -> ColumnElement[bool]:
    """Whether a case may be offered to somebody at the moment of the parameter *now*: the patient
    asked for them; or for nobody by name, and it is not kept for its department, or they are of
    it."""
    free = CASE.c.kept_until <= bindparam(now, type_=CASE.c.kept_until.type)
    anybody = CASE.c.kind != literal_column(f"'{NAMED}'", String)
    return or_(and_(anybody, or_(free, FITS)), CASE.c.prefers == STAFF.c.id)


def kept_until(
    conn: Connection, *, role: str, department: str, hurry: bool, now: datetime
) -> datetime:
    """Until when only the department is asked: *now*, so not at all, for whoever is in a hurry and
    where nobody of it is at work."""
    offers = queue_rules.load().offers
    if not department or hurry or not offers.department_first:
        return now
    alive = now - timedelta(seconds=offers.offline_seconds)
    here = _here(role, rules.load().roles.needs_licence(role))
    if here.first(conn, {"alive": alive, "code": department}) is None:
        return now
    return now + timedelta(seconds=offers.department_first)


@cache  # by role
def _here(role: str, needs_licence: bool) -> Prepared:
    """Somebody of a department at work for a role."""
    code: ColumnElement[str] = bindparam("code", type_=CASE.c.department.type)
    serves = _among(literal_column(f"'{role}'", String), STAFF.c.role + COMMA + STAFF.c.also)
    licensed = (STAFF.c.licence != literal_column("''"),) if needs_licence else ()
    found = select(STAFF.c.id).select_from(CREW).where(REACHABLE, serves, *licensed, _of(code))
    return Prepared(found.limit(literal_column("1")))
