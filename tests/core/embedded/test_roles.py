"""The login roles, made by the program or by the script for a server of one's own."""

import os
import subprocess
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo

from kinerja import paths
from kinerja.config import ROLES, Settings
from kinerja.embedded import Addresses, roles
from kinerja.embedded.places import Places
from kinerja.embedded.postgres import admin_url
from kinerja.embedded.programs import postgres_programs
from tests.core.embedded.conftest import connect

Running = tuple[Settings, Addresses]
SCRIPT = paths.ROOT / "infra" / "database-roles.sql"
ATTRIBUTES = (
    "SELECT replace(rolname, %(prefix)s, ''), rolsuper, rolinherit, rolcreaterole, rolcreatedb,"
    " rolcanlogin, rolreplication, rolconnlimit, rolvaliduntil, rolbypassrls, rolconfig"
    " FROM pg_roles WHERE starts_with(rolname, %(prefix)s) ORDER BY 1"
)
DATABASES = (
    "SELECT datname, pg_get_userbyid(datdba), datlocprovider, datlocale, datcollate, datctype,"
    " pg_encoding_to_char(encoding) FROM pg_database WHERE datname = %s"
)


def psql(running: Running, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    program = postgres_programs(Places.of(running[0].home).postgres).folder / "psql"
    address = admin_url(running[0]).replace("+psycopg", "")
    command: list[str | Path] = [program, "-X", "-q", *arguments, "-f", SCRIPT, address]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def passwords(secret: str) -> dict[str, str]:
    return {f"KINERJA_{role.upper()}_PASSWORD": secret for role in ROLES}


def attributes(admin: psycopg.Connection[Any], prefix: str) -> list[tuple[Any, ...]]:
    return admin.execute(ATTRIBUTES, {"prefix": prefix}).fetchall()


def drop(admin: psycopg.Connection[Any], prefix: str, database: str) -> None:
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(database)))
    for role in ROLES:
        admin.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(prefix + role)))


@pytest.mark.servers
def test_the_script_makes_what_the_program_makes(running: Running) -> None:
    options = ("-v", "prefix=own_", "-v", "database=own")
    with connect(admin_url(running[0])) as admin:
        for _ in range(2):  # a second run leaves everything as it is
            done = psql(running, *options, **passwords("it's secret"))
            assert (done.returncode, done.stderr) == (0, "")
        made = attributes(admin, "own_")
        assert [row[0] for row in made] == sorted(ROLES)
        assert made == attributes(admin, "kinerja_")
        ours, theirs = (admin.execute(DATABASES, [name]).fetchone() for name in ("kinerja", "own"))
        assert ours is not None
        assert theirs == ("own", "own_owner", *ours[2:])
        with connect(admin_url(running[0], "own")) as inside:
            look_up = "SELECT has_schema_privilege('own_rw', 'public', 'USAGE')"
            assert inside.execute(look_up).fetchone() == (False,)
        host = str(admin.info.host)
        with psycopg.connect(host=host, user="own_rw", password="it's secret", dbname="own"):
            pass
        drop(admin, "own_", "own")


@pytest.mark.servers
def test_the_script_wants_every_password(running: Running) -> None:
    some = passwords("secret") | {"KINERJA_RELAY_PASSWORD": ""}
    done = psql(running, "-v", "prefix=half_", **some)
    assert done.returncode != 0
    assert "PASSWORD" in done.stderr
    with connect(admin_url(running[0])) as admin:
        assert attributes(admin, "half_") == []


@pytest.mark.servers
def test_the_script_runs_without_a_superuser(running: Running) -> None:
    with connect(admin_url(running[0])) as admin:
        admin.execute("CREATE ROLE manager LOGIN CREATEROLE CREATEDB PASSWORD 'secret'")
        address = make_conninfo(
            host=admin.info.host, user="manager", password="secret", dbname="postgres"
        )
        program = postgres_programs(Places.of(running[0].home).postgres).folder / "psql"
        command: list[str | Path] = [
            program,
            "-X",
            "-q",
            "-v",
            "prefix=cloud_",
            "-v",
            "database=cloud",
        ]
        done = subprocess.run(
            [*command, "-f", SCRIPT, address],
            env=passwords("secret"),
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert attributes(admin, "cloud_") == attributes(admin, "kinerja_")
        drop(admin, "cloud_", "cloud")
        admin.execute("DROP ROLE manager")


@pytest.mark.unit
def test_names_and_passwords_cannot_break_out_of_the_statement() -> None:
    (statement,) = roles.create_statements('a"b_', {"rw": "it's"})
    assert statement.startswith('CREATE ROLE "a""b_rw" LOGIN NOSUPERUSER NOBYPASSRLS ')
    assert statement.endswith("PASSWORD 'it''s'")


@pytest.mark.unit
def test_every_address_names_its_role_and_escapes_what_it_holds() -> None:
    known = dict.fromkeys(ROLES, "p@ss/word")
    urls = roles.urls("k_", known, {"host": str(Path("/run/a b")), "port": "5432"})
    assert urls.relay == (
        "postgresql+psycopg://k_relay:p%40ss%2Fword@/kinerja?host=%2Frun%2Fa%20b&port=5432"
    )
    assert os.fsencode(urls.owner).count(b"k_owner") == 1
