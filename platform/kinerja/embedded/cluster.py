"""The data folder of PostgreSQL: made whole or not at all, and what a killed server left in it."""

import os
import secrets
import shutil
import subprocess
from pathlib import Path
from typing import Final

from kinerja.embedded import processes
from kinerja.embedded.errors import StartFailedError
from kinerja.embedded.places import Places
from kinerja.embedded.processes import Identity
from kinerja.embedded.programs import Programs

NAME: Final = "PostgreSQL"
_FIRST_BUILTIN_LOCALE: Final = 17


def make_data(places: Places, programs: Programs, user: str, password: str, log: Path) -> None:
    """Make the data folder with its superuser; passwords are asked from everybody, always."""
    draft = places.data / "postgres.new"
    if draft.exists():
        shutil.rmtree(draft)
    password_file = _password_file(places, password)
    try:
        with processes.open_log(log) as output:
            subprocess.run(
                _initdb(programs, draft, user, password_file),
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                check=True,
                **processes.as_account(places.account),
            )
    except (OSError, subprocess.CalledProcessError) as error:
        raise StartFailedError(NAME, log, processes.last_lines(log) or str(error)) from error
    finally:
        password_file.unlink()
    draft.rename(places.postgres)


def server_in(data: Path) -> Identity | None:
    """The living server of this data folder."""
    pid = _noted_pid(data)
    return processes.identify(pid) if pid and processes.works_in(pid, data) else None


def has_notes(data: Path, sockets: Path) -> bool:
    """Whether a server runs here, or ran and could not clear up."""
    return any(note.exists() for note in _notes(data, sockets))


def forget_dead_server(data: Path, sockets: Path) -> None:
    """Remove the notes of a killed server once no process of it is left.

    PostgreSQL respects such a note when the number in it is used again or still a zombie.
    """
    if not processes.anyone_works_in(data):
        for note in _notes(data, sockets):
            note.unlink(missing_ok=True)


def _pid_file(data: Path) -> Path:
    return data / "postmaster.pid"


def _notes(data: Path, sockets: Path) -> list[Path]:
    return [_pid_file(data), *sockets.glob(".s.PGSQL.*.lock")]


def _noted_pid(data: Path) -> int | None:
    try:
        first, _, _ = _pid_file(data).read_text("utf-8", "replace").partition("\n")
    except FileNotFoundError:
        return None
    return int(first) if first.strip().isdigit() else None


def _initdb(programs: Programs, data: Path, user: str, password_file: Path) -> list[str | Path]:
    if programs.major >= _FIRST_BUILTIN_LOCALE:
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    else:
        locale = ["--locale-provider=libc", "--locale=C.UTF-8"]
    return [
        programs.folder / "initdb",
        f"--pgdata={data}",
        f"--username={user}",
        f"--pwfile={password_file}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--data-checksums",
        "--no-instructions",
        *locale,
    ]


def _password_file(places: Places, password: str) -> Path:
    path = places.data / f".password-{secrets.token_hex(8)}"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(password + "\n")
        if places.account:
            os.fchown(descriptor, places.account.uid, places.account.gid)
    return path
