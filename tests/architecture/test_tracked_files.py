"""What is kept in the repository holds for every machine: no index, no path of one of them."""

import os
import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from kinerja import paths

ROOT = paths.ROOT
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
# in parts, so that this file does not name them either
NAMES = (
    ("pypi", "org"),
    ("python" + "hosted", "org"),
    ("npmjs", "org"),
    ("docker", "io"),
    ("ghcr", "io"),
    ("anaconda", "org"),
    ("jsdelivr", "net"),
    ("unpkg", "com"),
)
REGISTRIES = re.compile("|".join(re.escape(".".join(name)) for name in NAMES))
# a person's home, or a folder only one machine has
OWN_PATH = re.compile(r"(?<![\w.>}/-])/(?:home|root|Users|work|mnt)/[\w.-]+")
INDEX_VARIABLES = ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "UV_INDEX_URL", "UV_DEFAULT_INDEX")


def tracked_files() -> list[Path]:
    """Every text file that git keeps; in a copy without git, every file of the source folders."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607  # the git of whoever runs the tests
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode == 0 and listed.stdout:
        found = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        folders = ("platform", "modules", "migrations", "templates", "tenants", "tests", "docs")
        found = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    return [path for path in found if path.is_file() and is_text(path)]


def is_text(path: Path) -> bool:
    return b"\0" not in path.read_bytes()[:4096] and "__pycache__" not in path.parts


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked_files()
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_registry_is_named() -> None:
    assert lines_with(REGISTRIES) == []


def test_this_machine_s_own_index_is_not_named() -> None:
    hosts = {
        urlsplit(url).hostname
        for name in INDEX_VARIABLES
        for url in os.environ.get(name, "").split()
    }
    for host in hosts - {None, "", "localhost"}:
        assert lines_with(re.compile(re.escape(str(host)))) == []


def test_no_path_of_one_machine_is_named() -> None:
    assert lines_with(OWN_PATH) == []


def test_the_locks_hold_no_address() -> None:
    assert [lock.name for lock in LOCKS] == ["build.txt", "run.txt", "test.txt"]
    for lock in LOCKS:
        text = lock.read_text("utf-8")
        assert "--hash=sha256:" in text
        for address in ("--index", "--extra-index", "--find-links"):
            assert address not in text, lock.name
        assert "://" not in text, lock.name


def test_the_searches_would_find_something() -> None:
    for folder in ("home", "root", "Users"):
        assert OWN_PATH.search(f"cd /{folder}/ani/kinerja")
    assert not OWN_PATH.search("/var/lib/kinerja/data")
    for name in NAMES:
        assert REGISTRIES.search("files." + ".".join(name))
