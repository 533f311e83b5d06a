"""The login roles of the database: one door for each kind of work, none of them a superuser's."""

from collections.abc import Mapping
from typing import Final

from psycopg import sql
from sqlalchemy.engine import URL

from kinerja.config import ROLES, DatabaseUrls, spelled

DATABASE: Final = "kinerja"
ATTRIBUTES: Final = "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION"
CLOSE_PUBLIC_SCHEMA: Final = "REVOKE ALL ON SCHEMA public FROM PUBLIC"


def create_statements(prefix: str, passwords: Mapping[str, str]) -> list[str]:
    """One CREATE ROLE for each role of `passwords` (`rw`, `owner`, …), named with the prefix."""
    create = sql.SQL("CREATE ROLE {role} " + ATTRIBUTES + " PASSWORD {password}")
    return [
        create.format(
            role=sql.Identifier(prefix + role), password=sql.Literal(password)
        ).as_string()
        for role, password in passwords.items()
    ]


def create_database(prefix: str, database: str = DATABASE) -> str:
    """The statement that makes the database, owned by the owner role."""
    statement = sql.SQL("CREATE DATABASE {database} OWNER {owner}")
    owner = sql.Identifier(f"{prefix}owner")
    return statement.format(database=sql.Identifier(database), owner=owner).as_string()


def urls(
    prefix: str, passwords: Mapping[str, str], server: Mapping[str, str], database: str = DATABASE
) -> DatabaseUrls:
    """The address of each role; `server` holds what libpq needs, such as `host` and `port`."""
    return DatabaseUrls(
        **{role: url(prefix + role, passwords[role], server, database) for role in ROLES}
    )


def url(user: str, password: str, server: Mapping[str, str], database: str) -> str:
    """One address for SQLAlchemy and psycopg."""
    address = URL.create(
        "postgresql+psycopg",
        username=user,
        password=password,
        database=database,
        query=dict(server),
    )
    return spelled(address)
