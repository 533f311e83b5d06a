"""Passwords at rest: Argon2id, and as much work for an account that does not exist."""

import unicodedata
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER: Final = PasswordHasher()


def hash_password(password: str) -> str:
    """The password as it is stored."""
    return _HASHER.hash(_normal(password))


def matches(stored: str | None, password: str) -> bool:
    """Whether this is the password; takes as long when there is none to compare with."""
    nobodys = _nobodys_hash()
    try:
        _HASHER.verify(stored or nobodys, _normal(password))
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def is_outdated(stored: str) -> bool:
    """Whether the stored form should be renewed at the next sign-in."""
    return _HASHER.check_needs_rehash(stored)


def _normal(password: str) -> str:
    """The same letters typed on different keyboards are the same password."""
    return unicodedata.normalize("NFKC", password)


@cache
def _nobodys_hash() -> str:
    return _HASHER.hash("nobody signs in with this")
