"""The citizens' index of the service people work in, as a figure of their evaluations."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import Any
from uuid import UUID

from sqlalchemy import select

from kinerja.database import db
from kinerja.people.units import units_above
from kinerja.rubrics.figures import Figures, Subject
from kinerja.rubrics.record import CitizenIndex
from kinerja.rubrics.rubric import RaterKind, Rubric, Source
from kinerja.rubrics.service import PublishedRubric
from kinerja.tenancy.practice import current_region
from modules.surveys.limits import limits_of
from modules.surveys.models import ServiceUnit, Survey, SurveyRollup
from modules.surveys.rules_results import HUNDREDTHS


def know(rubric: PublishedRubric, subjects: Sequence[Subject]) -> dict[UUID, Figures]:
    """The index of each subject's unit, or of the nearest unit above it that serves the public.

    Only published sums are read; several surveys of one unit in the period count by their answers.
    """
    if not subjects or not asks_citizens(rubric.rubric):
        return {}
    served = _served(subjects)
    found: dict[UUID, Figures] = {}
    for subject in subjects:
        index = index_of(subject, served.get(subject.unit_id, ()))
        if index is not None:
            found[subject.id] = Figures(citizen=index)
    return found


def asks_citizens(rubric: Rubric) -> bool:
    """Whether citizens have a say anywhere in this rubric."""
    return any(
        indicator.source is Source.CITIZEN
        or component.raters_of(indicator).get(RaterKind.CITIZEN, 0) > 0
        for component in rubric.components
        for indicator in component.indicators
    )


def index_of(subject: Subject, served: Sequence[Any]) -> CitizenIndex | None:
    """The joined index of the nearest unit's surveys that lie in the subject's period, or None.

    `served` are those of the subject's unit and of the units above it, the nearest first.
    """
    inside = [
        row
        for row in served
        if row.opens_on <= subject.ends_on and row.closes_on >= subject.starts_on
    ]
    here = [row for row in inside if row.steps == inside[0].steps]
    if not here:
        return None
    n = sum(row.answers for row in here)
    hundredths = sum(row.index_hundredths * row.answers for row in here)
    return CitizenIndex(Fraction(hundredths, n * HUNDREDTHS), n)


def _served(subjects: Sequence[Subject]) -> dict[UUID, list[Any]]:
    """By subjects' unit, the published sums of its surveys and of those above, nearest first.

    Of surveys in the subjects' periods, where their sums may be shown; one statement.
    """
    rows = _sums({each.unit_id for each in subjects}).where(
        SurveyRollup.fewest_answers >= limits_of(current_region()).shown,
        Survey.opens_on <= max(each.ends_on for each in subjects),
        Survey.closes_on >= min(each.starts_on for each in subjects),
    )
    found: defaultdict[UUID, list[Any]] = defaultdict(list)
    for row in db.session.execute(rows):
        found[row.origin].append(row)
    return dict(found)


def _sums(units: Collection[UUID]) -> Any:
    """Every survey's sums of these units and of those above them, nearest first."""
    above = units_above(units)
    return (
        select(
            *(above.c.origin, above.c.steps, Survey.opens_on, Survey.closes_on),
            *(SurveyRollup.answers, SurveyRollup.index_hundredths),
        )
        .select_from(above)
        .join(ServiceUnit, ServiceUnit.unit_id == above.c.id)
        .join(Survey, Survey.service_unit_id == ServiceUnit.id)
        .join(SurveyRollup, SurveyRollup.survey_id == Survey.id)
        .where(SurveyRollup.element == "", SurveyRollup.index_hundredths.is_not(None))
        .order_by(above.c.steps)
    )
