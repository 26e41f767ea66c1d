"""The desk: second opinions, remarks, templates, reviews, and clinicians' own chats."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC = sa.DateTime(timezone=True)
SEALED = sa.LargeBinary()


def upgrade() -> None:
    _staff_code()
    _template()
    _glance()
    _guest()
    _remark()
    _review()
    _staff_chat()


def _staff_code() -> None:
    op.create_table(
        "staff_code",
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("until", UTC, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index("ix_staff_code_staff_id", "staff_code", ["staff_id"])


def _template() -> None:
    op.create_table(
        "template",
        sa.Column("id", ID, nullable=False),
        sa.Column("staff_id", ID, nullable=True),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("title", sa.String(length=60), nullable=False),
        sa.Column("body", sa.String(length=2000), nullable=False),
        sa.Column("at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def _glance() -> None:
    op.create_table(
        "glance",
        sa.Column("case_id", ID, autoincrement=False, nullable=False),
        sa.Column("staff_id", ID, autoincrement=False, nullable=False),
        sa.Column("seen_at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"]),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("case_id", "staff_id"),
    )


def _guest() -> None:
    op.create_table(
        "guest",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("staff_id", ID, nullable=True),
        sa.Column("asked_by", ID, nullable=False),
        sa.Column("at", UTC, nullable=False),
        sa.Column("joined_at", UTC, nullable=True),
        sa.Column("left_at", UTC, nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["staff.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"]),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_guest_case_id", "guest", ["case_id"])


def _remark() -> None:
    op.create_table(
        "remark",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("body", SEALED, nullable=True),
        sa.Column("at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"]),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_remark_case_id", "remark", ["case_id"])


def _review() -> None:
    op.create_table(
        "review",
        sa.Column("case_id", ID, autoincrement=False, nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("picked_at", UTC, nullable=False),
        sa.Column("staff_id", ID, nullable=True),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("body", SEALED, nullable=True),
        sa.Column("done_at", UTC, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"]),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("case_id"),
    )
    op.create_index(
        "review_open",
        "review",
        ["picked_at"],
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_index("review_done", "review", ["done_at"])


def _staff_chat() -> None:
    of_staff: sa.Column[bool] = sa.Column(
        "staff", sa.Boolean(), server_default=sa.false(), nullable=False
    )
    op.add_column("person", of_staff)
    op.create_table(
        "staff_chat",
        sa.Column("staff_id", ID, autoincrement=False, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=True),
        sa.Column("draft", SEALED, nullable=True),
        sa.Column("bound_at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("staff_id"),
        sa.UniqueConstraint("person_id"),
    )
