"""The tables of families: codes that link somebody who helps, and the links themselves."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, String, text
from sqlmodel import Field, SQLModel

from bot.store.columns import Id, Sealed, key
from bot.store.tables import _moment, _ref

NOT_ENDED = text("state <> 'ended'")


class FamilyCode(SQLModel, table=True):
    """A six-digit code somebody gives to whom they want to be helped by.

    `seek` is the keyed index of its digits; a person has one code at a time.
    """

    __tablename__ = "family_code"
    seek: bytes = Field(sa_column=Column(LargeBinary(16), primary_key=True))
    person_id: int = Field(
        sa_column=Column(Id, ForeignKey("person.id"), nullable=False, unique=True)
    )
    patient_id: int = Field(sa_column=_ref("patient.id"))
    rights: str = Field(sa_column=Column(String(24), nullable=False))  # joined by commas
    until: datetime = Field(sa_column=_moment(index=True))


class FamilyLink(SQLModel, table=True):
    """Somebody (`person_id`) who may act for a patient of somebody else, once that one agreed.

    `state`: asked, on, ended. `body` seals what the helper calls themselves.
    """

    __tablename__ = "family_link"
    __table_args__ = (
        Index(
            "family_link_once",
            "patient_id",
            "person_id",
            unique=True,
            sqlite_where=NOT_ENDED,
            postgresql_where=NOT_ENDED,
        ),
    )
    id: int | None = Field(default=None, sa_column=key())
    patient_id: int = Field(sa_column=_ref("patient.id", index=True))
    person_id: int = Field(sa_column=_ref("person.id", index=True))
    relation: str = Field(sa_column=Column(String(16), nullable=False))
    rights: str = Field(sa_column=Column(String(24), nullable=False))
    state: str = Field(sa_column=Column(String(8), nullable=False))
    body: Any = Field(default=None, sa_column=Column(Sealed("family_link.body")))
    asked_at: datetime = Field(sa_column=_moment())
    since: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    ended_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
