"""The citizens' index of the service people work in, as a figure of their evaluations."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any
from uuid import UUID

from sqlalchemy import select

from kinerja.database import db
from kinerja.people.models import Unit
from kinerja.rubrics.figures import Figures, Subject
from kinerja.rubrics.record import CitizenIndex
from kinerja.rubrics.rubric import RaterKind, Rubric, Source
from kinerja.rubrics.service import PublishedRubric
from kinerja.tenancy.practice import current_region
from modules.surveys.limits import limits_of
from modules.surveys.models import ServiceUnit, Survey, SurveyRollup
from modules.surveys.rules_results import HUNDREDTHS

Parents = Mapping[UUID, UUID | None]
Indices = Mapping[UUID, CitizenIndex]


def know(rubric: PublishedRubric, subjects: Sequence[Subject]) -> dict[UUID, Figures]:
    """The index of each subject's unit, or of the nearest unit above it that serves the public.

    Only published sums are read; several surveys of one unit in the period count by their answers.
    """
    if not subjects or not asks_citizens(rubric.rubric):
        return {}
    first, last = min(s.starts_on for s in subjects), max(s.ends_on for s in subjects)
    served = _served(first, last)
    parents = _parents() if served else {}
    found: dict[UUID, Figures] = {}
    for subject in subjects:
        index = index_of(subject, served, parents)
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


def index_of(
    subject: Subject, served: Mapping[UUID, Sequence[Any]], parents: Parents
) -> CitizenIndex | None:
    """The joined index of the surveys that lie in the subject's period; None without any."""
    unit: UUID | None = subject.unit_id
    while unit is not None:
        here = [
            row
            for row in served.get(unit, ())
            if row.opens_on <= subject.ends_on and row.closes_on >= subject.starts_on
        ]
        if here:
            n = sum(row.answers for row in here)
            hundredths = sum(row.index_hundredths * row.answers for row in here)
            return CitizenIndex(Fraction(hundredths, n * HUNDREDTHS), n)
        unit = parents.get(unit)
    return None


def _served(first: Any, last: Any) -> dict[UUID, list[Any]]:
    """By unit, the published sums of its surveys between two days, where they may be shown."""
    shown = limits_of(current_region()).shown
    rows = db.session.execute(
        select(
            *(ServiceUnit.unit_id, Survey.opens_on, Survey.closes_on),
            *(SurveyRollup.answers, SurveyRollup.index_hundredths),
        )
        .join(Survey, Survey.service_unit_id == ServiceUnit.id)
        .join(SurveyRollup, SurveyRollup.survey_id == Survey.id)
        .where(
            SurveyRollup.element == "",
            SurveyRollup.index_hundredths.is_not(None),
            SurveyRollup.fewest_answers >= shown,
            Survey.opens_on <= last,
            Survey.closes_on >= first,
        )
    )
    found: defaultdict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.unit_id].append(row)
    return dict(found)


def _parents() -> dict[UUID, UUID | None]:
    return {row.id: row.parent_id for row in db.session.execute(select(Unit.id, Unit.parent_id))}
