"""The workers' start file: every queue has somebody, and a wrong file says what is wrong."""

from pathlib import Path

import pytest

from kinerja import paths
from kinerja.cli.processes import worker_commands
from kinerja.jobs.plan import SMALL_PLAN, PlanError, Workers, read_plan
from kinerja.jobs.queues import Queue

PLAN = paths.ROOT / "infra" / "workers.toml"


@pytest.fixture
def write(tmp_path: Path) -> Path:
    return tmp_path / "workers.toml"


@pytest.mark.parametrize("groups", [read_plan(PLAN), SMALL_PLAN], ids=["infra", "small"])
def test_every_queue_has_a_worker(groups: tuple[Workers, ...]) -> None:
    served = {queue for group in groups for queue in group.queues}
    assert served == set(Queue)


@pytest.mark.parametrize("groups", [read_plan(PLAN), SMALL_PLAN], ids=["infra", "small"])
def test_a_process_looks_at_notifications_before_anything_slow(
    groups: tuple[Workers, ...],
) -> None:
    slow = {Queue.IMPORTS, Queue.EXPORTS, Queue.SCORING}
    assert any(
        Queue.NOTIFICATIONS in group.queues and not slow & set(group.queues) for group in groups
    )


def test_a_group_becomes_as_many_commands_as_processes() -> None:
    group = Workers((Queue.EXPORTS, Queue.IMPORTS), processes=2)
    command = ["worker", "--queue", "exports", "--queue", "imports"]
    assert worker_commands([group]) == [command, command]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[[worker]]\nqueues = ["notifications"]', "scoring"),
        ('[[worker]]\nqueues = ["mails"]', "mails"),
        ('[[worker]]\nqueues = ["exports"]\nprocesses = 0', "processes = 0"),
        ('[[worker]]\nqueues = ["exports"]\nproceses = 2', "proceses"),
        ("[[worker]]", "queues"),
        ("worker = [", "workers.toml"),
    ],
)
def test_a_wrong_file_is_refused_by_name(write: Path, text: str, named: str) -> None:
    write.write_text(text)
    with pytest.raises(PlanError, match=named):
        read_plan(write)


def test_a_missing_file_is_refused(write: Path) -> None:
    with pytest.raises(PlanError):
        read_plan(write)
