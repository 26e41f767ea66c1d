"""The doses of a patient on record: told by the person, or written down by the site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlmodel import SQLModel

import bot.store.vaccination  # noqa: F401 - fills the metadata
from bot.clinic.casefile import PATIENT
from bot.clinic.vaccines import Given

DOSE = SQLModel.metadata.tables["vaccination"]
OF = select(DOSE.c.id, DOSE.c.booking_id, DOSE.c.source, DOSE.c.body)


class Source(StrEnum):
    """Who says that a dose was given."""

    site = auto()
    told = auto()


@dataclass(frozen=True, slots=True)
class Dose:
    """One dose on record. *number* is that within its course, *site* the key of the place.

    *before* is the day of an earlier season on which there was one too, as the person told.
    """

    id: int
    booking_id: int | None
    source: Source
    product: str
    on: date
    number: int
    lot: str
    site: str
    before: date | None


def of_patient(conn: Connection, patient_id: int) -> list[Dose]:
    """All of a patient, the last first."""
    rows = conn.execute(OF.where(DOSE.c.patient_id == patient_id))
    return sorted((_dose(row) for row in rows), key=lambda dose: (dose.on, dose.id), reverse=True)


def owner(conn: Connection, dose_id: int) -> int | None:
    """Whose dose it is."""
    mine = select(DOSE.c.patient_id).where(DOSE.c.id == dose_id)
    return conn.execute(mine).scalar_one_or_none()


def given(conn: Connection, patient_id: int) -> list[Given]:
    """The same, as the forecast counts them."""
    found = of_patient(conn, patient_id)
    past = [Given(dose.before, dose.product) for dose in found if dose.before]
    return [*(Given(dose.on, dose.product) for dose in found), *past]


def of_booking(conn: Connection, booking_id: int) -> Dose | None:
    row = conn.execute(OF.where(DOSE.c.booking_id == booking_id)).one_or_none()
    return None if row is None else _dose(row)


def keep(
    conn: Connection,
    *,
    patient_id: int,
    booking_id: int,
    source: Source,
    product: str,
    on: date,
    number: int,
    now: datetime,
    lot: str = "",
    site: str = "",
    before: str = "",
) -> None:
    """Write a dose down, once a booking; what the site says replaces what a person told."""
    body: dict[str, Any] = {"product": product, "on": on.isoformat(), "number": number}
    body |= {"lot": lot, "site": site, "before": before}
    there = of_booking(conn, booking_id)
    if there is not None:
        if source is Source.site:
            mine = DOSE.c.id == there.id
            conn.execute(update(DOSE).where(mine).values(source=source, body=body, at=now))
        return
    whose = select(PATIENT.c.person_id).where(PATIENT.c.id == patient_id)
    row = {"patient_id": patient_id, "booking_id": booking_id, "source": source, "body": body}
    row |= {"person_id": conn.execute(whose).scalar_one(), "at": now}
    conn.execute(insert(DOSE), row)


def _dose(row: Any) -> Dose:
    body = row.body
    return Dose(
        id=row.id,
        booking_id=row.booking_id,
        source=Source(row.source),
        product=str(body["product"]),
        on=date.fromisoformat(body["on"]),
        number=int(body["number"]),
        lot=str(body.get("lot") or ""),
        site=str(body.get("site") or ""),
        before=date.fromisoformat(body["before"]) if body.get("before") else None,
    )
