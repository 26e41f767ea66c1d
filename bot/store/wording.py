"""The table of texts a site changed: drafts, proposals, what is live and what was before."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Column, Index, String, Text, text
from sqlmodel import Field, SQLModel

from bot.store.columns import key
from bot.store.tables import _moment, _ref

SECOND = "settled_by IS NULL OR settled_by <> made_by"
APPROVED = "state NOT IN ('live','replaced') OR settled_by IS NOT NULL"


def _one(name: str, where: str) -> Index:
    """At most one of a text in these states."""
    only = text(where)
    return Index(name, "locale", "key", unique=True, sqlite_where=only, postgresql_where=only)


class Wording(SQLModel, table=True):
    """One version of one text. States: `bot.operating.wordings.State`.

    `body` is a Fluent pattern, `base` a checksum of the release's text it was written over,
    `made_by` who wrote it last and `settled_by` who approved or refused it: never the same.
    """

    __tablename__ = "wording"
    __table_args__ = (
        CheckConstraint(SECOND, name="wording_second"),
        CheckConstraint(APPROVED, name="wording_approved"),
        _one("wording_live", "state = 'live'"),
        _one("wording_open", "state IN ('draft','proposed')"),
        Index("wording_key", "locale", "key", "id"),
    )
    id: int | None = Field(default=None, sa_column=key())
    locale: str = Field(sa_column=Column(String(16), nullable=False))
    key: str = Field(sa_column=Column(String(80), nullable=False))
    body: str = Field(sa_column=Column(Text, nullable=False))
    base: str = Field(sa_column=Column(String(16), nullable=False))
    state: str = Field(sa_column=Column(String(10), nullable=False))
    remark: str = Field(default="", sa_column=Column(String(300), nullable=False))
    made_by: int = Field(sa_column=_ref("staff.id"))
    made_at: datetime = Field(sa_column=_moment())
    settled_by: int | None = Field(default=None, sa_column=_ref("staff.id", nullable=True))
    settled_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
