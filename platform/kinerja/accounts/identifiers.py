"""What people type to say who they are: a NIP, spaced or not, or an e-mail address. Pure."""

import re
from dataclasses import dataclass
from typing import Final

from kinerja.people.nip import plain_nip

_NIP: Final = re.compile(r"[0-9]{18}")


@dataclass(frozen=True, slots=True)
class Identifier:
    """A name for an account as it is stored: exactly one of the two is set, or neither."""

    nip: str | None
    email: str | None

    @property
    def key(self) -> str:
        """One text for equal names, to count failures by."""
        return self.nip or self.email or ""


def read_identifier(typed: str) -> Identifier:
    """What the typed text names; neither when it looks like no name at all."""
    digits = plain_nip(typed)
    if _NIP.fullmatch(digits):
        return Identifier(digits, None)
    email = email_key(typed)
    return Identifier(None, email if "@" in email else None)


def email_key(typed: str) -> str:
    """An address as it is stored and compared."""
    return typed.strip().casefold()
