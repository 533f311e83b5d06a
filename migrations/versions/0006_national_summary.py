"""A region's exact counts and the nation's published cells."""

import sqlalchemy as sa
from alembic import op

from kinerja.tenancy.ddl import grant, protect

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_tables()
    protect("predicate_rollup", {"rw": "SELECT", "rollup": "SELECT, INSERT, UPDATE, DELETE"})
    grant("national.snapshot", {"national": "SELECT", "rollup": "SELECT, INSERT, UPDATE, DELETE"})
    grant(
        "national.predicate_cell",
        {"national": "SELECT", "rollup": "SELECT, INSERT, UPDATE, DELETE"},
    )
    grant(
        "national.region_status", {"national": "SELECT", "rollup": "SELECT, INSERT, UPDATE, DELETE"}
    )


def create_tables() -> None:

    op.create_table(
        "predicate_rollup",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("predicate", sa.String(length=20), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "year", "predicate", name=op.f("pk_predicate_rollup")),
        schema="app",
    )
    op.create_table(
        "predicate_cell",
        sa.Column("snapshot_id", sa.Uuid(), nullable=False),
        sa.Column("region_slug", sa.String(length=40), nullable=False),
        sa.Column("predicate", sa.String(length=20), nullable=False),
        sa.Column("n", sa.Integer(), nullable=True),
        sa.Column("suppressed", sa.Boolean(), nullable=False),
        sa.Column("min_cell", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "n IS NULL OR n = 0 OR n >= min_cell", name=op.f("ck_predicate_cell_min_cell")
        ),
        sa.CheckConstraint("suppressed = (n IS NULL)", name=op.f("ck_predicate_cell_suppressed")),
        sa.PrimaryKeyConstraint(
            "snapshot_id", "region_slug", "predicate", name=op.f("pk_predicate_cell")
        ),
        schema="national",
    )
    op.create_table(
        "region_status",
        sa.Column("snapshot_id", sa.Uuid(), nullable=False),
        sa.Column("region_slug", sa.String(length=40), nullable=False),
        sa.Column("tenant_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("government_type", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("data_as_of", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("snapshot_id", "region_slug", name=op.f("pk_region_status")),
        schema="national",
    )
    op.create_table(
        "snapshot",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot")),
        schema="national",
    )
    # ### end Alembic commands ###


def downgrade() -> None:

    op.drop_table("snapshot", schema="national")
    op.drop_table("region_status", schema="national")
    op.drop_table("predicate_cell", schema="national")
    op.drop_table("predicate_rollup", schema="app")
    # ### end Alembic commands ###
