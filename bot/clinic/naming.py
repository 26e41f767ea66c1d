"""Who speaks, in front of a clinician's words, where a person hears more than one of them."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from bot.clinic.allowance import texts
from bot.clinic.casefile import CASE, HELD, PERSON, STAFF
from bot.clinic.guests import GUEST


def spoken(conn: Connection, *, person_id: int, staff_id: int, text: str) -> str:
    """The words as they are; with the name before them while the person has several cases with
    clinicians, or a second clinician in one."""
    if not text or _voices(conn, person_id) < 2:
        return text
    who = select(PERSON.c.locale, PERSON.c.elder, STAFF.c.name)
    found = conn.execute(
        who.join(STAFF, STAFF.c.id == staff_id).where(PERSON.c.id == person_id)
    ).one()
    return texts().text(found.locale, "speech-named", elder=found.elder, name=found.name, text=text)


def _voices(conn: Connection, person_id: int) -> int:
    """How many clinicians talk with this person now."""
    owned = select(CASE.c.id).where(CASE.c.person_id == person_id, HELD)
    cases = conn.execute(select(func.count()).select_from(owned.subquery())).scalar_one()
    there = (GUEST.c.joined_at.is_not(None), GUEST.c.left_at.is_(None))
    guests = select(func.count()).where(GUEST.c.case_id.in_(owned), *there)
    return int(cases + conn.execute(guests).scalar_one())
