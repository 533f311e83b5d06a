"""Why something a unit records is refused: data only, the words are in unit_records_words.py."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from kinerja.errors import Refusal
from modules.evaluations.service_times_rules import Count


class NoUnitRecords(Refusal):
    """Units of this region record neither service times nor reports."""


class NoServiceTimes(Refusal):
    """Units of this region record no service times."""


class RecordsOver(Refusal):
    """The period takes no more records."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TimesConflict(Refusal):
    """Somebody else recorded other figures for these standards since the page was made.

    `joined` is everything as sent, with what only the other one changed.
    """

    def __init__(self, standards: Sequence[str], joined: Mapping[str, Count]) -> None:
        super().__init__(standards)
        self.standards, self.joined = tuple(standards), dict(joined)


class NoUnitReports(Refusal):
    """Units of this region write no reports."""


class ReportNotYours(Refusal):
    """The report is written by who leads or administers the unit."""

    def __init__(self, unit: str) -> None:
        super().__init__(unit)
        self.unit = unit


class ReportSubmitted(Refusal):
    """A report is submitted once; what was submitted is never changed."""

    def __init__(self, period_id: UUID, unit_id: UUID) -> None:
        super().__init__(period_id, unit_id)
        self.period_id, self.unit_id = period_id, unit_id


class ReportConflict(Refusal):
    """The draft was saved elsewhere since this page was made, and `fields` differ."""

    def __init__(self, period_id: UUID, unit_id: UUID, edition: int, fields: Sequence[str]) -> None:
        super().__init__(period_id, unit_id, edition, fields)
        self.period_id, self.unit_id = period_id, unit_id
        self.edition, self.fields = edition, tuple(fields)


class ReportIncomplete(Refusal):
    """Nothing can be submitted while these parts are too short."""

    def __init__(self, fields: Sequence[str]) -> None:
        super().__init__(fields)
        self.fields = tuple(fields)


class UnitReportMissing(Refusal):
    """Nobody of a unit is finalised before its report; `submitters` are names, may be empty."""

    def __init__(self, period: str, unit: str, submitters: Sequence[str]) -> None:
        super().__init__(period, unit, submitters)
        self.period, self.unit, self.submitters = period, unit, tuple(submitters)
