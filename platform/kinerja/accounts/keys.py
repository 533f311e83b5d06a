"""Secrets at rest: signatures with a ring of keys, and hashes that mean nothing without one."""

import hashlib
import hmac
from typing import Final

from flask import current_app
from itsdangerous import URLSafeTimedSerializer

from kinerja.config import Settings

_SEPARATOR: Final = b"\x1f"


def _ring() -> tuple[str, ...]:
    settings: Settings = current_app.extensions["kinerja.settings"]
    return settings.secret_keys


def signer(purpose: str) -> URLSafeTimedSerializer:
    """Signs with the newest key and reads what any key of the ring has signed for `purpose`."""
    oldest_first = list(reversed(_ring()))
    return URLSafeTimedSerializer(oldest_first, salt=f"kinerja.{purpose}")


def token_hash(token: str) -> bytes:
    """How a long random token is stored: 32 bytes from which it cannot be found again."""
    return hashlib.sha256(token.encode()).digest()


def keyed_hash(purpose: str, *parts: object) -> bytes:
    """32 bytes standing for `parts`: equal for equal parts, meaningless without our key."""
    return _keyed(_ring()[0], purpose, parts)


def keyed_hashes(purpose: str, *parts: object) -> list[bytes]:
    """What `keyed_hash` gave under any key of the ring: to find what an older key stored."""
    return [_keyed(key, purpose, parts) for key in _ring()]


def _keyed(key: str, purpose: str, parts: tuple[object, ...]) -> bytes:
    text = _SEPARATOR.join(str(part).encode() for part in (purpose, *parts))
    return hmac.new(key.encode(), text, hashlib.sha256).digest()
