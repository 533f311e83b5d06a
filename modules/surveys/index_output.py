"""An index as the command line gives it: JSON for machines, a table in plain words for people."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.rounding import round_half_up
from kinerja.web.filters import decimal, whole
from modules.surveys.csv_reading import BEYOND_HEADER, RejectedCell
from modules.surveys.rules import MUTU_LABELS, ElementResult, SurveyIndex, Weights

_AVERAGE_PLACES: Final = 4
_UNKNOWN: Final = "-"
_MOST_LISTED: Final = 20


def as_json(index: SurveyIndex, rejected: Sequence[RejectedCell] = ()) -> dict[str, Any]:
    """The figures as numbers with their stated decimals, and every rejected cell."""
    return {
        "respondents": index.respondents,
        "elements": [_element_json(result) for result in index.elements],
        "index": _number(index.index),
        "class": index.mutu,
        "class_label": None if index.mutu is None else MUTU_LABELS[index.mutu].id,
        "weights": index.method.weights.value,
        "scheme": index.method.scheme.value,
        "rejected": [
            {"row": cell.row, "column": cell.column, "value": cell.value, "reason": cell.reason}
            for cell in rejected
        ],
    }


def as_lines(index: SurveyIndex, rejected: Sequence[RejectedCell] = ()) -> Iterator[str]:
    """The answer first, then one line an element, then what was rejected."""
    yield _headline(index)
    yield _basis(index)
    yield ""
    yield from _table(index.elements)
    if rejected:
        yield ""
        yield from _rejections(rejected)


def _element_json(result: ElementResult) -> dict[str, Any]:
    average = result.average
    return {
        "code": result.element.code,
        "name": result.element.name,
        "answers": result.answers,
        "blank": result.blank,
        "sum": result.total,
        "average": None if average is None else _number(round_half_up(average, _AVERAGE_PLACES)),
        "converted": _number(result.converted),
        "class": result.mutu,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _headline(index: SurveyIndex) -> str:
    if index.index is None or index.mutu is None:
        return _("Indeks tidak dapat dihitung: ada unsur tanpa satu pun jawaban.")
    return _(
        "Indeks kepuasan masyarakat %(index)s, mutu %(mutu)s (%(label)s).",
        index=decimal(index.index),
        mutu=index.mutu.value,
        label=MUTU_LABELS[index.mutu].id,
    )


def _basis(index: SurveyIndex) -> str:
    count = len(index.elements)
    if index.method.weights is Weights.EXACT:
        weight = _("bobot tepat 1/%(count)d", count=count)
    else:
        weight = _("bobot cetakan, 1/%(count)d dibulatkan tiga desimal", count=count)
    scale = _("batas mutu %(year)s", year=index.method.scheme.value)
    if index.respondents is None:
        return _(
            "Dari rata-rata, tanpa jumlah responden; %(weight)s, %(scale)s.",
            weight=weight,
            scale=scale,
        )
    return ngettext(
        "%(count)s responden; %(weight)s, %(scale)s.",
        "%(count)s responden; %(weight)s, %(scale)s.",
        index.respondents,
        count=whole(index.respondents),
        weight=weight,
        scale=scale,
    )


def _table(results: Sequence[ElementResult]) -> Iterator[str]:
    rows = [
        (_("Unsur"), _("Jawaban"), _("Kosong"), _("Jumlah"), _("NRR"), _("Konversi"), _("Mutu")),
        *(_cells(result) for result in results),
    ]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for name, *figures in rows:
        right = (text.rjust(width) for text, width in zip(figures, widths[1:], strict=True))
        yield "  ".join((name.ljust(widths[0]), *right))


def _cells(result: ElementResult) -> tuple[str, ...]:
    counts = (result.answers, result.blank, result.total)
    return (
        result.element.name,
        *(_UNKNOWN if count is None else whole(count) for count in counts),
        _UNKNOWN if result.average is None else decimal(result.average, _AVERAGE_PLACES),
        _UNKNOWN if result.converted is None else decimal(result.converted),
        _UNKNOWN if result.mutu is None else result.mutu.value,
    )


def _rejections(rejected: Sequence[RejectedCell]) -> Iterator[str]:
    yield ngettext(
        "%(num)d sel ditolak; jawaban lain di barisnya tetap dihitung.",
        "%(num)d sel ditolak; jawaban lain di barisnya tetap dihitung.",
        len(rejected),
    )
    for cell in rejected[:_MOST_LISTED]:
        yield "  " + _rejection(cell)
    if len(rejected) > _MOST_LISTED:
        yield "  " + _(
            "dan %(count)s lagi; --json menyebut semuanya.",
            count=whole(len(rejected) - _MOST_LISTED),
        )


def _rejection(cell: RejectedCell) -> str:
    value = printable(cell.value)
    if cell.reason == BEYOND_HEADER:
        return _(
            "baris %(row)d, kolom ke-%(column)s: isi «%(value)s» di luar kolom yang berjudul.",
            row=cell.row,
            column=cell.column,
            value=value,
        )
    return _(
        "baris %(row)d, kolom %(column)s: isi «%(value)s» bukan jawaban 1 sampai 4.",
        row=cell.row,
        column=cell.column,
        value=value,
    )


def printable(text: str) -> str:
    """A file's own words without the characters that would steer the reader's terminal."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)
