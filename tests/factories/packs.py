"""Region packs under names of a test's own."""

import shutil
from pathlib import Path

from kinerja import paths


def copied_pack(source: str, slug: str, folder: Path) -> Path:
    """A copy of a shipped pack under another slug."""
    made = folder / slug
    shutil.copytree(paths.TENANTS / source, made)
    file = made / "tenant.toml"
    said = file.read_text(encoding="utf-8")
    file.write_text(said.replace(f'slug = "{source}"', f'slug = "{slug}"'), encoding="utf-8")
    return made
