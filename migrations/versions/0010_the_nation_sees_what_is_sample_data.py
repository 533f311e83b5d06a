"""Published regions say whether they are generated: sample data is named wherever it is shown."""

import sqlalchemy as sa
from alembic import op

from kinerja.tenancy.ddl import role

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "region_status",
        sa.Column("is_sample", sa.Boolean(), nullable=False, server_default=sa.false()),
        schema="national",
    )
    op.alter_column("region_status", "is_sample", server_default=None, schema="national")
    op.execute(f'GRANT SELECT (is_sample) ON app.region TO "{role("rollup")}"')


def downgrade() -> None:
    op.execute(f'REVOKE SELECT (is_sample) ON app.region FROM "{role("rollup")}"')
    op.drop_column("region_status", "is_sample", schema="national")
