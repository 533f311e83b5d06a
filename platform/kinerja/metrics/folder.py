"""Where the processes of one web server keep their figures, so that any of them tells all."""

import os
import shutil
from pathlib import Path
from typing import Final

# Prometheus' own name; read when its library is first imported, and at each new figure
VARIABLE: Final = "PROMETHEUS_MULTIPROC_DIR"


def prepare(home: Path, port: int) -> Path:
    """An empty folder for the server on this port; processes forked from now on share it."""
    folder = home / "metrics" / str(port)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    os.environ[VARIABLE] = str(folder)
    return folder


def shared() -> str | None:
    """The folder this process shares with others, if any."""
    return os.environ.get(VARIABLE)
