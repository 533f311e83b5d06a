"""A survey's sums know up to which day they count, and whether sheets are not in them yet."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("survey_rollup", sa.Column("through", sa.Date()), schema="app")
    op.add_column("survey_rollup", sa.Column("rest", sa.SmallInteger()), schema="app")


def downgrade() -> None:
    op.drop_column("survey_rollup", "rest", schema="app")
    op.drop_column("survey_rollup", "through", schema="app")
