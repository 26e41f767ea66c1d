"""Other systems: their keys, what they asked for once, and the pseudonyms of patients."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "api_key",
        sa.Column("id", ID, nullable=False, primary_key=True),
        sa.Column("name", sa.String(24), nullable=False, unique=True),
        sa.Column("scopes", sa.String(80), nullable=False),
        sa.Column("sites", sa.String(800), nullable=False, server_default=""),
        sa.Column("secret", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", UTC, nullable=False),
        sa.Column("revoked_at", UTC, nullable=True),
    )
    op.create_table(
        "api_once",
        sa.Column("caller", sa.String(24), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("subject", sa.String(40), nullable=False, server_default=""),
        sa.Column("at", UTC, nullable=False),
        sa.PrimaryKeyConstraint("caller", "key"),
    )
    op.create_table(
        "patient_alias",
        sa.Column("alias", sa.String(24), nullable=False, primary_key=True),
        sa.Column("patient_id", ID, sa.ForeignKey("patient.id"), nullable=False, unique=True),
    )
