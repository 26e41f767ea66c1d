"""Who may see or change what is booked for a patient: their own person, and who helps them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from bot.clinic import family, relatives
from bot.clinic.casefile import PATIENT
from bot.clinic.context import Context
from bot.clinic.relatives import Right


def patients(conn: Connection, person_id: int, rights: Iterable[Right]) -> set[int]:
    """The patients of a person, and those of others whom they may help in one of these ways."""
    own = select(PATIENT.c.id).where(PATIENT.c.person_id == person_id)
    found = set(conn.execute(own).scalars())
    for right in rights:
        found |= {link.patient_id for link in relatives.helped(conn, person_id, right)}
    return found


def may(
    conn: Connection, person_id: int, *, owner_id: int | None, patient_id: int | None, right: Right
) -> bool:
    """Whether what *owner_id* booked for a patient is theirs to see or to change.

    Looked up each time: a helper's right ends the moment it is taken back.
    """
    if owner_id == person_id:
        return True
    return patient_id is not None and patient_id in patients(conn, person_id, (right,))


def acted(conn: Connection, context: Context, patient_id: int | None, right: Right) -> None:
    """A helper does something for a patient of somebody else: on record, and they hear of it."""
    if patient_id is not None:
        family.acting(conn, context, patient_id, right)
