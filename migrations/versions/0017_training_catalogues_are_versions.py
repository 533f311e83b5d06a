"""Training catalogues are versions; a rubric that comes back is a new version."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from kinerja.tenancy.ddl import protect

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "training_version",
        sa.Column("tenant_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", postgresql.JSONB(), nullable=False),
        sa.Column("document_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_training_version")),
        sa.UniqueConstraint(
            "tenant_id", "number", name=op.f("uq_training_version_tenant_id_number")
        ),
        schema="app",
    )
    protect("training_version", {"rw": "SELECT, INSERT"})
    op.drop_constraint("uq_rubric_version_tenant_id_document_hash", "rubric_version", schema="app")


def downgrade() -> None:
    op.create_unique_constraint(
        "uq_rubric_version_tenant_id_document_hash",
        "rubric_version",
        ["tenant_id", "document_hash"],
        schema="app",
    )
    op.drop_table("training_version", schema="app")
