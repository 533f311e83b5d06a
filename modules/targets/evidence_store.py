"""Where the content of evidence lies: outside the web root, under names of our own making.

KINERJA_HOME/files/<tenant>/<two digits of the id>/<id>, folders 0700, files 0600. Nothing that
anybody sent is ever part of a path.
"""

import os
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from flask import current_app

from kinerja.config import Settings
from kinerja.tenancy import current_tenant

_FOLDER: Final = "files"
_ONLY_OWNER: Final = 0o700
_ONLY_OWNER_FILE: Final = 0o600
_HALF_WRITTEN: Final = ".part"


def path_of(evidence_id: UUID) -> Path:
    """Where this evidence of the current region lies, whether or not it does."""
    # the end of an id is random; its beginning is the time, and one folder would get it all
    return _root() / evidence_id.hex[-2:] / str(evidence_id)


def keep(evidence_id: UUID, content: bytes) -> None:
    """Write the content so that after a power cut it is there whole or not at all."""
    path = path_of(evidence_id)
    for folder in reversed(path.parents[:3]):
        folder.mkdir(mode=_ONLY_OWNER, exist_ok=True)
    part = path.with_suffix(_HALF_WRITTEN)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_OWNER_FILE)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    _sync(path.parent)


def _sync(folder: Path) -> None:
    """Make the new name itself durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def drop(path: Path) -> None:
    """Take a file away; harmless when it is gone already."""
    path.unlink(missing_ok=True)


def files_older_than(age: timedelta) -> Iterator[tuple[Path, UUID | None]]:
    """The files of this region that have lain at least so long; no id for a half-written one."""
    edge = time.time() - age.total_seconds()
    for folder in _root().glob("??"):
        for path in folder.iterdir():
            if path.stat().st_mtime <= edge:
                yield path, _id_of(path)


def _id_of(path: Path) -> UUID | None:
    try:
        return UUID(path.name)
    except ValueError:
        return None


def _root() -> Path:
    settings: Settings = current_app.extensions["kinerja.settings"]
    return settings.home / _FOLDER / str(int(current_tenant()))
