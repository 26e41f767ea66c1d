"""Where the people of a page live and how old their patients are: only opened rows tell it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from bot.clinic import people
from bot.clinic import rules as clinic
from bot.clinic.notices.recipients import among
from bot.clinic.people import PATIENT
from bot.store.zone import SavedPlace

PLACE = SavedPlace.__table__  # type: ignore[attr-defined]


def regions(conn: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    """Where each person said they live."""
    rows = conn.execute(
        select(PLACE.c.person_id, PLACE.c.body).where(among(conn, ids, PLACE.c.person_id))
    )
    found: dict[int, list[str]] = {}
    for row in rows:
        if region := str((row.body or {}).get("code") or ""):
            found.setdefault(row.person_id, []).append(region)
    return found


def bands(conn: Connection, ids: Sequence[int], *, now: datetime, zone: str) -> dict[int, set[str]]:
    """The age groups of each person's patients."""
    today, ages = now.astimezone(ZoneInfo(zone)).date(), clinic.load().ages
    rows = conn.execute(
        select(PATIENT.c.person_id, PATIENT.c.body).where(among(conn, ids, PATIENT.c.person_id))
    )
    found: dict[int, set[str]] = {}
    for row in rows:
        if birth := (row.body or {}).get("birth"):
            age = people.age(today.fromisoformat(birth), today)
            found.setdefault(row.person_id, set()).add(people.band(age, ages))
    return found
