"""The tables of a person's own record: results of scales, and photos of one spot over days."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, String
from sqlmodel import Field, SQLModel

from bot.store.columns import Id, Sealed, key
from bot.store.tables import _moment, _ref


class ScaleResult(SQLModel, table=True):
    """A finished self-assessment; `body` seals the points, the band and the version."""

    __tablename__ = "scale_result"
    id: int | None = Field(default=None, sa_column=key())
    person_id: int = Field(sa_column=_ref("person.id", index=True))
    patient_id: int | None = Field(default=None, sa_column=_ref("patient.id", nullable=True))
    scale: str = Field(sa_column=Column(String(24), nullable=False))
    body: Any = Field(default=None, sa_column=Column(Sealed("scale_result.body")))
    at: datetime = Field(sa_column=_moment())


class Spot(SQLModel, table=True):
    """One place of the skin that is photographed now and then; `body` seals where it is."""

    __tablename__ = "spot"
    id: int | None = Field(default=None, sa_column=key())
    person_id: int = Field(sa_column=_ref("person.id", index=True))
    patient_id: int | None = Field(default=None, sa_column=_ref("patient.id", nullable=True))
    body: Any = Field(default=None, sa_column=Column(Sealed("spot.body")))
    every: int = Field(default=0, sa_column=Column(Integer, nullable=False))  # days; 0: no reminder
    created_at: datetime = Field(sa_column=_moment())


class SpotPhoto(SQLModel, table=True):
    """One photo of a spot; `body` seals what the person says has changed."""

    __tablename__ = "spot_photo"
    id: int | None = Field(default=None, sa_column=key())
    spot_id: int = Field(sa_column=_ref("spot.id", index=True))
    media_id: int = Field(sa_column=_ref("media.id", index=True))
    body: Any = Field(default=None, sa_column=Column(Sealed("spot_photo.body")))
    at: datetime = Field(sa_column=_moment())


class Hold(SQLModel, table=True):
    """Nothing of this person may be erased: a dispute or an authority needs it. Codes only."""

    __tablename__ = "hold"
    person_id: int = Field(
        sa_column=Column(Id, ForeignKey("person.id"), primary_key=True, autoincrement=False)
    )
    reason: str = Field(sa_column=Column(String(80), nullable=False))
    at: datetime = Field(sa_column=_moment())
