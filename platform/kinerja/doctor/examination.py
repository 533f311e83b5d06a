"""The whole examination: ask every part, judge every answer, go on when one does not answer."""

import shutil
from collections.abc import Iterator

from redis import RedisError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from kinerja.config import ROLES, Settings
from kinerja.doctor import disk, messages, postgres, roles, schema
from kinerja.doctor.findings import Finding
from kinerja.embedded import Addresses
from kinerja.embedded.places import Places
from kinerja.jobs.queues import connect
from kinerja.migrating import revisions
from kinerja.tenancy import inspection

_TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'app'"


def examine(settings: Settings, addresses: Addresses) -> list[Finding]:
    """Everything found about an installation whose servers are up or have addresses."""
    return [
        *_database(settings, addresses),
        *_redis(settings, addresses),
        _mail(settings),
        _disk(settings),
    ]


def _database(settings: Settings, addresses: Addresses) -> Iterator[Finding]:
    own = settings.database_urls is None
    try:
        with postgres.connected(addresses.database_urls.rw) as connection:
            yield postgres.judge_postgres(postgres.read_postgres(connection, own=own))
    except SQLAlchemyError as error:
        yield postgres.unreachable(_reason(error))
        return
    yield from _roles(addresses)
    yield from _schema(settings, addresses)


def _roles(addresses: Addresses) -> Iterator[Finding]:
    names: dict[str, str] = {}
    for role in ROLES:
        try:
            with postgres.connected(getattr(addresses.database_urls, role)) as connection:
                facts = roles.read_role(connection)
        except SQLAlchemyError as error:
            variable = "DATABASE_URL" if role == "rw" else f"DATABASE_{role.upper()}_URL"
            yield roles.unreachable(role, variable, _reason(error))
        else:
            names[role] = facts.name
            yield roles.judge_role(role, facts)
    shared = roles.judge_distinct(names)
    if shared:
        yield shared


def _schema(settings: Settings, addresses: Addresses) -> Iterator[Finding]:
    owner_url = addresses.database_urls.owner
    try:
        yield schema.judge_migrations(*revisions(owner_url))
        with postgres.connected(owner_url) as connection:
            tables = connection.execute(text(_TABLES)).scalar_one()
            holes = inspection.holes(connection, settings.role_prefix) if tables else []
        yield schema.judge_policies(holes, tables)
    except SQLAlchemyError:
        return  # the owner cannot sign in, which its own finding says already


def _redis(settings: Settings, addresses: Addresses) -> Iterator[Finding]:
    try:
        with connect(addresses.redis_url) as connection:
            program, version = messages.describe_redis(connection)
            own = settings.redis_url is None
            yield messages.judge_redis(program, version, own=own)
            yield messages.judge_queues(messages.read_queues(connection))
    except RedisError as error:
        yield messages.redis_unreachable(type(error).__name__)


def _mail(settings: Settings) -> Finding:
    url = settings.smtp_url
    return messages.judge_mail(url, messages.greet_mail_server(url) if url else None)


def _disk(settings: Settings) -> Finding:
    own = settings.database_urls is None
    folder = disk.existing(Places.of(settings.home).data if own else settings.home)
    return disk.judge_disk(folder, shutil.disk_usage(folder).free)


def _reason(error: SQLAlchemyError) -> str:
    """The last line the database said; addresses and statements stay out of it."""
    said = str(getattr(error, "orig", None) or type(error).__name__)
    return said.strip().splitlines()[-1].strip()
