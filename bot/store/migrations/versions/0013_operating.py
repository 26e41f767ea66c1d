"""The operator's desk: topics, tags, counts of flows, texts not understood, incidents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB, "postgresql")


def upgrade() -> None:
    _topic()
    _tag()
    _tagged()
    _counts()
    _incident()


def _text(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=length), nullable=False)


def _moments(*names: str, nullable: bool = False) -> list[sa.Column[object]]:
    return [sa.Column(name, UTC, nullable=nullable) for name in names]


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _json(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, JSON, nullable=nullable)


def _ref(name: str, target: str) -> sa.Column[int]:
    return sa.Column(name, ID, sa.ForeignKey(target), nullable=False)


def _topic() -> None:
    op.create_table(
        "topic",
        sa.Column("id", sa.String(length=24), nullable=False, primary_key=True),
        _json("names"),
        _json("about"),
        _text("season", 40),
        _flag("open"),
        *_moments("changed_at"),
    )


def _tag() -> None:
    op.create_table(
        "tag",
        sa.Column("id", ID, nullable=False, primary_key=True),
        _text("name", 30),
        _text("about", 200),
        _json("rule", nullable=True),
        _flag("pushed"),
        sa.Column("platform_id", sa.Integer(), nullable=True),
        _json("differs", nullable=True),
        _text("reason", 40),
        *_moments("due_at", "ruled_at", "compared_at", nullable=True),
        _text("created_by", 40),
        *_moments("created_at"),
        sa.UniqueConstraint("name"),
    )


def _tagged() -> None:
    op.create_table(
        "person_tag",
        _ref("tag_id", "tag.id"),
        _ref("person_id", "person.id"),
        _text("by", 40),
        *_moments("at"),
        sa.PrimaryKeyConstraint("tag_id", "person_id"),
    )
    op.create_index("person_tag_person", "person_tag", ["person_id"])
    op.create_table(
        "tag_mark",
        _ref("tag_id", "tag.id"),
        _ref("account_id", "account.id"),
        _text("reason", 40),
        *_moments("at"),
        sa.PrimaryKeyConstraint("tag_id", "account_id"),
    )
    op.create_index("tag_mark_account", "tag_mark", ["account_id"])


def _counts() -> None:
    keys = [_text("flow", 40), _text("step", 40), _text("version", 8), _text("channel", 16)]
    keys += [_text("wording", 8), _text("locale", 16), _text("what", 12)]
    op.create_table(
        "flow_count",
        sa.Column("day", sa.Date(), nullable=False),
        *keys,
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", *(column.name for column in keys)),
    )
    op.create_table(
        "unclear",
        sa.Column("id", ID, nullable=False, primary_key=True),
        _ref("person_id", "person.id"),
        _text("flow", 40),
        _text("step", 40),
        _text("locale", 16),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        _text("done_by", 40),
        *_moments("at"),
    )
    op.create_index("ix_unclear_person_id", "unclear", ["person_id"])
    op.create_index("ix_unclear_at", "unclear", ["at"])
    op.create_index("unclear_step", "unclear", ["flow", "step", "id"])


def _incident() -> None:
    op.create_table(
        "incident",
        sa.Column("id", ID, nullable=False, primary_key=True),
        _text("kind", 24),
        _text("subject", 80),
        _json("detail"),
        *_moments("began_at", "seen_at"),
        _text("acked_by", 40),
        *_moments("acked_at", "over_at", "told_at", nullable=True),
        sa.Column("tellings", sa.Integer(), nullable=False),
        *_moments("mail_due", nullable=True),
        sa.Column("mail_tries", sa.Integer(), nullable=False),
    )
    still, mail = sa.text("over_at IS NULL"), sa.text("mail_due IS NOT NULL")
    op.create_index(
        "incident_once",
        "incident",
        ["kind", "subject"],
        unique=True,
        sqlite_where=still,
        postgresql_where=still,
    )
    op.create_index(
        "incident_mail", "incident", ["mail_due"], sqlite_where=mail, postgresql_where=mail
    )
