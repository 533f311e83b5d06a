"""The tenant is set for one transaction only: the longer-lived ways are banned from the source."""

import re
from pathlib import Path

from kinerja import paths

BANNED = re.compile(r"set_config\(|SET\s+(?!LOCAL\b)(?:SESSION\s+)?app\.", re.IGNORECASE)
SOURCES = [paths.ROOT / folder for folder in ("platform", "modules", "migrations", "infra")]


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(paths.ROOT)}:{number}"
        for folder in SOURCES
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".py", ".sql"}
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if pattern.search(line) and not line.lstrip().startswith(("#", "--"))
    ]


def test_no_session_level_setting_of_the_tenant() -> None:
    assert lines_with(BANNED) == []


def test_the_search_would_find_one() -> None:
    assert BANNED.search("SET app.tenant = 5")
    assert BANNED.search("select set_config('app.tenant', '5', false)")
    assert not BANNED.search("SET LOCAL app.tenant = '5'")
    assert Path(paths.ROOT / "platform").is_dir()
