"""Sign-in: second factors, recovery codes, identities at a provider, and what logins tell."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC = sa.DateTime(timezone=True)
GIVEN = sa.text("email <> ''")
TABLES = ("staff_identity", "staff_recovery", "staff_factor")


def _word(name: str, length: int, default: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.String(length=length), nullable=False, server_default=default)


def _staff(*, key: bool = False) -> sa.Column[int]:
    return sa.Column("staff_id", ID, sa.ForeignKey("staff.id"), nullable=False, primary_key=key)


def upgrade() -> None:
    op.add_column("staff", _word("email", 120))
    op.add_column("staff", sa.Column("seen_at", UTC, nullable=True))
    op.create_index(
        "staff_email",
        "staff",
        ["email"],
        unique=True,
        sqlite_where=GIVEN,
        postgresql_where=GIVEN,
    )
    op.add_column("session", _word("stage", 8, "in"))
    op.add_column("session", _word("agent", 80))
    op.create_table(
        "staff_factor",
        _staff(key=True),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("step", sa.BigInteger(), nullable=False),
        sa.Column("confirmed_at", UTC, nullable=True),
        sa.Column("created_at", UTC, nullable=False),
    )
    op.create_table(
        "staff_recovery",
        sa.Column("digest", sa.LargeBinary(length=32), primary_key=True),
        _staff(),
        sa.Column("used_at", UTC, nullable=True),
    )
    op.create_index("ix_staff_recovery_staff_id", "staff_recovery", ["staff_id"])
    op.create_table(
        "staff_identity",
        sa.Column("id", ID, primary_key=True, autoincrement=True),
        _staff(),
        sa.Column("issuer", sa.String(length=200), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("linked_at", UTC, nullable=False),
        sa.UniqueConstraint("issuer", "subject"),
        sa.UniqueConstraint("staff_id", "issuer"),
    )


def downgrade() -> None:
    for name in TABLES:
        op.drop_table(name)
    op.drop_column("session", "agent")
    op.drop_column("session", "stage")
    op.drop_index("staff_email", table_name="staff")
    op.drop_column("staff", "seen_at")
    op.drop_column("staff", "email")
