"""Why a record cannot be scored: it does not fit the rubric it is scored by."""

from fractions import Fraction
from uuid import UUID

from kinerja.errors import Refusal


class IndicatorUnknown(Refusal):
    """A rating was given to an indicator the rubric does not have."""

    def __init__(self, indicator: str) -> None:
        super().__init__(indicator)
        self.indicator = indicator


class LevelOutOfScale(Refusal):
    """A rating is not one of the rubric's levels."""

    def __init__(self, indicator: str, rater: str, level: int) -> None:
        super().__init__(indicator, rater, level)
        self.indicator, self.rater, self.level = indicator, rater, level


class CitizenIndexOutOfScale(Refusal):
    """A survey index lies outside 25 to 100."""

    def __init__(self, index: Fraction) -> None:
        super().__init__(index)
        self.index = index


class TargetNotPositive(Refusal):
    """A target of 0 or less can only stand where less is better."""

    def __init__(self, code: str, target: Fraction) -> None:
        super().__init__(code, target)
        self.code, self.target = code, target


class NoMeasures(Refusal):
    """A target, or a measured indicator, has no figure with a weight."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class RubricNotFound(Refusal):
    """This region has no such published version; without an id, none at all."""

    def __init__(self, version_id: UUID | None) -> None:
        super().__init__(version_id)
        self.version_id = version_id
