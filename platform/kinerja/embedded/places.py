"""Where the servers of one home keep programs, data and sockets."""

import hashlib
import os
import re
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from kinerja import paths
from kinerja.embedded.account import Account, owner_of
from kinerja.embedded.errors import OtherAccountError

SOCKET_PATH_LIMIT: Final = 100  # bytes; the system refuses sockets with longer paths
_LONGEST_SOCKET: Final = ".s.PGSQL.5432.lock"
_AWKWARD: Final = re.compile(r"[,:]")  # libpq and SQLAlchemy split a host at these


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one home; `account` runs the servers, None means we ourselves."""

    home: Path
    data: Path
    account: Account | None

    @classmethod
    def of(cls, home: Path) -> Self:
        """Under the home for an ordinary user, under /var/lib/kinerja for root."""
        home = home.resolve()
        state = paths.SERVER_STATE / hashlib.sha256(os.fsencode(home)).hexdigest()[:16]
        account = Account.for_servers(state)
        return cls(home, state if account else home, account)

    @property
    def postgres(self) -> Path:
        """The data folder of PostgreSQL."""
        return self.data / "postgres"

    @property
    def valkey(self) -> Path:
        """The data folder of Valkey."""
        return self.data / "valkey"

    def prepare(self) -> None:
        """Make the home, closed to everybody but its owner; its data wait for the lock in it."""
        if self.account and (self.home / "postgres").exists():
            raise OtherAccountError(self.home, owner_of(self.home / "postgres"))
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(self.home, os.R_OK | os.W_OK | os.X_OK):
            raise OtherAccountError(self.home, owner_of(self.home))
        if self.account:
            paths.SERVER_STATE.mkdir(mode=0o711, parents=True, exist_ok=True)

    def own_folder(self, folder: Path) -> Path:
        """The folder, made if need be, open to the servers' account alone.

        Two programs may be the first at once: call it only with the home's lock held.
        """
        if not folder.is_dir():
            folder.mkdir(mode=0o700)
            if self.account:
                os.chown(folder, self.account.uid, self.account.gid)
        return folder

    def socket_folder(self, recorded: Path | None) -> Path:
        """A short folder for sockets: beside the data, else the recorded or a new temporary one."""
        beside = self.data / "run"
        if _fits(beside):
            return self.own_folder(beside)
        if recorded and _is_private(recorded):
            return recorded
        short = tempfile.gettempdir()
        if not _fits(Path(short) / "kinerja-12345678"):
            short = "/tmp"  # noqa: S108 - mkdtemp makes a folder of its own, 0700
        return Path(tempfile.mkdtemp(prefix="kinerja-", dir=short))


def _fits(folder: Path) -> bool:
    longest = os.fsencode(folder / _LONGEST_SOCKET)
    return len(longest) <= SOCKET_PATH_LIMIT and not _AWKWARD.search(str(folder))


def _is_private(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()
    return ours and not stat.S_IMODE(found.st_mode) & 0o077
