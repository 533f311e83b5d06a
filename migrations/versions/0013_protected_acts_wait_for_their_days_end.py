"""Protected acts wait apart until their day is over, so that no number tells their hour."""

import sqlalchemy as sa
from alembic import op

from kinerja.tenancy.ddl import protect

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "protected_act",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_protected_act")),
        schema="app",
    )
    protect("protected_act", {"rw": "SELECT, INSERT, DELETE"})


def downgrade() -> None:
    columns = "tenant_id, day, action, subject, subject_id"
    op.execute(
        f"INSERT INTO app.audit_entry ({columns}, actor_kind)"
        f" SELECT {columns}, 'protected' FROM app.protected_act ORDER BY random()"
    )
    op.execute("DELETE FROM app.dirty_mark WHERE starts_with(topic, 'hourly.')")
    op.drop_table("protected_act", schema="app")
