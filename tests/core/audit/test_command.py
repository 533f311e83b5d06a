"""`kinerja audit verify`: its figures and its exit codes."""

import json

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from kinerja.audit import record
from kinerja.audit.sealing import seal
from kinerja.cli.audit import audit
from kinerja.config import DatabaseUrls
from kinerja.database import engine_of
from kinerja.embedded import Addresses
from kinerja.tenancy import TenantId, unit_of_work
from kinerja.tenancy.directory import read


@pytest.fixture
def environment(
    urls: DatabaseUrls, addresses: Addresses, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """The test's own servers, as a program is told of them."""
    return {
        "KINERJA_HOME": str(tmp_path_factory.mktemp("home")),
        "SECRET_KEYS": "k" * 32,
        "REDIS_URL": addresses.redis_url,
        "DATABASE_URL": urls.rw,
        **{
            f"DATABASE_{role.upper()}_URL": getattr(urls, role)
            for role in DatabaseUrls.__slots__
            if role != "rw"
        },
    }


def slug_of(tenant: TenantId) -> str:
    return next(entry.slug for entry in read() if entry.id == tenant)


def test_a_whole_log_ends_with_0_and_a_tampered_one_with_1(
    tenant: TenantId, environment: dict[str, str]
) -> None:
    with unit_of_work(tenant):
        record("unit.renamed", "unit", 1)
    seal(tenant)
    command = ["verify", slug_of(tenant), "--json"]

    whole = CliRunner().invoke(audit, command, env=environment)
    assert whole.exit_code == 0, whole.output
    region = json.loads(whole.stdout)["regions"][0]
    assert (region["entries"], region["faults"], region["unsealed"]["count"]) == (1, [], 0)

    with engine_of("owner").begin() as connection:
        connection.execute(text("DELETE FROM app.audit_entry WHERE tenant_id = :t"), {"t": tenant})
    broken = CliRunner().invoke(audit, command, env=environment)
    assert broken.exit_code == 1
    assert json.loads(broken.stdout)["regions"][0]["faults"][0]["kind"] == "entry_removed"
    assert "dihapus" in CliRunner().invoke(audit, command[:2], env=environment).stdout


def test_an_unknown_region_is_wrong_use(environment: dict[str, str]) -> None:
    found = CliRunner().invoke(audit, ["verify", "tidak-ada"], env=environment)
    assert found.exit_code == 2
    assert "tidak-ada" in found.stderr
