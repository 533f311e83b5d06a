"""A draft knows when it was saved; its reasons may stand without a level, which is one of five."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "evaluation",
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=True),
        schema="app",
    )
    op.alter_column("rating", "level", existing_type=sa.Integer(), nullable=True, schema="app")
    op.create_check_constraint(
        op.f("ck_rating_level"), "rating", "level BETWEEN 1 AND 5", schema="app"
    )


def downgrade() -> None:
    op.drop_constraint(op.f("ck_rating_level"), "rating", schema="app")
    op.execute("DELETE FROM app.rating WHERE level IS NULL")
    op.alter_column("rating", "level", existing_type=sa.Integer(), nullable=False, schema="app")
    op.drop_column("evaluation", "saved_at", schema="app")
