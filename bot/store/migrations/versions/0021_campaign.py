"""Notices have versions, a picture, a reviewer, rules that make them, and consents to be told."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB, "postgresql")


def upgrade() -> None:
    _notice()
    op.add_column("notice_mass", sa.Column("tag_id", sa.Integer(), nullable=True))
    op.create_table(
        "notice_version",
        _id(),
        sa.Column("notice_id", ID, sa.ForeignKey("notice.id"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", JSON, nullable=False),
        *_by(),
        sa.UniqueConstraint("notice_id", "version"),
    )
    op.create_table(
        "notice_image",
        _id(),
        sa.Column("mime", sa.String(40), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        *_by(),
    )
    _rule()
    _subscription()


def _id() -> sa.Column[int]:
    return sa.Column("id", ID, nullable=False, primary_key=True)


def _by() -> list[sa.Column[Any]]:
    return [
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("at", UTC, nullable=False),
    ]


def _notice() -> None:
    columns: list[sa.Column[Any]] = [
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("approved_version", sa.Integer(), nullable=True),
        sa.Column("submitted_at", UTC, nullable=True),
        *(
            sa.Column(name, sa.String(length), server_default="", nullable=False)
            for name, length in (("submitted_by", 40), ("reviewer", 40), ("remark", 300))
        ),
        sa.Column("image_id", ID, nullable=True),
        sa.Column("subscribe", JSON, nullable=True),
        sa.Column("rule_id", ID, nullable=True),
    ]
    for column in columns:
        op.add_column("notice", column)
    op.execute("UPDATE notice SET approved_version = 1 WHERE approved_by IS NOT NULL")


def _rule() -> None:
    op.create_table(
        "notice_rule",
        _id(),
        sa.Column("notice_id", ID, sa.ForeignKey("notice.id"), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("month", "day", "days")),
        sa.Column("season", sa.String(24), server_default="", nullable=False),
        sa.Column("sends", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("last_year", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("made_by", sa.String(40), nullable=False),
        sa.Column("created_at", UTC, nullable=False),
        sa.CheckConstraint("month BETWEEN 1 AND 12 AND day BETWEEN 1 AND 31", "notice_rule_day"),
    )


def _subscription() -> None:
    op.create_table(
        "subscription",
        sa.Column("account_id", ID, autoincrement=False, nullable=False),
        sa.Column("template", sa.String(64), nullable=False),
        sa.Column("person_id", ID, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("remaining", sa.Integer(), nullable=False),
        sa.Column("lasting", sa.Boolean(), nullable=False),
        sa.Column("at", UTC, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "template"),
        sa.CheckConstraint("remaining >= 0", "subscription_left"),
    )
    op.create_index("ix_subscription_person_id", "subscription", ["person_id"])
