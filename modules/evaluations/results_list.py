"""The reader's own results as a list, and the sentence above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from flask import url_for
from flask_babel import gettext as _

from kinerja.web.filters import decimal
from modules.evaluations.blueprint import period_words
from modules.evaluations.list_page import predicate_words
from modules.evaluations.models import EvaluationStage
from modules.evaluations.queries import Case


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One period of the reader: the result, or that it is awaited."""

    period: str
    url: str
    assessor: str
    score: str = ""
    predicate: str = ""
    predicate_words: str = ""
    finalised_at: datetime | None = None
    is_unread: bool = False


def results_heading(cases: Sequence[Case], language: str) -> str:
    """The newest predicate, or how the newest evaluation stands."""
    final = next((case for case in cases if case.is_final), None)
    if final is not None:
        return _(
            "Predikat %(period)s Anda: %(predicate)s.",
            period=final.period.code,
            predicate=predicate_words(final.evaluation.predicate or "", language),
        )
    if cases:
        return _("Penilaian %(period)s Anda sedang berjalan.", period=cases[0].period.code)
    return _("Belum ada penilaian untuk Anda.")


def list_of_results(cases: Sequence[Case], language: str) -> list[ResultRow]:
    """One row a period, the latest first."""
    return [_row(case, language) for case in cases]


def _row(case: Case, language: str) -> ResultRow:
    evaluation = case.evaluation
    period, url = (
        period_words(case.period),
        url_for("evaluations.result", evaluation_id=evaluation.id),
    )
    assessor = assessor_words(case)
    if not case.is_final:
        return ResultRow(period, url, assessor)
    return ResultRow(
        period,
        url,
        assessor,
        score=decimal(Fraction(evaluation.score_hundredths or 0, 100)),
        predicate=evaluation.predicate or "",
        predicate_words=predicate_words(evaluation.predicate or "", language),
        finalised_at=evaluation.finalised_at,
        is_unread=evaluation.stage is EvaluationStage.FINAL,
    )


def assessor_words(case: Case) -> str:
    """The assessor of record with Plt. or Plh., or that there is none."""
    if case.assessor is None:
        return _("belum ditetapkan")
    acting = case.evaluation.assessor_acting
    return f"{acting}. {case.assessor.full_name}" if acting else case.assessor.full_name
