"""First words of a path that are the program's own, so that no region can be called by them."""

from typing import Final

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
