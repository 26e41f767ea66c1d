"""Tables of sign-in beside the password: second factors, codes on paper, identities elsewhere."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlmodel import Field, SQLModel

import bot.store.care  # noqa: F401 - fills the metadata
from bot.store.columns import Id, Sealed, key
from bot.store.tables import _moment, _ref


class StaffFactor(SQLModel, table=True):
    """The authenticator of a staff member: `secret` seals its key (base32).

    `step` is the last time step whose code was accepted, so that no code counts twice. It is in
    force from `confirmed_at` on.
    """

    __tablename__ = "staff_factor"
    staff_id: int = Field(sa_column=Column(Id, ForeignKey("staff.id"), primary_key=True))
    secret: Any = Field(sa_column=Column(Sealed("staff_factor.secret"), nullable=False))
    step: int = Field(default=0, sa_column=Column(BigInteger, nullable=False))
    confirmed_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    created_at: datetime = Field(sa_column=_moment())


class StaffRecovery(SQLModel, table=True):
    """A code on paper, for a day without the authenticator; only its SHA-256 is kept."""

    __tablename__ = "staff_recovery"
    digest: bytes = Field(sa_column=Column(LargeBinary(32), primary_key=True))
    staff_id: int = Field(sa_column=_ref("staff.id", index=True))
    used_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))


class StaffIdentity(SQLModel, table=True):
    """Who somebody of the staff is at an OpenID Connect provider."""

    __tablename__ = "staff_identity"
    __table_args__ = (
        UniqueConstraint("issuer", "subject"),
        UniqueConstraint("staff_id", "issuer"),
    )
    id: int | None = Field(default=None, sa_column=key())
    staff_id: int = Field(sa_column=_ref("staff.id"))
    issuer: str = Field(sa_column=Column(String(200), nullable=False))
    subject: str = Field(sa_column=Column(String(255), nullable=False))
    linked_at: datetime = Field(sa_column=_moment())
