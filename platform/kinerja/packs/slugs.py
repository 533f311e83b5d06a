"""What a region can be called in a path: the form, and the words the program keeps for itself."""

import re
from typing import Final

FORM: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")

RESERVED: Final = frozenset(
    {
        "api",
        "check",
        "healthz",
        "language",
        "metrics",
        "national",
        "offline",
        "operator",
        "readyz",
        "s",
        "static",
    }
)
