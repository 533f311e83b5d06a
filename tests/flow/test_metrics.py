"""Several processes, one page of figures: whoever answers tells what all have counted."""

import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from tests.core.metrics.asking import Figures, figure, parsed
from tests.flow.installation import Installation
from tests.flow.test_programs import answers
from tests.ports import free_port

pytestmark = pytest.mark.servers
_AT_ONCE = 16
_MOST = 4000
HEALTHZ = {"endpoint": "start.healthz", "method": "GET", "status": "2xx"}


def get(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
        return str(answer.read().decode())


def count(port: int) -> float:
    return figure(figures(port), "kinerja_requests_total", **HEALTHZ)


def figures(port: int) -> Figures:
    return parsed(get(port, "/metrics"))


def counting(folder: Path) -> set[int]:
    """The processes that have counted a request."""
    return {int(path.stem.rpartition("_")[2]) for path in folder.glob("counter_*.db")}


def ask_until_two_answer(port: int, folder: Path) -> int:
    """Ask many at once, again and again: which process answers is the kernel's choice."""
    asked = 0
    with ThreadPoolExecutor(_AT_ONCE) as many:
        while len(counting(folder)) < 2 and asked < _MOST:
            list(many.map(lambda _: get(port, "/healthz"), range(_AT_ONCE)))
            asked += _AT_ONCE
    assert len(counting(folder)) > 1, f"one process alone has answered {asked} requests"
    return asked


@pytest.fixture
def serve(installation: Installation) -> Callable[[int], psutil.Popen]:
    """Start a web server of three processes on a port, and wait until it answers."""

    def start(port: int) -> psutil.Popen:
        started = installation.start("serve", "--port", str(port), "--processes", "3")
        installation.wait_for(lambda: answers(port), "the web server to answer")
        return started

    return start


def test_figures_are_those_of_all_processes_dead_ones_too(
    installation: Installation, serve: Callable[[int], psutil.Popen]
) -> None:
    port = free_port()
    started = serve(port)
    folder = installation.home / "metrics" / str(port)
    asked = ask_until_two_answer(port, folder)
    assert [count(port) for _ in range(6)] == [asked] * 6
    victim = next(child for child in started.children() if child.pid in counting(folder))
    victim.kill()
    installation.wait_for(lambda: not psutil.pid_exists(victim.pid), "the process to be gone")
    installation.wait_for(lambda: len(started.children()) == 3, "another in its place")
    get(port, "/healthz")
    assert count(port) == asked + 1
    assert figure(figures(port), "kinerja_server_up", server="database") == 1


def test_a_new_start_begins_at_nothing(
    installation: Installation, serve: Callable[[int], psutil.Popen]
) -> None:
    port = free_port()
    started = serve(port)
    get(port, "/healthz")
    installation.kill(started)
    serve(port)
    assert count(port) == 0
