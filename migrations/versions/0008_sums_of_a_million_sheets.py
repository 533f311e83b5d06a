"""Room for the sums of a million sheets, the index beside them, and how many use a service."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_SUMS = ("level_sum", "square_sum")


def upgrade() -> None:
    for column in _SUMS:
        op.alter_column("survey_rollup", column, type_=sa.BigInteger(), schema="app")
    op.add_column("survey_rollup", sa.Column("fewest_answers", sa.Integer()), schema="app")
    op.add_column("survey_rollup", sa.Column("index_hundredths", sa.Integer()), schema="app")
    op.add_column("survey", sa.Column("population", sa.Integer()), schema="app")
    op.create_index(
        "ix_survey_link_tenant_id_survey_id",
        "survey_link",
        ["tenant_id", "survey_id"],
        schema="app",
    )


def downgrade() -> None:
    op.drop_index("ix_survey_link_tenant_id_survey_id", table_name="survey_link", schema="app")
    op.drop_column("survey", "population", schema="app")
    op.drop_column("survey_rollup", "index_hundredths", schema="app")
    op.drop_column("survey_rollup", "fewest_answers", schema="app")
    for column in _SUMS:
        op.alter_column("survey_rollup", column, type_=sa.Integer(), schema="app")
