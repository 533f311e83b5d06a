"""Which worker processes an installation runs: the start file `infra/workers.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from flask_babel import gettext as _

from kinerja.jobs.queues import Queue

_MOST: Final = 64


class PlanError(Exception):
    """The start file cannot be followed; `fault` names the line of thought, `remedy` the cure."""

    def __init__(self, path: Path, fault: str, remedy: str) -> None:
        super().__init__(f"{path}: {fault}. {remedy}")
        self.path = path
        self.fault = fault
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Workers:
    """So many processes that serve these queues, the first queue before the second."""

    queues: tuple[Queue, ...]
    processes: int = 1


# one machine, one region or a few: mails never wait behind an import, and nobody stands idle
SMALL_PLAN: Final = (
    Workers((Queue.NOTIFICATIONS, Queue.MAINTENANCE)),
    Workers((Queue.SCORING, Queue.EXPORTS, Queue.IMPORTS, Queue.MAINTENANCE, Queue.NOTIFICATIONS)),
)


def read_plan(path: Path) -> tuple[Workers, ...]:
    """The groups of a start file; PlanError when it cannot be followed or a queue has nobody."""
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        remedy = _("Mulai dari infra/workers.toml.")
        raise PlanError(path, str(error), remedy) from error
    groups = tuple(_group(path, entry) for entry in document.get("worker", []))
    served = {queue for group in groups for queue in group.queues}
    unserved = [queue.value for queue in Queue if queue not in served]
    if unserved:
        remedy = _("Setiap antrean perlu paling sedikit satu proses.")
        raise PlanError(path, _("Tanpa pekerja: %(queues)s", queues=", ".join(unserved)), remedy)
    return groups


def _group(path: Path, entry: dict[str, Any]) -> Workers:
    unknown = set(entry) - {"queues", "processes"}
    names = entry.get("queues", [])
    processes = entry.get("processes", 1)
    wrong = [str(name) for name in names if name not in list(Queue)]
    if unknown or wrong or not names:
        known = ", ".join(queue.value for queue in Queue)
        found = ", ".join([*sorted(unknown), *wrong]) or "queues"
        raise PlanError(path, found, _("Antrean yang ada: %(queues)s.", queues=known))
    if not isinstance(processes, int) or not 1 <= processes <= _MOST:
        remedy = _("Isi 1 sampai %(most)d proses.", most=_MOST)
        raise PlanError(path, f"processes = {processes}", remedy)
    return Workers(tuple(Queue(name) for name in names), processes)
