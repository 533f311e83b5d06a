"""Who uses the servers of a home: a ledger that one program at a time may change."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final, Self

from kinerja.embedded import processes
from kinerja.embedded.account import owner_of
from kinerja.embedded.errors import OtherAccountError
from kinerja.embedded.processes import Identity

_LOCK: Final = "servers.lock"
_LEDGER: Final = "servers.json"


@dataclass(slots=True)
class Ledger:
    """The living programs that use the servers, and the folder of the servers' sockets.

    `known` tells whether this home had servers before.
    """

    holders: list[Identity] = field(default_factory=list)
    sockets: Path | None = None
    known: bool = False

    @classmethod
    def read(cls, home: Path) -> Self:
        """The ledger as it stands; programs that have died are left out."""
        try:
            content = json.loads((home / _LEDGER).read_text("utf-8"))
        except FileNotFoundError:
            return cls()
        except json.JSONDecodeError:
            return cls(known=True)  # torn by a power cut: nobody it named is alive
        entries = [Identity(**entry) for entry in content["holders"]]
        sockets = Path(content["sockets"]) if content["sockets"] else None
        return cls([entry for entry in entries if processes.alive(entry)], sockets, known=True)

    def write(self, home: Path) -> None:
        """Put the ledger down, whole or not at all."""
        sockets = str(self.sockets) if self.sockets else None
        content = {"holders": [asdict(entry) for entry in self.holders], "sockets": sockets}
        draft = home / f".{_LEDGER}.new"
        draft.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
        draft.replace(home / _LEDGER)


@contextmanager
def locked(home: Path) -> Iterator[Ledger]:
    """The ledger, while every other program that wants it waits; put down at the end."""
    try:
        lock = os.open(home / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except PermissionError:
        raise OtherAccountError(home, owner_of(home)) from None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ledger = Ledger.read(home)
        yield ledger
        ledger.write(home)
    finally:
        os.close(lock)
