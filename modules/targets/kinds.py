"""What plans and measures can be; plain values for tables and rules alike."""

from enum import IntEnum


class PlanState(IntEnum):
    """How far a plan is; an agreed one is revised only by going through the superior again."""

    DRAFT = 1
    PROPOSED = 2
    RETURNED = 3
    AGREED = 4


class Aspect(IntEnum):
    """What a measure looks at (PermenPANRB 6/2022)."""

    QUANTITY = 1
    QUALITY = 2
    TIME = 3
    COST = 4


class Direction(IntEnum):
    """Which way a measure is better."""

    HIGHER = 1
    LOWER = 2


class MeasureSource(IntEnum):
    """Where a measure's figure comes from."""

    LOG = 1
    CITIZEN_INDEX = 2
    SERVICE_TIMES = 3
