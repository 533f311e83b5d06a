"""Migrations are promises: one line, up and down and up again, and no drift from the tables."""

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from kinerja import paths
from kinerja.config import DatabaseUrls, Settings
from kinerja.embedded import Addresses
from kinerja.migrating import alembic_config, migrate, revisions
from tests.databases import fresh_database

OUR_TABLES = """
SELECT schemaname || '.' || tablename FROM pg_tables
WHERE schemaname IN ('app', 'platform', 'national', 'public')"""


@pytest.fixture
def empty(addresses: Addresses, settings: Settings, worker_id: str) -> DatabaseUrls:
    return fresh_database(addresses.database_urls, settings, f"history_{worker_id}")


@pytest.fixture
def config(empty: DatabaseUrls, settings: Settings) -> Config:
    return alembic_config(empty.owner, settings.role_prefix)


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory(str(paths.MIGRATIONS)).get_heads()) == 1


def test_up_down_up_leaves_no_drift(
    empty: DatabaseUrls, settings: Settings, config: Config
) -> None:
    migrate(empty.owner, settings.role_prefix)
    command.check(config)
    command.downgrade(config, "base")
    engine = create_engine(empty.owner, poolclass=NullPool)
    with engine.connect() as connection:
        left = connection.execute(text(OUR_TABLES))
        assert left.scalars().all() == ["platform.alembic_version"]
    migrate(empty.owner, settings.role_prefix)
    command.check(config)


def test_migrating_again_changes_nothing(empty: DatabaseUrls, settings: Settings) -> None:
    migrate(empty.owner, settings.role_prefix)
    migrate(empty.owner, settings.role_prefix)
    current, head = revisions(empty.owner)
    assert current == head
