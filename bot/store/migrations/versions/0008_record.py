"""A person's own record: results of scales, and photos of one spot over days."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC = sa.DateTime(timezone=True)
SEALED = sa.LargeBinary()


def upgrade() -> None:
    _scale_result()
    _spot()
    _hold()
    op.add_column("account", sa.Column("left_at", UTC, nullable=True))
    op.add_column("person", sa.Column("erased_at", UTC, nullable=True))


def _scale_result() -> None:
    op.create_table(
        "scale_result",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("patient_id", ID, nullable=True),
        sa.Column("scale", sa.String(length=24), nullable=False),
        sa.Column("body", SEALED, nullable=True),
        sa.Column("at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_scale_result_person_id", "scale_result", ["person_id"])


def _spot() -> None:
    op.create_table(
        "spot",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("patient_id", ID, nullable=True),
        sa.Column("body", SEALED, nullable=True),
        sa.Column("every", sa.Integer(), nullable=False),
        sa.Column("created_at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_spot_person_id", "spot", ["person_id"])
    op.create_table(
        "spot_photo",
        sa.Column("id", ID, nullable=False),
        sa.Column("spot_id", ID, nullable=False),
        sa.Column("media_id", ID, nullable=False),
        sa.Column("body", SEALED, nullable=True),
        sa.Column("at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["media_id"], ["media.id"]),
        sa.ForeignKeyConstraint(["spot_id"], ["spot.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_spot_photo_spot_id", "spot_photo", ["spot_id"])
    op.create_index("ix_spot_photo_media_id", "spot_photo", ["media_id"])


def _hold() -> None:
    op.create_table(
        "hold",
        sa.Column("person_id", ID, autoincrement=False, nullable=False),
        sa.Column("reason", sa.String(length=80), nullable=False),
        sa.Column("at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("person_id"),
    )
