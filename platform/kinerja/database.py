"""Tables' bases, the engines of the login roles, and the session of the web and the workers."""

from datetime import UTC, datetime
from typing import Any, cast

import orjson
from flask import Flask, current_app
from sqlalchemy import DateTime, Engine, Integer, MetaData, Uuid, create_engine
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase

from kinerja.config import DatabaseUrls, Settings
from kinerja.ids import PersonId, TenantId, new_id, random_id
from kinerja.tenancy.guard import install_guard
from kinerja.tenancy.session import db

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
ROLES = ("owner", "scoring", "rollup", "national", "relay", "platform")

__all__ = ["Base", "NationalBase", "PlatformBase", "db", "engine_of", "new_id", "now", "random_id"]


class _Types(DeclarativeBase):
    __abstract__ = True
    type_annotation_map = {  # noqa: RUF012  # SQLAlchemy's own idiom
        datetime: DateTime(timezone=True),
        TenantId: Integer(),
        PersonId: Uuid(),
        dict[str, Any]: JSONB,
        list[Any]: JSONB,
    }


class Base(_Types):
    """Tables of a region: schema app, `tenant_id` first, row security forced."""

    __abstract__ = True
    metadata = MetaData(schema="app", naming_convention=NAMING)


class PlatformBase(_Types):
    """Tables without a tenant: schema platform, written by role platform alone."""

    __abstract__ = True
    metadata = MetaData(schema="platform", naming_convention=NAMING)


class NationalBase(_Types):
    """Published, suppressed cells: schema national, written by rollup, read by national."""

    __abstract__ = True
    metadata = MetaData(schema="national", naming_convention=NAMING)


def now() -> datetime:
    """The present, aware and in UTC."""
    return datetime.now(UTC)


def engine_options(settings: Settings) -> dict[str, Any]:
    """How every role connects: psycopg 3, orjson, pre-pinged pool."""
    return {
        "pool_pre_ping": True,
        # a logged SQL error must not carry what somebody typed
        "hide_parameters": True,
        "json_serializer": lambda value: orjson.dumps(value).decode(),
        "json_deserializer": orjson.loads,
        "connect_args": {"prepare_threshold": settings.prepare_threshold},
    }


def init_database(app: Flask, settings: Settings, urls: DatabaseUrls) -> None:
    """Bind the session to role rw and keep the other roles' engines beside it."""
    app.config["SQLALCHEMY_DATABASE_URI"] = urls.rw
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(settings)
    db.init_app(app)
    with app.app_context():
        install_guard(db.engine, Base.metadata)
    app.extensions["kinerja.engines"] = {
        role: create_engine(getattr(urls, role), pool_size=2, **engine_options(settings))
        for role in ROLES
    }


def engine_of(role: str) -> Engine:
    """The engine of one of the other login roles, such as `rollup` or `national`."""
    return cast("dict[str, Engine]", current_app.extensions["kinerja.engines"])[role]


def dispose_engines(app: Flask, *, inherited: bool = False) -> None:
    """Close every pooled connection; `inherited` ones (after a fork) are dropped unclosed."""
    with app.app_context():
        for engine in (db.engine, *app.extensions["kinerja.engines"].values()):
            engine.dispose(close=not inherited)
