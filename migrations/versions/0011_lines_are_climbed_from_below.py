"""A line is found by the position it starts from: who rates somebody is climbed from below."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_reporting_line_tenant_id_position_id",
        "reporting_line",
        ["tenant_id", "position_id"],
        schema="app",
    )


def downgrade() -> None:
    op.drop_index(
        "ix_reporting_line_tenant_id_position_id", table_name="reporting_line", schema="app"
    )
