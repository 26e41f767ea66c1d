"""Notices: what is told, the frozen list of whom, mass sends of WeChat, topics people want."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB, "postgresql")
SECOND = "approved_by IS NULL OR approved_by <> made_by"
SIGNED = "state IN ('draft','testing','cancelled') OR approved_by IS NOT NULL"
DATED = "kind <> 'health' OR expires IS NOT NULL"


def upgrade() -> None:
    _notice()
    _mass()
    _recipient()
    _looked_up()
    op.create_table(
        "interest",
        sa.Column("person_id", ID, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("topic", sa.String(length=24), nullable=False),
        sa.Column("at", UTC, nullable=False),
        sa.PrimaryKeyConstraint("person_id", "topic"),
    )


def _id() -> sa.Column[int]:
    return sa.Column("id", ID, nullable=False, primary_key=True)


def _ref(name: str, target: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, ID, sa.ForeignKey(target), nullable=nullable)


def _text(name: str, length: int, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=length), nullable=nullable)


def _moments(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, UTC, nullable=True) for name in names]


def _notice() -> None:
    op.create_table(
        "notice",
        _id(),
        _text("name", 80),
        _text("kind", 10),
        _text("state", 10),
        sa.Column("texts", JSON, nullable=False),
        sa.Column("flows", JSON, nullable=False),
        sa.Column("audience", JSON, nullable=False),
        _text("source", 200),
        sa.Column("expires", sa.Date(), nullable=True),
        _text("made_by", 40),
        _text("approved_by", 40, nullable=True),
        *_moments("approved_at", "starts_at"),
        sa.Column("frozen_upto", ID, server_default="0", nullable=False),
        *_moments("frozen_at", "began_at", "ended_at"),
        _text("reason", 40),
        sa.Column("created_at", UTC, nullable=False),
        sa.CheckConstraint(SECOND, "notice_second_person"),
        sa.CheckConstraint(SIGNED, "notice_approved"),
        sa.CheckConstraint(DATED, "notice_health_dated"),
    )
    op.create_index("ix_notice_state", "notice", ["state"])


def _mass() -> None:
    op.create_table(
        "notice_mass",
        _id(),
        _ref("notice_id", "notice.id"),
        _text("client_id", 32),
        _text("month", 7),
        _text("locale", 16),
        _text("wording", 8),
        _text("state", 8),
        sa.Column("size", sa.Integer(), nullable=False),
        _text("msg_id", 40),
        _text("reason", 40),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("reached", sa.Integer(), nullable=True),
        sa.Column("failed", sa.Integer(), nullable=True),
        *_moments("due_at"),
        sa.Column("at", UTC, nullable=False),
        sa.UniqueConstraint("client_id"),
    )
    op.create_index("ix_notice_mass_notice_id", "notice_mass", ["notice_id"])
    op.create_index("ix_notice_mass_state", "notice_mass", ["state"])


def _recipient() -> None:
    op.create_table(
        "recipient",
        _id(),
        _ref("notice_id", "notice.id"),
        _ref("account_id", "account.id"),
        _ref("person_id", "person.id"),
        _text("channel", 16),
        _text("zone", 40),
        _text("way", 8),
        _text("state", 10),
        _text("reason", 40),
        sa.Column("attempts", sa.Integer(), nullable=False),
        _text("owner", 16),
        *_moments("lease", "due_at"),
        _ref("mass_id", "notice_mass.id", nullable=True),
        _text("platform_id", 80),
        sa.Column("at", UTC, nullable=False),
        *_moments("tapped_at", "stopped_at"),
        sa.UniqueConstraint("notice_id", "account_id"),
    )


def _looked_up() -> None:
    op.create_index("ix_recipient_account_id", "recipient", ["account_id"])
    op.create_index("recipient_state", "recipient", ["notice_id", "state", "reason"])
    op.create_index("recipient_person", "recipient", ["person_id", "at"])
    for name, columns, only in (
        ("recipient_planned", ["notice_id", "channel", "id"], "state = 'planned'"),
        ("recipient_claimed", ["lease"], "state = 'claimed'"),
        ("recipient_mass", ["mass_id"], "mass_id IS NOT NULL"),
    ):
        few = sa.text(only)
        op.create_index(name, "recipient", columns, sqlite_where=few, postgresql_where=few)
