"""People are referred to training."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from kinerja.tenancy.ddl import protect

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_tables()
    protect("referral", {"rw": "SELECT, INSERT, UPDATE"})


def create_tables() -> None:
    op.create_table(
        "referral",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("training_version_id", sa.Uuid(), nullable=False),
        sa.Column("superior_id", sa.Uuid(), nullable=True),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("item", sa.String(length=40), nullable=False),
        sa.Column("programme", sa.String(length=40), nullable=False),
        sa.Column("reason", postgresql.JSONB(), nullable=False),
        sa.Column("purpose", sa.String(length=10), nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("scheduled_on", sa.Date(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "evaluation_id"],
            ["app.evaluation.tenant_id", "app.evaluation.id"],
            name=op.f("fk_referral_tenant_id_evaluation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["app.person.tenant_id", "app.person.id"],
            name=op.f("fk_referral_tenant_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "superior_id"],
            ["app.person.tenant_id", "app.person.id"],
            name="fk_referral_superior",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "training_version_id"],
            ["app.training_version.tenant_id", "app.training_version.id"],
            name=op.f("fk_referral_tenant_id_training_version_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_referral")),
        sa.UniqueConstraint(
            "tenant_id",
            "evaluation_id",
            "programme",
            name=op.f("uq_referral_tenant_id_evaluation_id_programme"),
        ),
        schema="app",
    )
    op.create_index(
        "ix_referral_tenant_id_person_id",
        "referral",
        ["tenant_id", "person_id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        "ix_referral_tenant_id_state",
        "referral",
        ["tenant_id", "state", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        "ix_referral_tenant_id_superior_id",
        "referral",
        ["tenant_id", "superior_id", "state"],
        unique=False,
        schema="app",
    )


def downgrade() -> None:
    op.drop_table("referral", schema="app")
