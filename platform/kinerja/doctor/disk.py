"""Room left where the data lie."""

from pathlib import Path
from typing import Final

from flask_babel import gettext as _

from kinerja.doctor.findings import Finding, State

_GIBIBYTE: Final = 2**30
_TOO_LITTLE: Final = 1 * _GIBIBYTE
_LITTLE: Final = 5 * _GIBIBYTE


def judge_disk(folder: Path, free: int) -> Finding:
    """Whether so many free bytes will do for a while."""
    found = _("%(free).1f GiB kosong di %(folder)s", free=free / _GIBIBYTE, folder=folder)
    if free >= _LITTLE:
        return Finding("disk", State.OK, found)
    state = State.BAD if free < _TOO_LITTLE else State.WARN
    remedy = _("Kosongkan ruang, atau pindahkan KINERJA_HOME ke penyimpanan yang lebih besar.")
    return Finding("disk", state, found, remedy)


def existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    return next(path for path in (folder, *folder.parents) if path.exists())
