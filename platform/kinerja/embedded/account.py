"""Who runs the servers: we ourselves, or for root, whom PostgreSQL refuses, a lesser account."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

_CANDIDATES: Final = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the system that servers run under when root starts them."""

    name: str
    uid: int
    gid: int

    @classmethod
    def _from(cls, entry: pwd.struct_passwd) -> Self:
        return cls(entry.pw_name, entry.pw_uid, entry.pw_gid)

    @classmethod
    def for_servers(cls, data: Path) -> Self | None:
        """None for an ordinary user; for root the owner of existing data, else the first found."""
        if os.geteuid() != 0:
            return None
        if data.exists() and data.stat().st_uid != 0:
            return cls._from(pwd.getpwuid(data.stat().st_uid))
        known = {entry.pw_name: entry for entry in pwd.getpwall()}
        name = next(name for name in _CANDIDATES if name in known)
        return cls._from(known[name])


def owner_of(path: Path) -> str:
    """The name of the account that owns a file, its number when it has no name."""
    uid = path.stat().st_uid
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
