"""A published snapshot knows since when newer counts wait for publication."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "snapshot",
        sa.Column("stale_since", sa.DateTime(timezone=True), nullable=True),
        schema="national",
    )
    op.create_index(
        "uq_snapshot_current_year",
        "snapshot",
        ["year"],
        unique=True,
        schema="national",
        postgresql_where=sa.text("is_current"),
    )


def downgrade() -> None:
    op.drop_index("uq_snapshot_current_year", "snapshot", schema="national")
    op.drop_column("snapshot", "stale_since", schema="national")
