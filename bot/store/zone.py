"""The tables of the respiratory season: its switches, results people read themselves, places."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Date, Index, String
from sqlmodel import Field, SQLModel

from bot.store.columns import Json, Sealed, key
from bot.store.tables import _moment, _ref


class Season(SQLModel, table=True):
    """What operators changed of a season of `flows/data/seasons.yaml`, or a season of their own.

    `body` holds what differs from the file, by the names of `bot.clinic.seasons.Season`.
    """

    __tablename__ = "season"
    id: str = Field(sa_column=Column(String(32), primary_key=True))
    switched: str = Field(default="", sa_column=Column(String(4), nullable=False))  # on|off|""
    situation: str = Field(default="", sa_column=Column(String(80), nullable=False))
    source: str = Field(default="", sa_column=Column(String(40), nullable=False))
    observed: date | None = Field(default=None, sa_column=Column(Date))  # the day of the situation
    body: Any = Field(default=None, sa_column=Column(Json))
    changed_at: datetime = Field(sa_column=_moment())


class KitResult(SQLModel, table=True):
    """A test that somebody did at home and read themselves. `body` seals kit, day and lines."""

    __tablename__ = "kit_result"
    __table_args__ = (Index("kit_result_patient", "patient_id"),)
    id: int | None = Field(default=None, sa_column=key())
    person_id: int = Field(sa_column=_ref("person.id", index=True))
    patient_id: int | None = Field(default=None, sa_column=_ref("patient.id", nullable=True))
    body: Any = Field(default=None, sa_column=Column(Sealed("kit_result.body")))
    at: datetime = Field(sa_column=_moment())


class SavedPlace(SQLModel, table=True):
    """Somewhere a person asked to remember; `body` seals it."""

    __tablename__ = "saved_place"
    id: int | None = Field(default=None, sa_column=key())
    person_id: int = Field(sa_column=_ref("person.id", index=True))
    body: Any = Field(default=None, sa_column=Column(Sealed("saved_place.body")))
    used_at: datetime = Field(sa_column=_moment())
