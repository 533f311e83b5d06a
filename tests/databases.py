"""Databases beside the installation's own, for tests."""

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from kinerja.config import DatabaseUrls, Settings
from kinerja.embedded.postgres import admin_url


def with_database(urls: DatabaseUrls, name: str) -> DatabaseUrls:
    """The same logins on another database of the server."""
    return DatabaseUrls(
        **{
            role: make_url(getattr(urls, role))
            .set(database=name)
            .render_as_string(hide_password=False)
            for role in DatabaseUrls.__slots__
        }
    )


def fresh_database(urls: DatabaseUrls, settings: Settings, name: str) -> DatabaseUrls:
    """An empty database of this name, whatever was there before."""
    admin = create_engine(admin_url(settings), isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name} OWNER {settings.role_prefix}owner"))
        # what a test writes need not survive a power cut
        connection.execute(text(f"ALTER DATABASE {name} SET synchronous_commit = off"))
    return with_database(urls, name)
