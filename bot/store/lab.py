"""The tables of home tests: orders, what happened to them, and the reports of the laboratory."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.store.columns import Sealed, key
from bot.store.tables import _moment, _ref

OPEN = "state IN ('booked','assigned','underway','arrived','sampled','sent','testing')"
TUBED = "state NOT IN ('sampled','sent','testing','reported') OR barcode IS NOT NULL"
TAKEN = "state NOT IN ('assigned','underway','arrived') OR sampler_id IS NOT NULL"


class LabOrder(SQLModel, table=True):
    """A test of one patient; *visit_id* is the booking in which the sample is taken.

    `body` seals the name, where to go and whom to call. `redo_of`: the order it repeats for free.
    """

    __tablename__ = "lab_order"
    __table_args__ = (
        CheckConstraint("tries BETWEEN 0 AND 2", "lab_order_two_tries"),
        CheckConstraint(TUBED, "lab_order_tubed"),
        CheckConstraint(TAKEN, "lab_order_taken"),
        UniqueConstraint("barcode"),
        UniqueConstraint("redo_of"),
        Index(
            "lab_order_open",
            "patient_id",
            "panel",
            unique=True,
            sqlite_where=text(OPEN),
            postgresql_where=text(OPEN),
        ),
        Index("lab_order_visit", "visit_id"),
        Index("lab_order_person", "person_id", "id"),
        Index("lab_order_patient", "patient_id"),
    )
    id: int | None = Field(default=None, sa_column=key())
    visit_id: int = Field(sa_column=_ref("booking.id"))
    person_id: int = Field(sa_column=_ref("person.id"))
    patient_id: int | None = Field(default=None, sa_column=_ref("patient.id", nullable=True))
    panel: str = Field(sa_column=Column(String(24), nullable=False))
    mode: str = Field(sa_column=Column(String(8), nullable=False))  # sampler|self
    state: str = Field(sa_column=Column(String(10), nullable=False))
    tries: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    barcode: str | None = Field(default=None, sa_column=Column(String(40), nullable=True))
    sampler_id: int | None = Field(default=None, sa_column=_ref("staff.id", nullable=True))
    redo_of: int | None = Field(default=None, sa_column=_ref("lab_order.id", nullable=True))
    body: Any = Field(default=None, sa_column=Column(Sealed("lab_order.body")))
    made_at: datetime = Field(sa_column=_moment())
    changed_at: datetime = Field(sa_column=_moment())


class LabEvent(SQLModel, table=True):
    """What happened to an order, append-only: the new state, who did it, codes."""

    __tablename__ = "lab_event"
    __table_args__ = (Index("lab_event_order", "order_id", "id"),)
    id: int | None = Field(default=None, sa_column=key())
    order_id: int = Field(sa_column=_ref("lab_order.id"))
    name: str = Field(sa_column=Column(String(16), nullable=False))
    actor: str = Field(sa_column=Column(String(80), nullable=False))
    detail: str = Field(default="", sa_column=Column(String(80), nullable=False, server_default=""))
    at: datetime = Field(sa_column=_moment())


class LabReport(SQLModel, table=True):
    """A version of an order's report; a later one does not replace it. `ref`: once from its source.

    `body` seals the results by target, and who has reported them.
    """

    __tablename__ = "lab_report"
    __table_args__ = (UniqueConstraint("order_id", "version"), UniqueConstraint("ref"))
    id: int | None = Field(default=None, sa_column=key())
    order_id: int = Field(sa_column=_ref("lab_order.id"))
    version: int = Field(sa_column=Column(Integer, nullable=False))
    status: str = Field(sa_column=Column(String(10), nullable=False))  # final|amended
    ref: str = Field(sa_column=Column(String(120), nullable=False))
    body: Any = Field(default=None, sa_column=Column(Sealed("lab_report.body")))
    at: datetime = Field(sa_column=_moment())


class ApiCall(SQLModel, table=True):
    """A signed call that was taken: its nonce counts once, as long as its time would."""

    __tablename__ = "api_call"
    caller: str = Field(sa_column=Column(String(24), primary_key=True))
    nonce: str = Field(sa_column=Column(String(64), primary_key=True))
    at: datetime = Field(sa_column=_moment())
