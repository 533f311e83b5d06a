"""What the result page says: the answer, why it is so, and what would have changed it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from flask_babel import gettext as _

from kinerja.rubrics.engine import axis_rating
from kinerja.rubrics.outlook import Change, Step, step_down, step_up
from kinerja.rubrics.predicate import RATING_LABELS, Rating
from kinerja.rubrics.rubric import Axis, Rubric
from kinerja.rubrics.service import PublishedRubric, rubric_of
from kinerja.web.filters import beside_limit, decimal, whole
from modules.evaluations.freezing import check_code, frozen_axes, frozen_rubric, frozen_tree
from modules.evaluations.list_page import predicate_words
from modules.evaluations.models import Evaluation
from modules.evaluations.quadrant import Rows, quadrant_rows
from modules.evaluations.queries import Case, draft_of
from modules.evaluations.score_page import Explained, explain
from modules.evaluations.sheet import sheet_of


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A final result in the reader's language.

    `reasons` are the superior's, as (indicator and level, text) rows.
    """

    heading: str
    predicate: str
    results: str
    behaviour: str
    band: str
    score: str
    why: tuple[str, ...]
    changes: tuple[str, ...]
    quadrant: Rows
    explained: Explained
    reasons: tuple[tuple[str, str], ...]
    rubric_title: str
    rubric_number: int
    check_code: str


def result_page(case: Case, language: str, *, own: bool) -> ResultPage:
    """The page of a final result; `own` when the person reads it."""
    evaluation = case.evaluation
    document = evaluation.tree or {}
    published = rubric_of(frozen_rubric(document))
    axes = frozen_axes(document)
    rubric, ratings = published.rubric, _ratings_set(evaluation)
    values = {axis: node.value for axis, node in axes.items()}
    up, down = step_up(rubric, ratings, values), step_down(rubric, ratings, values)
    return ResultPage(
        heading=_heading(case, up, language, own=own),
        predicate=predicate_words(evaluation.predicate or "", language),
        results=RATING_LABELS[ratings[Axis.RESULTS]].in_language(language),
        behaviour=RATING_LABELS[ratings[Axis.BEHAVIOUR]].in_language(language),
        band=_band(published, evaluation.band, language),
        score=decimal(Fraction(evaluation.score_hundredths or 0, 100)),
        why=tuple(_why(axis, values[axis], ratings[axis], rubric, language) for axis in ratings),
        changes=tuple(filter(None, (_upward(up, language), _downward(down, language)))),
        quadrant=quadrant_rows(ratings[Axis.RESULTS], ratings[Axis.BEHAVIOUR], language, up),
        explained=explain(frozen_tree(document), axes, language),
        reasons=tuple(_reasons(evaluation, published, language)),
        rubric_title=published.said.title.in_language(language),
        rubric_number=published.number,
        check_code=check_code(evaluation.result_hash or b""),
    )


def _ratings_set(evaluation: Evaluation) -> dict[Axis, Rating]:
    """The two national ratings the assessor has set."""
    return {
        Axis.RESULTS: Rating(evaluation.results_rating or ""),
        Axis.BEHAVIOUR: Rating(evaluation.behaviour_rating or ""),
    }


def _reasons(
    evaluation: Evaluation, published: PublishedRubric, language: str
) -> Iterator[tuple[str, str]]:
    draft = draft_of(evaluation)
    for row in sheet_of(published, evaluation.family, language).indicators:
        mark = draft.mark(row.code)
        words = (title for level, title, _anchor in row.levels if level == mark.level)
        if mark.reason:
            yield f"{row.title}: {next(words, '')}", mark.reason


def _heading(case: Case, up: Step | None, language: str, *, own: bool) -> str:
    predicate = predicate_words(case.evaluation.predicate or "", language)
    if not own:
        return _("Predikat %(name)s: %(predicate)s.", name=case.person.nama, predicate=predicate)
    if up is None:
        return _("Predikat Anda %(predicate)s, yang tertinggi.", predicate=predicate)
    short = _shortfalls(up)
    if not short:
        return _("Predikat Anda %(predicate)s.", predicate=predicate)
    return _(
        "Predikat Anda %(predicate)s. %(short)s untuk %(better)s.",
        predicate=predicate,
        short=short,
        better=predicate_words(up.predicate, language),
    )


def _shortfalls(step: Step) -> str:
    """What is lacking on each axis; nothing where the figure would already do."""
    lacking = [change for change in step.changes if change.distance is not None]
    if len(lacking) != len(step.changes):
        return ""
    if len(lacking) == 1:
        only = lacking[0]
        if only.axis is Axis.RESULTS:
            return _("Hasil kerja kurang %(points)s", points=_points(only))
        return _("Perilaku kurang %(points)s", points=_points(only))
    results, behaviour = lacking
    return _(
        "Hasil kerja kurang %(results)s dan perilaku kurang %(behaviour)s",
        results=_points(results),
        behaviour=_points(behaviour),
    )


def _points(change: Change) -> str:
    return beside_limit(change.distance or 0, 0)


def _band(published: PublishedRubric, code: str | None, language: str) -> str:
    found = (band.label.in_language(language) for band in published.said.bands if band.code == code)
    return next(found, "")


def axis_words(axis: Axis) -> str:
    """The name of an axis at the beginning of a sentence."""
    return _("Hasil kerja") if axis is Axis.RESULTS else _("Perilaku")


def _why(axis: Axis, value: Fraction, rating: Rating, rubric: Rubric, language: str) -> str:
    """How the figure of an axis leads to its rating, or that the assessor set another."""
    words = {
        "axis": axis_words(axis),
        "rating": RATING_LABELS[rating].in_language(language),
        "low": whole(rubric.as_expected),
        "high": whole(rubric.above),
    }
    if rating is not axis_rating(rubric, value):
        return _(
            "%(axis)s %(value)s; pejabat penilai menetapkannya %(rating)s dengan alasan tertulis.",
            value=decimal(value),
            **words,
        )
    if rating is Rating.ABOVE:
        shown = beside_limit(value, rubric.above)
        return _("%(axis)s %(value)s mencapai %(high)s: %(rating)s.", value=shown, **words)
    if rating is Rating.AS:
        shown = beside_limit(value, rubric.above)
        return _(
            "%(axis)s %(value)s mencapai %(low)s tetapi belum %(high)s: %(rating)s.",
            value=shown,
            **words,
        )
    shown = beside_limit(value, rubric.as_expected)
    return _("%(axis)s %(value)s belum mencapai %(low)s: %(rating)s.", value=shown, **words)


def _upward(step: Step | None, language: str) -> str:
    if step is None:
        return ""
    conditions = _(" dan ").join(
        _("%(axis)s %(limit)s", axis=axis_words(change.axis).lower(), limit=decimal(change.limit))
        for change in step.changes
    )
    return _(
        "Naik ke %(predicate)s bila %(conditions)s atau lebih.",
        predicate=predicate_words(step.predicate, language),
        conditions=conditions,
    )


def _downward(step: Step | None, language: str) -> str:
    if step is None:
        return ""
    (change,) = step.changes
    words = {
        "predicate": predicate_words(step.predicate, language),
        "axis": axis_words(change.axis).lower(),
        "limit": decimal(change.limit),
    }
    if change.distance is None:
        return _("Turun ke %(predicate)s bila %(axis)s di bawah %(limit)s.", **words)
    return _(
        "Turun ke %(predicate)s bila %(axis)s di bawah %(limit)s; jaraknya %(far)s.",
        far=decimal(change.distance),
        **words,
    )
