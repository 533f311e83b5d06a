"""Failures at the doors of no region count by account and address, as in the regions."""

import sqlalchemy as sa
from alembic import op

from kinerja.tenancy.ddl import grant

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "platform_delay",
        sa.Column("key_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("window_start", sa.DateTime(timezone=True), nullable=False),
        sa.Column("free_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("key_hash", name=op.f("pk_platform_delay")),
        schema="platform",
    )
    grant("platform.platform_delay", {"platform": "SELECT, INSERT, UPDATE, DELETE"})
    op.drop_column("platform_account", "free_at", schema="platform")
    op.drop_column("platform_account", "failures", schema="platform")


def downgrade() -> None:
    failures = sa.Column("failures", sa.Integer(), nullable=False, server_default="0")
    op.add_column("platform_account", failures, schema="platform")
    op.alter_column("platform_account", "failures", server_default=None, schema="platform")
    free_at = sa.Column("free_at", sa.DateTime(timezone=True), nullable=True)
    op.add_column("platform_account", free_at, schema="platform")
    op.drop_table("platform_delay", schema="platform")
