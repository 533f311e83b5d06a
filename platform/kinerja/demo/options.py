"""What `kinerja demo` is asked for."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """`staff` people in each region; the figures follow from these three alone."""

    staff: int = 200
    seed: int = 1
    as_of: date = date(2026, 6, 30)
