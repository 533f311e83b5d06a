"""Run migrations as the owner, on the address and with the role prefix `kinerja migrate` gives."""

from alembic import context
from sqlalchemy import create_engine, pool

from kinerja.app import all_metadata

config = context.config
SCHEMAS = {"app", "platform", "national"}


def include_name(name: str | None, kind: str, _parents: object) -> bool:
    """Compare our schemas alone."""
    return name in SCHEMAS if kind == "schema" else True


engine = create_engine(config.attributes["url"], poolclass=pool.NullPool)
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=all_metadata(),
        include_schemas=True,
        include_name=include_name,
        version_table="alembic_version",
        version_table_schema="platform",
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
