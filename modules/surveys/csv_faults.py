"""Why a file of answers gives no figures: one class a reason, `name` its word for machines."""

from enum import StrEnum
from pathlib import Path
from typing import ClassVar

from kinerja.errors import Refusal


class CsvFault(Refusal):
    """A file of answers that cannot be computed from."""

    name: ClassVar[str]


class FileMissing(CsvFault):
    """There is no file of this name."""

    name = "file_missing"

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class FileUnreadable(CsvFault):
    """It is a folder, or the system does not let us read it; `reason` is the system's word."""

    name = "file_unreadable"

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason


class FileEmpty(CsvFault):
    """Not even a header line."""

    name = "file_empty"


class FileNotText(CsvFault):
    """Bytes that are not UTF-8 text: a spreadsheet's own format, or another encoding."""

    name = "file_not_text"


class RowMalformed(CsvFault):
    """A line that breaks the form of CSV: an open quotation mark, or far too long."""

    name = "row_malformed"

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


class HeaderProblem(StrEnum):
    """What is wrong with the names of the columns."""

    NO_ELEMENT = "no_element"
    UNNAMED = "unnamed"
    UNKNOWN = "unknown"
    REPEATED = "repeated"
    MIXED = "mixed"
    GAP = "gap"
    TOO_MANY = "too_many"


class HeaderWrong(CsvFault):
    """The first line does not name 1 to 30 elements; `column` is the first at fault."""

    name = "header_wrong"

    def __init__(self, problem: HeaderProblem, column: str = "") -> None:
        super().__init__(problem, column)
        self.problem, self.column = problem, column


class NoAnswers(CsvFault):
    """A header, and below it not one valid answer."""

    name = "no_answers"


class TooManyRejected(CsvFault):
    """More than `limit` cells are no answers: this is not a file of answers."""

    name = "too_many_rejected"

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit
