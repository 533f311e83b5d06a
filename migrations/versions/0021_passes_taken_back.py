"""A pass of the training for raters can be taken back."""

from alembic import op

from kinerja.tenancy.ddl import grant, role

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    grant("app.rater_pass", {"rw": "DELETE"})


def downgrade() -> None:
    op.execute(f'REVOKE DELETE ON app.rater_pass FROM "{role("rw")}"')
