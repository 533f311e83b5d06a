"""Who may enter which schema, and the two questions every policy asks."""

from alembic import op

from kinerja.tenancy.ddl import role

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

USAGE = {
    "app": ("rw", "scoring", "rollup", "relay"),
    "platform": ("platform", "rw", "rollup", "relay"),
    "national": ("national", "rollup"),
}


def upgrade() -> None:
    for schema, names in USAGE.items():
        op.execute(f"REVOKE ALL ON SCHEMA {schema} FROM PUBLIC")
        for name in names:
            op.execute(f'GRANT USAGE ON SCHEMA {schema} TO "{role(name)}"')
    op.execute("ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC")
    # Inlined by the planner, so it costs nothing. Fails closed: a session that never set
    # app.tenant gets 42704, one whose SET LOCAL has ended reads '' and gets 22P02.
    op.execute(
        "CREATE FUNCTION app.current_tenant() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE "
        "RETURN current_setting('app.tenant')::integer"
    )
    op.execute(
        "CREATE FUNCTION app.current_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE "
        "RETURN current_setting('app.person')::uuid"
    )
    for name in ("rw", "scoring", "rollup"):
        op.execute(f'GRANT EXECUTE ON FUNCTION app.current_tenant() TO "{role(name)}"')
    op.execute(f'GRANT EXECUTE ON FUNCTION app.current_person() TO "{role("rw")}"')
    # Overlapping dated rows are refused without btree_gist: equality as a range of one value.
    op.execute("CREATE TYPE app.uuidrange AS RANGE (subtype = uuid)")
    op.execute(f'GRANT EXECUTE ON FUNCTION app.uuidrange(uuid, uuid, text) TO "{role("rw")}"')


def downgrade() -> None:
    op.execute("DROP TYPE app.uuidrange")
    op.execute("DROP FUNCTION app.current_person()")
    op.execute("DROP FUNCTION app.current_tenant()")
    op.execute("ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC")
    for schema, names in USAGE.items():
        for name in names:
            op.execute(f'REVOKE USAGE ON SCHEMA {schema} FROM "{role(name)}"')
