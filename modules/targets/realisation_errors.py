"""Why a figure reached is refused: data only, the words are in realisation_explanations.py."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from kinerja.errors import Refusal


class MeasureNotFound(Refusal):
    """This region has no such measure."""

    def __init__(self, measure_id: UUID) -> None:
        super().__init__(measure_id)
        self.measure_id = measure_id


class RealisationNotYours(Refusal):
    """What was reached is read by the person, the assessor and those who oversee the unit."""

    def __init__(self, plan_id: UUID) -> None:
        super().__init__(plan_id)
        self.plan_id = plan_id


class OnlyTheOwnerRecords(Refusal):
    """Only the person whose plan it is records what was reached."""

    def __init__(self, plan_id: UUID) -> None:
        super().__init__(plan_id)
        self.plan_id = plan_id


class PlanNotAgreed(Refusal):
    """Figures are recorded for an agreed plan; this one is being written or revised."""

    def __init__(self, plan_id: UUID, year: int) -> None:
        super().__init__(plan_id, year)
        self.plan_id, self.year = plan_id, year


class YearSettled(Refusal):
    """The year's results are final, so its figures and evidence stay as they are."""

    def __init__(self, plan_id: UUID, year: int) -> None:
        super().__init__(plan_id, year)
        self.plan_id, self.year = plan_id, year


class DayOutsideYear(Refusal):
    """The day is not of the plan's year, or has not come yet; `latest` is the last one allowed."""

    def __init__(self, on_date: date, year: int, latest: date) -> None:
        super().__init__(on_date, year, latest)
        self.on_date, self.year, self.latest = on_date, year, latest


class ValueOutOfRange(Refusal):
    """A figure is negative, too large, or finer than four decimals."""

    def __init__(self, value: Decimal) -> None:
        super().__init__(value)
        self.value = value
