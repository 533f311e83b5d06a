"""Secrets of one installation, made once and kept where only their owner may read."""

import os
import secrets
from pathlib import Path

_NAME = "secret.key"


def generated_key(home: Path) -> str:
    """The signing key of this home: made at first use, the same ever after."""
    path = home / _NAME
    if not path.exists():
        write_once(path, secrets.token_urlsafe(48))
    return path.read_text("utf-8").strip()


def write_once(path: Path, content: str) -> None:
    """Write a 0600 file, whole or not at all; whoever is second keeps the first one's content."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(draft)
    except FileExistsError:
        return
    finally:
        draft.unlink()
