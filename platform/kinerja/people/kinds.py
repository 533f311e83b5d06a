"""What people and positions can be; plain values for tables and rules alike."""

from enum import IntEnum


class PersonState(IntEnum):
    """Whether a person works here now."""

    ACTIVE = 1
    LEFT = 2


class AssignmentKind(IntEnum):
    """How a position is held: by its holder, or acting (Plt. standing, Plh. daily)."""

    DEFINITIF = 1
    PLT = 2
    PLH = 3
