"""One-time codes: easy to read out, hard to guess. Pure, but for chance."""

import re
import secrets
from datetime import timedelta
from typing import Final

# no letter or digit that is mistaken for another, read aloud or by hand
ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH: Final = 12
GROUP: Final = 4
SHORTEST: Final = timedelta(minutes=15)
LONGEST: Final = timedelta(days=14)
OF_A_LINK: Final = timedelta(minutes=30)
_NOISE: Final = re.compile(r"[\s\-.]+")


def new_code() -> str:
    """Twelve letters and digits without blanks: 59 bits."""
    return "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))


def shown(code: str) -> str:
    """The code in groups, as it is handed over: K7QM 3F2P XWRT."""
    return " ".join(code[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def read_code(typed: str) -> str:
    """The code as it was made, from what somebody typed: any case, any blanks."""
    return _NOISE.sub("", typed).upper()


def within_limits(asked: timedelta) -> timedelta:
    """The asked lifetime, at least 15 minutes and at most 14 days."""
    return min(max(asked, SHORTEST), LONGEST)
