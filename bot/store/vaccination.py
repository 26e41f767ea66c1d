"""The table of doses that were given: told by the person, or written down by the site."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, String, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.store.columns import Sealed, key
from bot.store.tables import _moment, _ref


class Vaccination(SQLModel, table=True):
    """A dose of a patient. `source`: site, or told by the person. One row a booking.

    `body` seals the product, the day, the number of the dose, the lot and the site.
    """

    __tablename__ = "vaccination"
    __table_args__ = (
        UniqueConstraint("booking_id"),
        CheckConstraint("source IN ('site','told')", "vaccination_source"),
    )
    id: int | None = Field(default=None, sa_column=key())
    person_id: int = Field(sa_column=_ref("person.id", index=True))
    patient_id: int = Field(sa_column=_ref("patient.id", index=True))
    booking_id: int | None = Field(default=None, sa_column=_ref("booking.id", nullable=True))
    source: str = Field(sa_column=Column(String(8), nullable=False))
    body: Any = Field(default=None, sa_column=Column(Sealed("vaccination.body")))
    at: datetime = Field(sa_column=_moment())
