"""Why a question to the law has no answer: a value that the rule does not know. Data only."""

from collections.abc import Collection
from fractions import Fraction

from kinerja.errors import Refusal


class NumericValueOutOfScale(Refusal):
    """A value of the numeric scheme lies outside 0 to 120."""

    def __init__(self, value: Fraction) -> None:
        super().__init__(value)
        self.value = value


class NoWorkingWeekday(Refusal):
    """A calendar names no weekday (0 Monday to 6 Sunday), or one that there is not."""

    def __init__(self, weekdays: Collection[int]) -> None:
        super().__init__(weekdays)
        self.weekdays = weekdays


class WorkingDaysNegative(Refusal):
    """A term of fewer than no working days."""

    def __init__(self, days: int) -> None:
        super().__init__(days)
        self.days = days
