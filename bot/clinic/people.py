"""The patients a person writes about: found, kept once, and how old they are on a day."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from bot.clinic.rules import Ages
from bot.store.care import Case, Patient
from bot.store.columns import vault
from bot.store.tables import Person

PATIENT = Patient.__table__  # type: ignore[attr-defined]
PERSON = Person.__table__  # type: ignore[attr-defined]
CASE = Case.__table__  # type: ignore[attr-defined]
MONTHS = re.compile(r"^(\d+)(?:个月| months)$")
DAYS = re.compile(r"^(\d+)(?:天| days)$")
MIDDLE = 15  # the day assumed where only the month is known

COLUMNS = (PATIENT.c.id, PATIENT.c.relation, PATIENT.c.body)
SAVED = (
    select(*COLUMNS)
    .where(PATIENT.c.person_id == bindparam("person_id"))
    .order_by(PATIENT.c.id.desc())
)
ONE = select(*COLUMNS).where(
    PATIENT.c.person_id == bindparam("person_id"), PATIENT.c.id == bindparam("patient_id")
)
SEEK = select(*COLUMNS).where(
    PATIENT.c.person_id == bindparam("person_id"),
    PATIENT.c.seek.in_(bindparam("seeks", expanding=True)),
)


def seek_of(body: Mapping[str, Any]) -> bytes:
    """The blind index of a patient's opened body."""
    return vault().index(_sought(str(body["name"]), date.fromisoformat(body["birth"])))


def seeks_of(body: Mapping[str, Any]) -> list[bytes]:
    """The same under every known key: what a look-up compares with."""
    return vault().indexes(_sought(str(body["name"]), date.fromisoformat(body["birth"])))


class Unclear(Exception):
    """A birth date that cannot be used; *key* tells the person why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Age:
    """Completed days, months and years."""

    days: int
    months: int
    years: int


def born(said: str, today: date, ages: Ages) -> tuple[date, bool]:
    """The birth date behind what a reader made of it, and whether it is exact.

    *said* is a date, a month, a year, years of age ("8"), months ("3个月", "3 months") or days.
    Raises Unclear for the future, for ages nobody reaches and for a year too vague for a small
    child.
    """
    birth, exact = _birth(said, today, ages)
    if birth > today:
        raise Unclear("birth-future")
    if age(birth, today).years > ages.oldest_years:
        raise Unclear("birth-too-old")
    return birth, exact


def _birth(said: str, today: date, ages: Ages) -> tuple[date, bool]:
    if found := MONTHS.match(said):
        return _months_before(today, int(found[1])), False
    if found := DAYS.match(said):
        return today - timedelta(days=int(found[1])), False
    parts = [int(part) for part in said.split("-")]
    if len(parts) == 3:
        return date(*parts), True
    return _rough(said, parts, today, ages), False


def _rough(said: str, parts: list[int], today: date, ages: Ages) -> date:
    """A month, a year, or years of age; too rough for the youngest, whose age decides much."""
    if len(parts) == 2:
        if 0 <= (today.year - parts[0]) * 12 + today.month - parts[1] < 12:
            raise Unclear("birth-vague")
        return date(parts[0], parts[1], MIDDLE)
    if len(said) == 4:
        if 0 <= today.year - parts[0] < ages.vague_below_years:
            raise Unclear("birth-vague")
        return date(parts[0], 7, 1)
    if parts[0] == 0:
        raise Unclear("birth-vague")
    return _months_before(today, parts[0] * 12)


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        raise Unclear("birth-too-old")
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def age(birth: date, today: date) -> Age:
    months = (today.year - birth.year) * 12 + today.month - birth.month
    last = calendar.monthrange(today.year, today.month)[1]
    if today.day < min(birth.day, last):
        months -= 1
    return Age((today - birth).days, months, months // 12)


def band(found: Age, ages: Ages) -> str:
    """The id of the age group."""
    for group in ages.bands:
        limits = (
            (found.days, group.below_days),
            (found.months, group.below_months),
            (found.years, group.below_years),
        )
        given = [value < limit for value, limit in limits if limit is not None]
        if all(given):
            return group.id
    return ages.bands[-1].id


def saved(conn: Connection, person_id: int, *, most: int) -> list[dict[str, str]]:
    """The patients entered last, as options of a question."""
    rows = conn.execute(SAVED.limit(most), {"person_id": person_id})
    return [{"value": str(row.id), "label": row.body["name"]} for row in rows]


def find(conn: Connection, person_id: int, patient_id: int) -> Row[Any] | None:
    """One of this person's own patients."""
    return conn.execute(ONE, {"person_id": person_id, "patient_id": patient_id}).one_or_none()


def same(conn: Connection, person_id: int, *, name: str, birth: date) -> Row[Any] | None:
    """The patient this person entered before under the same name and birth date."""
    seeks = vault().indexes(_sought(name, birth))
    return conn.execute(SEEK, {"person_id": person_id, "seeks": seeks}).first()


def _sought(name: str, birth: date) -> str:
    return f"{name}|{birth.isoformat()}"


def keep(
    conn: Connection,
    *,
    person_id: int,
    relation: str,
    name: str,
    sex: str,
    birth: date,
    exact: bool,
    now: datetime,
) -> Row[Any]:
    """Store a new patient and return the row. The caller holds the person's lock."""
    body = {"name": name, "sex": sex, "birth": birth.isoformat(), "exact": exact, "region": ""}
    row = {
        "person_id": person_id,
        "relation": relation,
        "seek": vault().index(_sought(name, birth)),
        "body": body,
        "created_at": now,
    }
    return conn.execute(insert(PATIENT).returning(*COLUMNS), row).one()


DESCRIBED = (
    *("patient_id", "name", "sex", "relation", "band"),
    *("age_days", "age_months", "age_years"),
)


def described(row: Row[Any], today: date, ages: Ages) -> dict[str, Any]:
    """What the flows know of a patient: id, name, sex, relation and age as of *today*."""
    body: Mapping[str, Any] = row.body
    years = age(date.fromisoformat(body["birth"]), today)
    return {
        "patient_id": row.id,
        "name": body["name"],
        "sex": body["sex"],
        "relation": row.relation,
        "age_days": years.days,
        "age_months": years.months,
        "age_years": years.years,
        "band": band(years, ages),
    }


def shown_age(found: Mapping[str, Any]) -> dict[str, str]:
    """An age in words, as a catalogue key and its number."""
    for name, unit, least in (("age_years", "years", 3), ("age_months", "months", 3)):
        if found[name] >= least:
            return {"key": f"age-{unit}", "n": str(found[name])}
    return {"key": "age-days", "n": str(found["age_days"])}


def wants_notices(conn: Connection, person_id: int) -> bool:
    """Whether a person may be written to when they have not asked anything just now."""
    found = select(PERSON.c.notices).where(PERSON.c.id == person_id)
    return bool(conn.execute(found).scalar_one_or_none())


def change(conn: Connection, person_id: int, **values: Any) -> None:
    """Change some columns of a person."""
    conn.execute(update(PERSON).where(PERSON.c.id == person_id).values(**values))
