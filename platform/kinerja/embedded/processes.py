"""Processes told apart even when a number is used again, and started so that they outlive us."""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

import psutil

from kinerja.embedded.account import Account

_CLEAN_ENVIRONMENT: Final = {"PATH": os.defpath, "LC_ALL": "C"}
_LOG_LIMIT: Final = 10_000_000
_PAUSE: Final = 0.02
_children: Final[list[subprocess.Popen[bytes]]] = []  # kept, because they may outlive us


@dataclass(frozen=True, slots=True)
class Identity:
    """A process number with the moment it started, which a recycled number does not share."""

    pid: int
    started: str


def identify(pid: int) -> Identity | None:
    """The living process with this number; None when there is none or it is a zombie."""
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return None
        return Identity(pid, _started(process))
    except psutil.NoSuchProcess:
        return None


def alive(identity: Identity) -> bool:
    """Whether this very process still runs."""
    return identify(identity.pid) == identity


def works_in(pid: int, folder: Path) -> bool:
    """Whether a living process has this folder as its working folder."""
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        return Path(process.cwd()).samefile(folder)
    except (psutil.Error, OSError):
        return False


def anyone_works_in(folder: Path) -> bool:
    """Whether any process that we may look at has this folder as its working folder."""
    return any(works_in(pid, folder) for pid in psutil.pids())


def as_account(account: Account | None) -> dict[str, Any]:
    """How subprocess is told to run something as the account, without what we brought along."""
    told: dict[str, Any] = {"cwd": "/", "env": _CLEAN_ENVIRONMENT}
    if account:
        told |= {"user": account.uid, "group": account.gid, "extra_groups": []}
    return told


def start(
    command: list[str], account: Account | None, log: Path, told: str = ""
) -> subprocess.Popen[bytes]:
    """Start a server in a session of its own, `told` on its standard input, its words in `log`."""
    _reap()
    with open_log(log) as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **as_account(account),
        )
    if process.stdin is not None:
        process.stdin.write(told.encode())
        process.stdin.close()
    _children.append(process)
    return process


def open_log(log: Path) -> IO[bytes]:
    """The log opened for appending, the previous one kept beside it once it has grown long."""
    if log.exists() and log.stat().st_size > _LOG_LIMIT:
        log.replace(log.with_name(log.name + ".1"))
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
    return os.fdopen(descriptor, "ab")


def last_lines(log: Path, count: int = 5) -> str:
    """The end of a log, for the refusal that quotes it."""
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - 4096))
        return "\n".join(file.read().decode("utf-8", "replace").splitlines()[-count:])


def wait_for_end(process: Identity, seconds: float) -> None:
    """Wait until the process has ended, but no longer than so many seconds."""
    deadline = time.monotonic() + seconds
    while alive(process) and time.monotonic() < deadline:
        time.sleep(_PAUSE)
    _reap()


def _reap() -> None:
    _children[:] = [child for child in _children if child.poll() is None]


def _started(process: psutil.Process) -> str:
    stat = Path(f"/proc/{process.pid}/stat")
    try:
        # ticks since boot: unlike psutil's figure it does not move when the clock is set
        return stat.read_text("utf-8", "replace").rpartition(")")[2].split()[19]
    except (FileNotFoundError, ProcessLookupError):
        return repr(process.create_time())
