"""The tests of a patient are found by the patient: an open page of a case looks for them often."""

from __future__ import annotations

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("lab_order_patient", "lab_order", ["patient_id"])
    op.create_index("kit_result_patient", "kit_result", ["patient_id"])
