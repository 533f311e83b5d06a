"""Role scoring, which alone reads citizens' answers, may also delete those kept long enough."""

from alembic import op

from kinerja.tenancy.ddl import role

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(f'GRANT DELETE ON app.survey_answer TO "{role("scoring")}"')


def downgrade() -> None:
    op.execute(f'REVOKE DELETE ON app.survey_answer FROM "{role("scoring")}"')
