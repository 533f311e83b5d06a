"""The examination of real servers, whole and broken."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink
from click.testing import CliRunner
from flask import Flask
from flask_babel import force_locale
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from kinerja.cli.doctor import command
from kinerja.config import ROLES, DatabaseUrls, Settings, spelled
from kinerja.doctor import Finding, State, UnsafeRole, examine, messages, refuse_unsafe_role
from kinerja.doctor.postgres import connected
from kinerja.embedded import Addresses
from kinerja.embedded.postgres import admin_url

WHOLE = {"database", "migrations", "policies", *(f"role.{role}" for role in ROLES)}


def environment(home: Path, urls: DatabaseUrls, redis_url: str) -> dict[str, str]:
    """The variables of a program on these servers."""
    given = {f"DATABASE_{role.upper()}_URL": getattr(urls, role) for role in ROLES}
    given["DATABASE_URL"] = given.pop("DATABASE_RW_URL")
    return {**given, "REDIS_URL": redis_url, "KINERJA_HOME": str(home), "SECRET_KEYS": "k" * 32}


def states(findings: list[Finding]) -> dict[str, State]:
    return {finding.name: finding.state for finding in findings}


@contextmanager
def changed(settings: Settings, urls: DatabaseUrls, do: str, undo: str) -> Iterator[None]:
    """The test's own database with one thing done to it by the superuser."""
    name = make_url(urls.rw).database
    engine = create_engine(
        admin_url(settings, str(name)), isolation_level="AUTOCOMMIT", poolclass=NullPool
    )
    with engine.connect() as admin:
        admin.execute(text(do))
        try:
            yield
        finally:
            admin.execute(text(undo))


@contextmanager
def mail_server() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(Sink(), hostname="127.0.0.1", port=port)
    controller.start()
    yield f"smtp://127.0.0.1:{port}"
    controller.stop()


def test_a_migrated_installation_is_whole(
    settings: Settings, addresses: Addresses, urls: DatabaseUrls
) -> None:
    found = states(examine(settings, replace(addresses, database_urls=urls)))
    assert {name for name, state in found.items() if state is State.OK} >= WHOLE
    assert found["redis"] is State.OK
    assert found["mail"] is State.WARN
    assert {"queues", "disk"} <= found.keys()


def test_a_table_without_its_fence_is_named(
    settings: Settings, addresses: Addresses, urls: DatabaseUrls
) -> None:
    do = "ALTER TABLE app.person NO FORCE ROW LEVEL SECURITY"
    undo = "ALTER TABLE app.person FORCE ROW LEVEL SECURITY"
    with changed(settings, urls, do, undo):
        findings = examine(settings, replace(addresses, database_urls=urls))
    (policies,) = [finding for finding in findings if finding.name == "policies"]
    assert policies.state is State.BAD
    assert "app.person" in policies.found


def test_an_old_database_is_told_to_migrate(
    settings: Settings, addresses: Addresses, urls: DatabaseUrls
) -> None:
    with connected(urls.owner) as owner:
        current = owner.execute(text("SELECT version_num FROM platform.alembic_version")).scalar()
    do = "UPDATE platform.alembic_version SET version_num = '0001'"
    undo = f"UPDATE platform.alembic_version SET version_num = '{current}'"  # noqa: S608
    with changed(settings, urls, do, undo):
        findings = examine(settings, replace(addresses, database_urls=urls))
    assert states(findings)["migrations"] is State.BAD


@pytest.mark.parametrize("login", ["owner", "superuser"])
def test_web_and_workers_refuse_to_start_with_a_strong_role(
    settings: Settings, urls: DatabaseUrls, login: str
) -> None:
    strong = admin_url(settings, str(make_url(urls.rw).database))
    url = urls.owner if login == "owner" else strong
    with connected(url) as connection, pytest.raises(UnsafeRole) as refused:
        refuse_unsafe_role(connection)
    assert refused.value.role == make_url(url).username
    assert refused.value.faults
    assert "ALTER ROLE" in str(refused.value)


@pytest.mark.parametrize("role", [role for role in ROLES if role != "owner"])
def test_roles_as_they_are_made_may_start(urls: DatabaseUrls, role: str) -> None:
    with connected(getattr(urls, role)) as connection:
        refuse_unsafe_role(connection)


def test_becoming_the_owner_by_membership_counts(settings: Settings, urls: DatabaseUrls) -> None:
    do = "CREATE ROLE posing LOGIN PASSWORD 'posing' IN ROLE kinerja_owner"
    with changed(settings, urls, do, "DROP ROLE posing"):
        posing = make_url(urls.rw).set(username="posing", password="posing")
        with connected(spelled(posing)) as connection:
            with pytest.raises(UnsafeRole) as refused:
                refuse_unsafe_role(connection)
            assert refused.value.faults == ("memiliki tabel",)


def test_the_command_prints_json_and_ends_by_the_state(
    tmp_path: Path, urls: DatabaseUrls, addresses: Addresses
) -> None:
    given = environment(tmp_path, urls, addresses.redis_url)
    result = CliRunner(env=given).invoke(command, ["--json"])
    assert result.exit_code == 0, result.output
    report = json.loads(result.output)
    assert report["state"] in {"ok", "warn"}
    names = {finding["name"] for finding in report["findings"]}
    assert names >= WHOLE | {"settings", "redis", "queues", "mail", "disk"}


def test_what_does_not_answer_is_found_without_telling_passwords(
    tmp_path: Path, urls: DatabaseUrls
) -> None:
    wrong = spelled(make_url(urls.rw).set(password="s3cret"))
    given = environment(tmp_path, replace(urls, rw=wrong), "redis://:s3cret@127.0.0.1:1")
    given |= {"SMTP_URL": "smtp://user:s3cret@127.0.0.1:1", "MAIL_FROM": "kinerja@contoh.go.id"}
    result = CliRunner(env=given).invoke(command)
    assert result.exit_code == 1
    for words in ("✗ Basis data", "DATABASE_URL", "✗ Antrean pesan", "REDIS_URL", "✗ Surel"):
        assert words in result.output
    assert "s3cret" not in result.output


def test_a_wrong_variable_is_a_finding_too(tmp_path: Path) -> None:
    given = {"KINERJA_HOME": str(tmp_path), "KINERJA_PORT": "none"}
    result = CliRunner(env=given).invoke(command, ["--json"])
    assert result.exit_code == 1
    (finding,) = json.loads(result.output)["findings"]
    assert (finding["name"], finding["found"]) == ("settings", "KINERJA_PORT=none")
    assert finding["remedy"]


def test_sentences_follow_the_language_of_an_application(app: Flask) -> None:
    outside = messages.judge_mail(None, None).found
    with app.app_context(), force_locale("id"):
        assert messages.judge_mail(None, None).found == outside


def test_a_mail_server_elsewhere_must_offer_encryption(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kinerja.notifications.smtp._LOOPBACK", frozenset())
    with mail_server() as url:
        fault = messages.greet_mail_server(url)
        finding = messages.judge_mail(url, fault)
    assert finding.state is State.BAD
    assert "tidak menawarkan STARTTLS" in finding.found


def test_a_mail_server_that_answers_is_greeted() -> None:
    with mail_server() as url:
        assert messages.greet_mail_server(url) is None
    assert messages.greet_mail_server(url) is not None
