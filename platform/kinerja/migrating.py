"""Bringing a database to the present: schemas first, then Alembic's one line of history."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from kinerja import paths

_LOCK = 0x6B696E65


def alembic_config(owner_url: str, role_prefix: str) -> Config:
    """Alembic's settings for this database; nothing is read from a file."""
    config = Config()
    config.set_main_option("script_location", str(paths.MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["url"] = owner_url
    config.attributes["role_prefix"] = role_prefix
    return config


def migrate(owner_url: str, role_prefix: str, revision: str = "head") -> None:
    """Upgrade as owner; several programs starting at once wait for one another."""
    engine = create_engine(owner_url, poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": _LOCK})
        for schema in ("app", "platform", "national"):
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {schema}"))
        connection.commit()
        command.upgrade(alembic_config(owner_url, role_prefix), revision)


def revisions(owner_url: str) -> tuple[str | None, str | None]:
    """The revision the database is at, and the newest one there is."""
    script = ScriptDirectory(str(paths.MIGRATIONS))
    with create_engine(owner_url, poolclass=NullPool).connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table_schema": "platform"})
        return context.get_current_revision(), script.get_current_head()
