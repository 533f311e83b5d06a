"""Delivered messages, spent codes and ended sessions may be deleted once they have served."""

from alembic import op

from kinerja.tenancy.ddl import grant, role

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

DELETES = {
    "app.outbox": "rw",
    "app.one_time_code": "rw",
    "platform.platform_session": "platform",
}


def upgrade() -> None:
    for table, name in DELETES.items():
        grant(table, {name: "DELETE"})


def downgrade() -> None:
    for table, name in DELETES.items():
        op.execute(f'REVOKE DELETE ON {table} FROM "{role(name)}"')
