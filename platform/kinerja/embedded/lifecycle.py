"""Servers for as long as a program needs them: started by the first, stopped by the last."""

import logging
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kinerja.config import DatabaseUrls, Settings
from kinerja.embedded import passwords, processes, roles, sharing
from kinerja.embedded.errors import PasswordsLostError
from kinerja.embedded.places import Places
from kinerja.embedded.postgres import Postgres
from kinerja.embedded.sharing import Ledger
from kinerja.embedded.valkey import Valkey

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where PostgreSQL and Redis are reached, whoever runs them."""

    database_urls: DatabaseUrls = field(repr=False)
    redis_url: str = field(repr=False)


@contextmanager
def servers(settings: Settings) -> Iterator[Addresses]:
    """The addresses of both servers; what has none in the settings is started and shared.

    Raises EmbeddedError when a server cannot be had.
    """
    if settings.database_urls and settings.redis_url:
        yield Addresses(settings.database_urls, settings.redis_url)
        return
    places = Places.of(settings.home)
    places.prepare()
    own = processes.identify(os.getpid())
    if own is None:
        raise ProcessLookupError(os.getpid())
    with sharing.locked(places.home) as ledger:
        addresses = _start(settings, places, ledger)
        ledger.holders.append(own)
    try:
        yield addresses
    finally:
        if os.getpid() == own.pid:  # a forked child that ends has nothing to give back
            _leave(places, own)


def discard(home: Path) -> None:
    """Remove what the servers of a home nobody uses any more keep outside of it."""
    places = Places.of(home)
    if not places.home.exists():
        return
    with sharing.locked(places.home) as ledger:
        if ledger.holders:
            return
        _stop(places, ledger.sockets)
        for folder in (ledger.sockets, places.data):
            if folder and folder.exists() and not folder.is_relative_to(places.home):
                shutil.rmtree(folder)
        ledger.sockets = None


def _start(settings: Settings, places: Places, ledger: Ledger) -> Addresses:
    places.own_folder(places.data)
    if settings.database_urls is None:
        _settle_passwords(places, ledger)
    ledger.sockets = places.socket_folder(ledger.sockets)
    try:
        database_urls = settings.database_urls or _own_database(settings, places, ledger.sockets)
        redis_url = settings.redis_url or _own_redis(places, ledger.sockets)
    except BaseException:
        if not ledger.holders:
            _stop(places, ledger.sockets)
        raise
    return Addresses(database_urls, redis_url)


def _own_database(settings: Settings, places: Places, sockets: Path) -> DatabaseUrls:
    known = passwords.of_home(places.home)
    postgres = Postgres(places, sockets, known)
    postgres.start()
    postgres.prepare(settings.role_prefix)
    return roles.urls(settings.role_prefix, known, postgres.server)


def _own_redis(places: Places, sockets: Path) -> str:
    valkey = Valkey(places, sockets)
    valkey.start()
    return valkey.url


def _leave(places: Places, own: processes.Identity) -> None:
    with sharing.locked(places.home) as ledger:
        if own in ledger.holders:
            ledger.holders.remove(own)
        if not ledger.holders:
            _stop(places, ledger.sockets)


def _stop(places: Places, sockets: Path | None) -> None:
    if sockets is not None:
        Valkey(places, sockets).stop()
        Postgres(places, sockets, {}).stop()


def _settle_passwords(places: Places, ledger: Ledger) -> None:
    if passwords.path_in(places.home).exists() or not places.postgres.exists():
        return
    if places.account is None or ledger.known:
        raise PasswordsLostError(passwords.path_in(places.home), places.postgres)
    # the home is new, its namesake's data are not: begin anew, and throw nothing away
    _stop(places, places.data / "run")
    aside = places.data.with_name(f"{places.data.name}.{time.strftime('%Y%m%dT%H%M%S')}")
    places.data.rename(aside)
    places.own_folder(places.data)
    _log.warning("Data of an earlier %s were moved to %s", places.home, aside)
