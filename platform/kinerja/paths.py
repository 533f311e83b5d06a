"""Where the files beside the code lie, in a checkout and in an installed wheel alike."""

from pathlib import Path
from typing import Final

import platformdirs

_PACKAGE: Final = Path(__file__).resolve().parent
_SHARED: Final = _PACKAGE / "_shared"

INSTALLED: Final = _SHARED.is_dir()
ROOT: Final = _SHARED if INSTALLED else _PACKAGE.parents[1]
TEMPLATES: Final = ROOT / "templates"
TENANTS: Final = ROOT / "tenants"
MIGRATIONS: Final = ROOT / "migrations"
TRANSLATIONS: Final = _PACKAGE / "translations"
SERVER_STATE: Final = Path("/var/lib/kinerja")  # data of servers that root starts


def default_home() -> Path:
    """The data folder used without KINERJA_HOME: beside a checkout, else the user's own."""
    if INSTALLED:
        return Path(platformdirs.user_data_dir("kinerja", appauthor=False))
    return ROOT / "instance"
