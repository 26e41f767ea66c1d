"""Reads the audit: who did what, when, to whom; ids and codes, no word of a patient's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Select, or_, select

from bot.clinic import staff
from bot.clinic.audit import AUDIT
from bot.clinic.staff import STAFF

PAGE = 50  # rows of one page
BATCH = 500  # rows read at once for a table


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the audit. *who*: the name of an actor of the staff, else empty."""

    id: int
    at: datetime
    actor: str
    who: str
    action: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked for; empty is all. *who*: a login, or an actor such as `program`.

    *action*: its beginning, such as `case`. *since* and *until*: from, and before this moment.
    """

    who: str = ""
    action: str = ""
    case: int | None = None
    since: datetime | None = None
    until: datetime | None = None


def page(conn: Connection, wanted: Filter, *, before: int | None = None) -> list[Entry]:
    """Up to PAGE + 1 lines, the newest first; one more than a page tells that it goes on."""
    return _read(conn, wanted, before, PAGE + 1)


def batch(conn: Connection, wanted: Filter, *, before: int | None = None) -> list[Entry]:
    """Up to BATCH lines, for a table that is written as it is read."""
    return _read(conn, wanted, before, BATCH)


def _read(conn: Connection, wanted: Filter, before: int | None, most: int) -> list[Entry]:
    found: Select[tuple[int, datetime, str, str, str, str]] = select(
        AUDIT.c.id, AUDIT.c.at, AUDIT.c.actor, AUDIT.c.action, AUDIT.c.subject, AUDIT.c.detail
    )
    if before is not None:
        found = found.where(AUDIT.c.id < before)
    if wanted.since is not None:
        found = found.where(AUDIT.c.at >= wanted.since)
    if wanted.until is not None:
        found = found.where(AUDIT.c.at < wanted.until)
    if wanted.case is not None:
        found = found.where(AUDIT.c.subject == f"case:{wanted.case}")
    if wanted.action:
        exact = AUDIT.c.action == wanted.action
        below = AUDIT.c.action.startswith(f"{wanted.action}.", autoescape=True)
        found = found.where(or_(exact, below))
    if wanted.who:
        found = found.where(AUDIT.c.actor == _actor(conn, wanted.who))
    rows = list(conn.execute(found.order_by(AUDIT.c.id.desc()).limit(most)))
    known = names(conn, {row.actor for row in rows})
    return [
        Entry(r.id, r.at, r.actor, known.get(r.actor, ""), r.action, r.subject, r.detail)
        for r in rows
    ]


def _actor(conn: Connection, who: str) -> str:
    """The actor of a login; what is no login is taken for an actor itself."""
    member = staff.named(conn, who)
    return who if member is None else f"staff:{member.id}"


def names(conn: Connection, actors: set[str]) -> dict[str, str]:
    """Actor -> name, of those of the staff."""
    ids = [int(a.removeprefix("staff:")) for a in actors if a.removeprefix("staff:").isdecimal()]
    found = conn.execute(select(STAFF.c.id, STAFF.c.name).where(STAFF.c.id.in_(ids)))
    return {f"staff:{row.id}": row.name for row in found}
