"""Several of our programs side by side: started together, stopped together."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from threading import Event
from types import TracebackType
from typing import Final, Self

from kinerja.jobs.plan import Workers

_PAUSE: Final = 0.2  # seconds between two looks at the children
_PATIENCE: Final = 15.0  # seconds for the work in hand
_LAST_PATIENCE: Final = 5.0
_log = logging.getLogger(__name__)


class Supervisor:
    """Runs commands of `kinerja` as children; when one dies, all are stopped.

    Each child leads a process group: Ctrl-C in a terminal reaches us alone, and we end them in
    good order.
    """

    def __init__(
        self, commands: Iterable[Sequence[str]], environ: Mapping[str, str] | None = None
    ) -> None:
        self._commands = [list(command) for command in commands]
        self._environ = dict(os.environ if environ is None else environ)
        self._children: list[subprocess.Popen[bytes]] = []
        self._stop = Event()

    def __enter__(self) -> Self:
        for command in self._commands:
            started = [sys.executable, "-m", "kinerja", *command]
            child = subprocess.Popen(started, env=self._environ, process_group=0)
            self._children.append(child)
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.stop()

    def wait(self) -> int:
        """Wait for SIGTERM, SIGINT or the end of a child; 0 when told to stop, else 1."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._stop.set())
        while not self._stop.wait(_PAUSE):
            dead = self.dead()
            if dead is not None:
                _log.error("%s ended by itself; stopping the others", dead)
                return 1
        return 0

    def dead(self) -> str | None:
        """The command of a child that has ended, if any has."""
        pairs = zip(self._commands, self._children, strict=True)
        return next((" ".join(c) for c, child in pairs if child.poll() is not None), None)

    def stop(self) -> None:
        """Ask every child to finish what it has in hand, and end those that do not."""
        self._signal(signal.SIGTERM)
        self._await(_PATIENCE)
        self._signal(signal.SIGTERM)  # a worker gives up its job on the second asking
        self._await(_LAST_PATIENCE)
        for child in self._alive():
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()

    def _alive(self) -> list[subprocess.Popen[bytes]]:
        return [child for child in self._children if child.poll() is None]

    def _signal(self, number: signal.Signals) -> None:
        for child in self._alive():
            child.send_signal(number)

    def _await(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        for child in self._children:
            with suppress(subprocess.TimeoutExpired):
                child.wait(max(0.0, deadline - time.monotonic()))


def worker_commands(plan: Iterable[Workers]) -> list[list[str]]:
    """The commands that start the workers of a plan."""
    return [
        ["worker", *(word for queue in group.queues for word in ("--queue", queue.value))]
        for group in plan
        for _ in range(group.processes)
    ]
