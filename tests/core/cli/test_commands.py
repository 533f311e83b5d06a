"""The operator's commands, as programs, in a home of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kinerja import paths
from kinerja.embedded import discard

pytestmark = pytest.mark.servers

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def kinerja(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    home = tmp_path_factory.mktemp("operator")
    environ = {**os.environ, "KINERJA_HOME": str(home), "LOG_LEVEL": "ERROR"}

    def run(*words: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "kinerja", *words]
        return subprocess.run(
            command, env=environ, capture_output=True, text=True, timeout=120, check=False
        )

    assert run("migrate").returncode == 0
    yield run
    discard(home)


def test_regions_are_checked_loaded_and_listed(kinerja: Run) -> None:
    packs = [str(paths.TENANTS / slug) for slug in ("lhokseumawe", "kepahiang")]
    assert kinerja("tenants", "check", *packs).returncode == 0
    first = json.loads(kinerja("tenants", "load", *packs, "--json").stdout)
    again = json.loads(kinerja("tenants", "load", *packs, "--json").stdout)
    assert [(row["slug"], row["new"]) for row in first] == [
        ("lhokseumawe", True),
        ("kepahiang", True),
    ]
    assert [(row["new"], row["changed"]) for row in again] == [(False, False)] * 2
    listed = json.loads(kinerja("tenants", "list", "--json").stdout)
    assert {"slug": "kepahiang", "name": "Kabupaten Kepahiang", "state": "active"} in listed


def test_a_faulty_pack_is_refused_with_its_faults(kinerja: Run, tmp_path: Path) -> None:
    (tmp_path / "tenant.toml").write_text("slug = 5")
    refused = kinerja("tenants", "load", str(paths.TENANTS / "kepahiang"), str(tmp_path))
    assert refused.returncode == 1
    assert "tenant.toml" in refused.stdout + refused.stderr
    assert "Traceback" not in refused.stderr


def test_nothing_published_is_said_and_not_invented(kinerja: Run) -> None:
    empty = kinerja("national", "summary", "--json")
    assert (empty.returncode, empty.stdout) == (1, "")
    assert "Belum ada cuplikan" in empty.stderr


def test_an_untouched_log_verifies(kinerja: Run) -> None:
    verified = kinerja("audit", "verify", "--json")
    assert verified.returncode == 0, verified.stderr
    assert json.loads(verified.stdout)


def test_the_doctor_finds_a_sound_installation(kinerja: Run) -> None:
    seen = kinerja("doctor", "--json")
    findings = json.loads(seen.stdout)["findings"]
    assert {finding["name"]: finding["state"] for finding in findings}["migrations"] == "ok"


def test_wrong_use_is_told_apart_from_faulty_data(kinerja: Run) -> None:
    assert kinerja("national", "summary", "--year", "dua").returncode == 2
    assert kinerja("tenants", "load").returncode == 2
