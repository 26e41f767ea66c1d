"""The effect of what a site wants to know of whoever comes, and what is told of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from bot.clinic import slots
from bot.clinic.context import Answers, Context, Effect
from bot.clinic.slots.sites import Asked, Site
from bot.moves import Outcome, Put


def papers_asked(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """What this site wants to know of whoever comes, unless it was told at the last visit."""
    wants, last = _wants(conn, answers), _last(conn, context, answers)
    known = {"card": last.get("card"), "number": last.get("phone")}
    gives = {name: value for name, value in known.items() if value and not answers.get(name)}
    if Asked.card in wants:
        return Outcome("both" if Asked.phone in wants else "card", gives)
    return Outcome("phone" if wants else "none", gives)


def site(conn: Connection, answers: Answers) -> Site | None:
    """The site of the time that is kept."""
    held = slots.hold_of(conn, int(answers["hold_id"]))
    return slots.sites.load().site(held.resource) if held is not None else None


def _wants(conn: Connection, answers: Answers) -> set[Asked]:
    there = site(conn, answers)
    return set(there.asks) if there is not None else set()


def _last(conn: Connection, context: Context, answers: Answers) -> dict[str, Any]:
    """What was told at the last visit of this patient that this person booked."""
    mine = [
        one.body
        for one in slots.of_person(conn, context.person_id)
        if one.patient_id == answers.get("patient_id") and isinstance(one.body, dict)
    ]
    return next((body for body in reversed(mine) if body.get("card") or body.get("phone")), {})


def told(conn: Connection, answers: Answers) -> list[Put]:
    """What the site will have of them, the end of a number only."""
    card, number = given(conn, answers)
    there = site(conn, answers)
    kind = there.kind if there is not None else ""
    said = [Put(f"{kind}-card-kept", {"card": card[-4:]}, keys=False)] if card else []
    if number:
        said.append(Put(f"{kind}-number-kept", {"number": number}, keys=False))
    return said


def given(conn: Connection, answers: Answers) -> tuple[str, str]:
    """Document and telephone, where this site asks for them."""
    wants = _wants(conn, answers)
    card = str(answers.get("card") or "") if Asked.card in wants else ""
    return card, str(answers.get("number") or "") if Asked.phone in wants else ""


EFFECTS: tuple[Effect, ...] = (papers_asked,)
