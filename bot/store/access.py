"""The tables of other systems: their keys, what they asked for once, and patients' pseudonyms."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Column, LargeBinary, String, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.store.columns import Sealed, key
from bot.store.tables import _moment, _ref


class ApiKey(SQLModel, table=True):
    """What a system may do that signs with `secret`.

    `scopes` and `sites` are words joined by commas; no site: all of them. A name is never given
    again, so that the audit speaks of one system.
    """

    __tablename__ = "api_key"
    id: int | None = Field(default=None, sa_column=key())
    name: str = Field(sa_column=Column(String(24), nullable=False, unique=True))
    scopes: str = Field(sa_column=Column(String(80), nullable=False))
    sites: str = Field(sa_column=Column(String(800), nullable=False, server_default=""))
    secret: Any = Field(default=None, sa_column=Column(Sealed("api_key.secret")))
    made_at: datetime = Field(sa_column=_moment())
    revoked_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))


class ApiOnce(SQLModel, table=True):
    """Something a system asked for under a key of its own choice; asked again it is the same.

    `digest` is that of what was asked, `subject` what came of it ("booking:7").
    """

    __tablename__ = "api_once"
    caller: str = Field(sa_column=Column(String(24), primary_key=True))
    key: str = Field(sa_column=Column(String(64), primary_key=True))
    digest: bytes = Field(sa_column=Column(LargeBinary(32), nullable=False))
    subject: str = Field(sa_column=Column(String(40), nullable=False, server_default=""))
    at: datetime = Field(sa_column=_moment())


class PatientAlias(SQLModel, table=True):
    """The pseudonym under which other systems know a patient; it says nothing of them."""

    __tablename__ = "patient_alias"
    __table_args__ = (UniqueConstraint("patient_id"),)
    alias: str = Field(sa_column=Column(String(24), primary_key=True))
    patient_id: int = Field(sa_column=_ref("patient.id"))
