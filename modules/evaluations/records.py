"""Everything the scores of evaluations rest on, for many of them in a few queries."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from kinerja.database import db
from kinerja.features import figures_of
from kinerja.periods.models import Period
from kinerja.rubrics.figures import Figures, Subject
from kinerja.rubrics.service import PublishedRubric
from modules.evaluations.innovations_figures import new_ideas
from modules.evaluations.models import Evaluation
from modules.evaluations.peers_queries import voices_of
from modules.evaluations.rules import Known
from modules.evaluations.self_queries import self_levels_of


def known_of(rubric: PublishedRubric, evaluations: Sequence[UUID]) -> dict[UUID, Known]:
    """Figures, new ideas, self-assessments and other voices, by evaluation; one entry for each."""
    subjects = _subjects(evaluations)
    figures, ideas = figures_of(rubric, subjects), new_ideas(rubric, subjects)
    own, voices = self_levels_of(evaluations), voices_of(evaluations)
    return {
        each: Known(
            found.joined(ideas.get(each, Figures())), own.get(each, {}), voices.get(each, {})
        )
        for each, found in figures.items()
    }


def figures_about(rubric: PublishedRubric, evaluation: Evaluation, period: Period) -> Figures:
    """What the features know of one evaluation's person."""
    return figures_of(rubric, [subject_of(evaluation, period)])[evaluation.id]


def subject_of(evaluation: Any, period: Period) -> Subject:
    """An evaluation, or a row with its columns, as the features are asked about it."""
    return Subject(
        id=evaluation.id,
        person_id=evaluation.person_id,
        position_id=evaluation.position_id,
        unit_id=evaluation.unit_id,
        family=evaluation.family,
        period_id=period.id,
        year=period.year,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
    )


def _subjects(evaluations: Sequence[UUID]) -> list[Subject]:
    rows = db.session.execute(
        select(Evaluation, Period)
        .join(Period, Period.id == Evaluation.period_id)
        .where(Evaluation.id.in_(evaluations))
    )
    return [subject_of(evaluation, period) for evaluation, period in rows]
