"""What a patient told, as a page to show or print at a clinic, behind a link that ends soon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.clinic import audit, intakes, links
from bot.clinic.casefile import CASE
from bot.clinic.context import Answers, Context
from bot.clinic.people import PERSON
from bot.clinic.rules import EMERGENCY

PLACE = b"sheet"
VALID = timedelta(days=2)
PATH = "/chat/sheet/"
LATELY = timedelta(hours=1)  # so long an emergency that was told is the one they go for
ALARMED = "emergency"  # the outcome of a record of a red flag
SOURCES = {"case": (CASE, CASE.c.note, CASE.c.opened_at)}
SOURCES["intake"] = (intakes.INTAKE, intakes.INTAKE.c.body, intakes.INTAKE.c.created_at)


@dataclass(frozen=True, slots=True)
class Sheet:
    """*lines* are those of a note (`bot.clinic.note`), as they were told at a moment."""

    locale: str
    at: datetime
    lines: list[dict[str, Any]]


def link(conn: Connection, context: Context, answers: Answers) -> str:
    """The address of the page of what was just told; empty without a public address."""
    what = _told(conn, context, answers) if context.site else ""
    if not what:
        return ""
    until = context.now + VALID
    return f"{context.site}{PATH}{links.sealed(what, place=PLACE, until=until)}"


def _told(conn: Connection, context: Context, answers: Answers) -> str:
    """An emergency is kept as a case before anything more is asked; all else as an intake."""
    if answers.get("level") in EMERGENCY:
        mine = (CASE.c.person_id == context.person_id, CASE.c.outcome == ALARMED)
        lately = CASE.c.opened_at >= context.now - LATELY
        found = select(CASE.c.id).where(*mine, lately).order_by(CASE.c.id.desc()).limit(1)
        case_id = conn.execute(found).scalar_one_or_none()
        return "" if case_id is None else f"case:{case_id}"
    since = context.now - intakes.FRESH
    last = intakes.last(conn, context.person_id, answers.get("patient_id"), since=since)
    return "" if last is None else f"intake:{last.id}"


def follow(conn: Connection, given: str, *, now: datetime) -> Sheet | None:
    """The page behind a token, its opening recorded; None when there is none, or it is over."""
    kind, _, number = (links.opened(given, place=PLACE, now=now) or "").partition(":")
    if kind not in SOURCES:
        return None
    table, kept, at = SOURCES[kind]
    found = conn.execute(
        select(kept.label("kept"), at.label("at"), table.c.person_id, PERSON.c.locale)
        .join(PERSON, PERSON.c.id == table.c.person_id)
        .where(table.c.id == int(number), PERSON.c.erased_at.is_(None))
    ).one_or_none()
    lines = _lines(kind, found.kept) if found is not None else []
    if found is None or not lines:
        return None
    actor, subject = f"person:{found.person_id}", f"{kind}:{number}"
    audit.record(conn, actor=actor, action="sheet.opened", subject=subject, now=now)
    return Sheet(found.locale, found.at, lines)


def _lines(kind: str, kept: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    """A case has its lines in the note, an intake the note beside its answers."""
    return list((kept or {}).get("lines" if kind == "case" else intakes.NOTE) or ())
