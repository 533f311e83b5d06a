"""Codes on printed results."""

import secrets
from typing import Final

# twenty of thirty letters and digits nobody mistakes for one another: not to be guessed
_ALPHABET: Final = "23456789abcdefghjkmnpqrstuvwxyz"
_LENGTH: Final = 20


def new_check_code() -> str:
    """A code for a printed result."""
    return "".join(secrets.choice(_ALPHABET) for _place in range(_LENGTH))
