"""Two versions of one form, by field: where they differ, and both in one. Pure."""

from collections.abc import Mapping
from typing import Any

Fields = Mapping[str, Any]


def differences(mine: Fields, saved: Fields) -> list[str]:
    """The fields in which two versions differ; a field left empty and one not there are alike."""
    names = dict.fromkeys([*saved, *mine])
    return [name for name in names if (mine.get(name) or None) != (saved.get(name) or None)]


def merge(mine: Fields, saved: Fields) -> tuple[dict[str, Any], list[str]]:
    """Both versions in one, and the fields where each says something else.

    What only one of them fills in is taken over; in a colliding field stands what is `mine`.
    """
    names = dict.fromkeys([*saved, *mine])
    joined = {name: mine.get(name) or saved.get(name) for name in names}
    collisions = [
        name for name in names if mine.get(name) and saved.get(name) and mine[name] != saved[name]
    ]
    return joined, collisions
