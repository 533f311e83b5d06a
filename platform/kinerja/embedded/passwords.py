"""The random passwords of one home's database, in a file that only its owner may read."""

import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kinerja.config import ROLES
from kinerja.config.secret_keys import write_once

SUPERUSER: Final = "postgres"
_NAME: Final = "database-passwords.json"


def path_in(home: Path) -> Path:
    """The file that holds them."""
    return home / _NAME


def of_home(home: Path) -> Mapping[str, str]:
    """The password of each role and of the superuser, made at first use."""
    path = path_in(home)
    if not path.exists():
        made = {role: secrets.token_urlsafe(24) for role in (SUPERUSER, *ROLES)}
        write_once(path, json.dumps(made, indent=1) + "\n")
    known: dict[str, str] = json.loads(path.read_text("utf-8"))
    return known
