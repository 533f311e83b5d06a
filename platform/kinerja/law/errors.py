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


class CompetencyLevelOutOfScale(Refusal):
    """A competency's level is not 0 to 5, or the level asked not 1 to 5."""

    def __init__(self, competency: str, level: int) -> None:
        super().__init__(competency, level)
        self.competency, self.level = competency, level


class NoCompetencyAsked(Refusal):
    """A position asks for no competency, so nothing can be matched against it."""


class IndicatorsOutOfRange(Refusal):
    """More or fewer behaviour indicators shown than the three a level has."""

    def __init__(self, shown: int) -> None:
        super().__init__(shown)
        self.shown = shown


class TalentValueOutOfScale(Refusal):
    """Performance or potential lies outside 0 to 100."""

    def __init__(self, value: Fraction) -> None:
        super().__init__(value)
        self.value = value
