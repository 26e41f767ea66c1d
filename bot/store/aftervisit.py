"""The tables around visits: calls by staff, ratings, wishes of zones, diseases to be reported."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.store.columns import Sealed, key
from bot.store.tables import _moment, _ref


class VisitCall(SQLModel, table=True):
    """Staff called somebody about a visit at this time. `outcome`: reached, or nobody answered."""

    __tablename__ = "visit_call"
    __table_args__ = (Index("visit_call_booking", "booking_id", "id"),)
    id: int | None = Field(default=None, sa_column=key())
    booking_id: int = Field(sa_column=_ref("booking.id"))
    starts_at: datetime = Field(sa_column=_moment())
    outcome: str = Field(sa_column=Column(String(10), nullable=False))  # reached|nobody
    staff_id: int = Field(sa_column=_ref("staff.id"))
    at: datetime = Field(sa_column=_moment())


class VisitRating(SQLModel, table=True):
    """What somebody thought of a home visit, once. `body` seals their words."""

    __tablename__ = "visit_rating"
    __table_args__ = (
        UniqueConstraint("booking_id"),
        CheckConstraint("stars BETWEEN 1 AND 5", "visit_rating_stars"),
    )
    id: int | None = Field(default=None, sa_column=key())
    booking_id: int = Field(sa_column=_ref("booking.id"))
    person_id: int = Field(sa_column=_ref("person.id", index=True))
    stars: int = Field(sa_column=Column(Integer, nullable=False))
    body: Any = Field(default=None, sa_column=Column(Sealed("visit_rating.body")))
    at: datetime = Field(sa_column=_moment())


class ZoneWish(SQLModel, table=True):
    """Somebody wants to know when home visits come to their district; told once."""

    __tablename__ = "zone_wish"
    __table_args__ = (
        UniqueConstraint("person_id", "district"),
        Index(
            "zone_wish_open",
            "district",
            sqlite_where=text("told_at IS NULL"),
            postgresql_where=text("told_at IS NULL"),
        ),
    )
    id: int | None = Field(default=None, sa_column=key())
    person_id: int = Field(sa_column=_ref("person.id"))
    district: str = Field(sa_column=Column(String(12), nullable=False))
    at: datetime = Field(sa_column=_moment())
    told_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))


class HealthReport(SQLModel, table=True):
    """A finding that has to be reported to the authorities, as a task of the staff.

    `state`: open, done (somebody reported it), void (the laboratory took the finding back).
    """

    __tablename__ = "health_report"
    __table_args__ = (
        UniqueConstraint("order_id", "target"),
        CheckConstraint("state <> 'done' OR done_by IS NOT NULL", "health_report_done_by"),
        Index(
            "health_report_open",
            "due_at",
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )
    id: int | None = Field(default=None, sa_column=key())
    order_id: int = Field(sa_column=_ref("lab_order.id"))
    target: str = Field(sa_column=Column(String(12), nullable=False))
    state: str = Field(sa_column=Column(String(4), nullable=False))
    made_at: datetime = Field(sa_column=_moment())
    due_at: datetime = Field(sa_column=_moment())
    done_by: int | None = Field(default=None, sa_column=_ref("staff.id", nullable=True))
    done_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
