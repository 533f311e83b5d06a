"""Whole regions scored at once: what `engine.score` says of each record, without the tree.

People of one position family have the same weights, so each figure of the rubric is one column of
exact fractions, and each mean of the tree is one mean of columns. Limits are compared and the
score is rounded on whole numbers; nothing is ever a float.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

import numpy as np
import numpy.typing as npt

from kinerja.law.numeric_scheme import NumericPredicate, numeric_predicate
from kinerja.rubrics.bulk_sheet import read_sheet
from kinerja.rubrics.bulk_weighing import Weighing, weigh
from kinerja.rubrics.engine import AXIS_LABELS, SCORE_PLACES
from kinerja.rubrics.exact_columns import Column, Flags
from kinerja.rubrics.predicate import Predicate, Rating, predicate
from kinerja.rubrics.record import Hold, Record
from kinerja.rubrics.rubric import Axis, Band, FamilyWeights, Rubric

Proposal = tuple[Rating | None, Rating | None, Predicate | NumericPredicate | None]
"""Ratings of results and behaviour, and the predicate."""

_LADDER: Final = (Rating.BELOW, Rating.AS, Rating.ABOVE)


@dataclass(frozen=True, slots=True)
class BulkOutcome:
    """What `Outcome` says of one record, with exact figures in place of trees.

    `exact` is the unrounded score and `axes` the unrounded values of the axes (0-100); the rest is
    as in `Outcome`.
    """

    rubric_version: str
    scheme: str
    exact: Fraction | None = None
    score: Decimal | None = None
    band: Band | None = None
    axes: Mapping[Axis, Fraction] = field(default_factory=dict)
    results_rating: Rating | None = None
    behaviour_rating: Rating | None = None
    predicate: Predicate | NumericPredicate | None = None
    holds: tuple[Hold, ...] = ()


def score_all(rubric: Rubric, records: Sequence[Record]) -> list[BulkOutcome]:
    """The outcome of each record, in the order given.

    Raises what `engine.score` raises for the first record that does not fit the rubric; in scheme
    B NumericValueOutOfScale for any score beyond 120.
    """
    nothing_yet = BulkOutcome(rubric.version, rubric.scheme)
    outcomes = [nothing_yet] * len(records)
    sheet = read_sheet(rubric, records)
    for family, rows in _rows_by_family(rubric, records).items():
        weighing = weigh(rubric, family, sheet.take(rows))
        for place, holds in weighing.holds.items():
            outcomes[rows[place]] = replace(nothing_yet, holds=tuple(holds))
        scored = rows[weighing.score.there].tolist()
        have_ideas = [records[row].has_new_idea for row in scored]
        for row, outcome in zip(scored, _outcomes(rubric, weighing, have_ideas), strict=True):
            outcomes[row] = outcome
    return outcomes


def _rows_by_family(
    rubric: Rubric, records: Sequence[Record]
) -> Mapping[str, npt.NDArray[np.int64]]:
    """Who is weighed alike; families the rubric does not name all have its default weights."""
    named = {family for weight in _weights(rubric) for family in weight.families}
    rows: dict[str, list[int]] = {}
    default: list[int] = []
    for row, record in enumerate(records):
        if record.family in named:
            rows.setdefault(record.family, []).append(row)
        else:
            default.append(row)
    if default:
        rows[records[default[0]].family] = default
    return {family: np.array(its_rows, np.int64) for family, its_rows in rows.items()}


def _weights(rubric: Rubric) -> Iterator[FamilyWeights]:
    for component in rubric.components:
        yield component.weight
        yield from (indicator.weight for indicator in component.indicators)


def _outcomes(
    rubric: Rubric, weighing: Weighing, have_ideas: Sequence[bool]
) -> Iterator[BulkOutcome]:
    """The outcomes of those who have a score; `have_ideas` is about them only."""
    there = np.flatnonzero(weighing.score.there)
    score, is_short = weighing.score.take(there), weighing.is_short[there]
    axes = {axis: column.take(there) for axis, column in weighing.axes.items()}
    exact, by_axis = score.fractions(), _by_axis(axes)
    if rubric.scheme == "B":
        proposals = _by_number(exact, by_axis, have_ideas)
    else:
        proposals = _by_matrix(rubric, axes, is_short)
    decimals = [Decimal(unit).scaleb(-SCORE_PLACES) for unit in score.rounded(SCORE_PLACES)]
    rows = zip(exact, decimals, _bands(rubric, score), by_axis, proposals, strict=True)
    for value, rounded, band, its_axes, proposal in rows:
        yield BulkOutcome(rubric.version, rubric.scheme, value, rounded, band, its_axes, *proposal)


def _by_axis(axes: Mapping[Axis, Column]) -> list[Mapping[Axis, Fraction]]:
    """Each person's axes; without those on which nothing was rated."""
    rows = zip(*(column.fractions() for column in axes.values()), strict=True)
    return [
        {axis: value for axis, value in zip(axes, row, strict=True) if value is not None}
        for row in rows
    ]


def _bands(rubric: Rubric, score: Column) -> list[Band]:
    """Each person's band; whoever is below the limit of the lowest is in the lowest."""
    rising = sorted(rubric.bands, key=lambda band: band.lower)
    places = np.zeros(len(score.there), np.int64)
    for place, band in enumerate(rising):
        places[score.at_least(band.lower)] = place
    return [rising[place] for place in places.tolist()]


def _by_matrix(rubric: Rubric, axes: Mapping[Axis, Column], is_short: Flags) -> Iterator[Proposal]:
    """Scheme A: two ratings and what follows from both."""
    nobody = np.zeros(len(is_short), np.bool_)
    results = _ratings(rubric, axes[Axis.RESULTS], is_short)
    behaviour = _ratings(rubric, axes[Axis.BEHAVIOUR], nobody)
    for one, other in zip(results, behaviour, strict=True):
        yield one, other, predicate(one, other) if one and other else None


def _ratings(rubric: Rubric, axis: Column, is_capped: Flags) -> list[Rating | None]:
    """The rating each person's axis proposes; at most as expected for those who are capped."""
    above, as_expected = axis.at_least(rubric.above), axis.at_least(rubric.as_expected)
    steps = np.where(above, np.where(is_capped, 1, 2), as_expected)
    rows = zip(steps.tolist(), axis.there.tolist(), strict=True)
    return [_LADDER[step] if there else None for step, there in rows]


def _by_number(
    exact: Sequence[Fraction | None],
    by_axis: Sequence[Mapping[Axis, Fraction]],
    have_ideas: Sequence[bool],
) -> Iterator[Proposal]:
    """Scheme B: a predicate from the score, once there is something on both axes."""
    for value, axes, has_idea in zip(exact, by_axis, have_ideas, strict=True):
        if value is None or len(axes) < len(AXIS_LABELS):
            yield None, None, None
        else:
            yield None, None, numeric_predicate(value, has_idea)
