"""Web, workers and scheduler as programs: they start together, end together, and take over."""

import signal
import subprocess
import urllib.request
from dataclasses import replace
from functools import partial
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner

from kinerja.cli.run import worker
from kinerja.config import Settings
from kinerja.embedded import Addresses
from tests.databases import fresh_database
from tests.factories.tenants import make_tenant
from tests.flow.installation import PATIENCE, Installation, program
from tests.flow.test_notifications import all_done, assert_each_once, finalise
from tests.ports import free_port

pytestmark = pytest.mark.servers


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:  # not yet
        return False


@pytest.fixture
def everything(installation: Installation) -> psutil.Process:
    """Web, workers and scheduler, started by one command and answering."""
    port = free_port()
    started = installation.start("serve", "--with-jobs", "--port", str(port), "--processes", "1")
    installation.wait_for(lambda: answers(port), "the web server to answer")
    return started


def family(started: psutil.Process) -> list[psutil.Process]:
    return started.children(recursive=True)


def of_command(started: psutil.Process, word: str) -> psutil.Process:
    return next(child for child in started.children() if word in child.cmdline())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_one_signal_stops_everything(everything: psutil.Process, number: signal.Signals) -> None:
    children = family(everything)
    assert len(children) >= 4
    everything.send_signal(number)
    assert everything.wait(PATIENCE) == 0
    assert psutil.wait_procs(children, PATIENCE)[1] == []


def test_when_one_dies_the_others_are_stopped(everything: psutil.Process) -> None:
    children = family(everything)
    of_command(everything, "scheduler").kill()
    assert everything.wait(PATIENCE) == 1
    assert psutil.wait_procs(children, PATIENCE)[1] == []


def test_another_scheduler_takes_over_from_a_dead_one(installation: Installation) -> None:
    region = make_tenant()
    installation.start("worker")
    leader = installation.start("scheduler")
    finalise(region)
    installation.wait_for(partial(all_done, installation, 1), "the first mail")
    installation.start("scheduler")
    installation.kill(leader)
    finalise(region)
    installation.wait_for(
        partial(all_done, installation, 2), "the mail after the change of leaders"
    )
    assert_each_once(installation, 2)


def refusal_of(installation: Installation, command: str) -> str:
    """What a program says that must not start here."""
    refused = subprocess.run(
        program(command),
        env=installation.environ,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert refused.returncode == 1
    return refused.stderr


@pytest.mark.parametrize("command", ["serve", "worker", "scheduler"])
def test_a_database_that_is_behind_is_refused_with_the_remedy(
    installation: Installation,
    addresses: Addresses,
    settings: Settings,
    worker_id: str,
    command: str,
) -> None:
    installation.urls = fresh_database(addresses.database_urls, settings, f"behind_{worker_id}")
    assert "kinerja migrate" in refusal_of(installation, command)


@pytest.mark.parametrize("command", ["serve", "worker", "scheduler"])
def test_a_role_stronger_than_the_fence_is_refused(
    installation: Installation, command: str
) -> None:
    """The owner owns the tables: as role rw it would be held by FORCE alone."""
    installation.urls = replace(installation.urls, rw=installation.urls.owner)
    assert "memiliki tabel" in refusal_of(installation, command)


def test_a_wrong_plan_is_wrong_use(installation: Installation, tmp_path: Path) -> None:
    plan = tmp_path / "workers.toml"
    plan.write_text('[[worker]]\nqueues = ["mails"]')
    for words in (["--plan", str(plan)], ["--plan", str(plan), "--burst"]):
        found = CliRunner().invoke(worker, words, env=installation.environ)
        assert found.exit_code == 2
        assert found.stderr
