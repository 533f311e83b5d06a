"""The web server: gunicorn, told what to do by the program instead of by a file."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
from gunicorn.glogging import Logger  # type: ignore[import-untyped]

from kinerja.config import Settings
from kinerja.metrics.folder import prepare

Wsgi = Callable[..., Any]
_THREADS: Final = 4
_REQUEST_SECONDS: Final = 60
_GRACE_SECONDS: Final = 12
_MEMORY: Final = Path("/dev/shm")  # noqa: S108  # where a heartbeat never waits for a disk


class _PassedOn(Logger):  # type: ignore[misc]
    """gunicorn's words go where all others go; addresses of requests are not logged."""

    def setup(self, cfg: Any) -> None:
        """Keep no handlers of its own."""
        self.cfg = cfg
        for log in (self.error_log, self.access_log):
            log.handlers[:] = []
            log.propagate = True
        self.error_log.setLevel(logging.getLogger().level)
        self.access_log.setLevel(logging.WARNING)


class WebServer(BaseApplication):  # type: ignore[misc]
    """So many processes on one address; `make` builds the application in each after the fork.

    Nothing is loaded before the fork: connections and the chart renderer do not survive one.
    """

    def __init__(self, make: Callable[[], Wsgi], settings: Settings, processes: int) -> None:
        self._make = make
        host, port = settings.host, settings.port
        bound = f"[{host}]" if ":" in host else host
        self._options = {
            "bind": f"{bound}:{port}",
            # once the port is ours and before the first fork: nobody else's figures are emptied
            "when_ready": lambda _arbiter: prepare(settings.home, port),
            "child_exit": _forget,
            "workers": processes,
            "worker_class": "gthread",
            "threads": _THREADS,
            "preload_app": False,
            "control_socket_disable": True,
            "timeout": _REQUEST_SECONDS,
            "graceful_timeout": _GRACE_SECONDS,
            "worker_tmp_dir": str(_MEMORY) if _MEMORY.is_dir() else None,
            "logger_class": _PassedOn,
            "proc_name": "kinerja",
        }
        super().__init__()

    def load_config(self) -> None:
        """Set what we want and leave the rest."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Wsgi:
        """The application of one process."""
        return self._make()


def _forget(_arbiter: object, worker: Any) -> None:
    # the library must not be imported before the shared folder is known
    from kinerja.metrics.figures import forget_process  # noqa: PLC0415

    forget_process(worker.pid)
