"""Who has a case's page open, and what has been said since one looked at it last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.clinic.casefile import CASE, IS_OPEN, MESSAGE, STAFF, Author
from bot.store.queue import Glance

GLANCE = Glance.__table__  # type: ignore[attr-defined]
LOOKING = timedelta(seconds=30)  # an open page looks every 15 s; one that has gone fades away


@dataclass(frozen=True, slots=True)
class Looker:
    """Someone who has the page open now."""

    staff_id: int
    name: str
    title: str


def look(conn: Connection, *, case_id: int, staff_id: int, now: datetime) -> None:
    """They have this case before their eyes."""
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    row = {"case_id": case_id, "staff_id": staff_id, "seen_at": now}
    statement = make(GLANCE).values(row)
    conn.execute(
        statement.on_conflict_do_update(
            index_elements=[GLANCE.c.case_id, GLANCE.c.staff_id], set_={"seen_at": now}
        )
    )


def saw(conn: Connection, *, case_id: int, staff_id: int, since: datetime) -> bool:
    """Whether they had this case before their eyes since then."""
    mine = (GLANCE.c.case_id == case_id, GLANCE.c.staff_id == staff_id)
    seen = select(GLANCE.c.seen_at).where(*mine, GLANCE.c.seen_at >= since)
    return conn.execute(seen).first() is not None


def others(conn: Connection, *, case_id: int, staff_id: int, now: datetime) -> list[Looker]:
    """Who else has this case's page open."""
    found = conn.execute(
        select(STAFF.c.id, STAFF.c.name, STAFF.c.title)
        .join(GLANCE, GLANCE.c.staff_id == STAFF.c.id)
        .where(GLANCE.c.case_id == case_id, GLANCE.c.staff_id != staff_id)
        .where(GLANCE.c.seen_at > now - LOOKING)
        .order_by(STAFF.c.id)
    )
    return [Looker(*row) for row in found]


def unread(conn: Connection, staff_id: int) -> dict[int, int]:
    """How much patients and the program said in each of one's open cases since one last looked,
    where anything."""
    mine = (GLANCE.c.case_id == CASE.c.id) & (GLANCE.c.staff_id == staff_id)
    found = conn.execute(
        select(CASE.c.id, func.count())
        .join(MESSAGE, MESSAGE.c.case_id == CASE.c.id)
        .outerjoin(GLANCE, mine)
        .where(CASE.c.staff_id == staff_id, IS_OPEN)
        .where(MESSAGE.c.author != Author.clinician)
        .where(or_(GLANCE.c.seen_at.is_(None), MESSAGE.c.at > GLANCE.c.seen_at))
        .group_by(CASE.c.id)
    )
    return {case_id: int(count) for case_id, count in found}
