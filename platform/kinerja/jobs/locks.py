"""Names of advisory locks as the numbers PostgreSQL wants."""

import hashlib


def lock_number(*parts: object) -> int:
    """The same number for the same words everywhere: 64 bits, signed."""
    digest = hashlib.sha256("\0".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)
