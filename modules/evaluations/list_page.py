"""What a superior's list says: the sentence above it, and one row for each person rated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.people.names import full_name
from kinerja.periods.models import Period
from kinerja.rubrics.figures import Figures
from kinerja.rubrics.predicate import PREDICATE_LABELS, Predicate
from kinerja.rubrics.rubric import Rubric
from kinerja.web.filters import plain_date, whole
from kinerja.web.home import number_word
from kinerja.web.parts import Kind, Tab
from modules.evaluations.queries import FINISHED, TAKES_RATINGS
from modules.evaluations.queries_rated import Progress
from modules.evaluations.rules import asked_of_superior


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person a superior rates; with a `predicate` the result is final."""

    name: str
    place: str
    url: str
    rated: int
    asked: int
    kind: Kind
    symbol: str
    state: str
    predicate: str = ""
    predicate_words: str = ""


def chosen_period(periods: Sequence[Period], code: str | None) -> Period | None:
    """The period asked for, else the open one that ends first, else the latest; None of none."""
    open_ones = [p for p in periods if p.stage in TAKES_RATINGS]
    first = min(open_ones, key=lambda period: period.ends_on, default=None)
    named = next((period for period in periods if period.code == code), None)
    return named or first or next(iter(periods), None)


def list_heading(progress: Progress, period: Period) -> str:
    """How many people wait, and until when."""
    if not progress.waiting:
        return ngettext(
            "Satu orang yang Anda nilai sudah selesai.",
            "Semua %(count)s orang sudah Anda nilai.",
            progress.total,
            count=whole(progress.total),
        )
    return ngettext(
        "Satu orang menunggu penilaian Anda, paling lambat %(day)s.",
        "%(count)s orang menunggu penilaian Anda, paling lambat %(day)s.",
        progress.waiting,
        count=number_word(progress.waiting),
        day=plain_date(period.ratings_due_on),
    )


def period_tabs(periods: Sequence[Period], current: Period, endpoint: str) -> list[Tab]:
    """The periods as tabs, where there is more than one."""
    if len(periods) < 2:  # noqa: PLR2004  # one period needs no choice
        return []
    return [
        Tab(url_for(endpoint, period=each.code), each.code, current=each.id == current.id)
        for each in periods
    ]


def person_rows(
    found: Sequence[Any], rubric: Rubric, figures: Mapping[UUID, Figures], language: str
) -> list[PersonRow]:
    """The rows of the list; position family and figures decide how many indicators are asked."""
    return [
        _row(row, len(asked_of_superior(rubric, row.family, figures[row.id])), language)
        for row in found
    ]


def _row(row: Any, asked: int, language: str) -> PersonRow:
    final = row.stage in FINISHED
    endpoint = "evaluations.result" if final else "evaluations.rate"
    kind, symbol, state = _state(row, asked)
    acting = _("Anda menilai sebagai %(acting)s.", acting=row.assessor_acting)
    place = f"{row.position} · {row.unit}"
    return PersonRow(
        name=full_name(row.nama, row.gelar_depan, row.gelar_belakang),
        place=f"{place} · {acting}" if row.assessor_acting else place,
        url=url_for(endpoint, evaluation_id=row.id),
        rated=row.rated,
        asked=asked,
        kind=kind,
        symbol=symbol,
        state=state,
        predicate=row.predicate if final else "",
        predicate_words=predicate_words(row.predicate, language) if final else "",
    )


def _state(row: Any, asked: int) -> tuple[Kind, str, str]:
    """How far one person is: kind, symbol and words of the status."""
    if row.stage in FINISHED:
        return "ok", "done", _("ditetapkan")
    if row.rated >= asked:
        return "info", "info", _("siap ditetapkan")
    return ("idle", "draft", _("draf")) if row.edition else ("idle", "wait", _("belum dimulai"))


def predicate_words(code: str, language: str) -> str:
    """A predicate in the reader's language."""
    return PREDICATE_LABELS[Predicate(code)].in_language(language)
