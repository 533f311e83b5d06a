"""What scores rest on here: the results of the agreed plans with what was reached."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from kinerja.rubrics.figures import Figures, Subject
from kinerja.rubrics.rubric import Rubric, Source
from kinerja.rubrics.service import PublishedRubric
from modules.targets.realisation_queries import agreed_plans, readings_of, results_of
from modules.targets.realisation_rules import Reading, engine_targets, year_share


def know(rubric: PublishedRubric, subjects: Sequence[Subject]) -> Mapping[UUID, Figures]:
    """By subject, the results of their agreed plan with what was reached by the period's end.

    Whoever has no agreed plan for the position is not in it. Two statements, and one more for
    each day on which periods end; none where the rubric does not ask for targets.
    """
    if not subjects or not _asks_targets(rubric.rubric):
        return {}
    plans = agreed_plans({each.person_id for each in subjects}, {each.year for each in subjects})
    found = {
        each.id: (each, plans[key])
        for each in subjects
        if (key := (each.person_id, each.position_id, each.year)) in plans
    }
    results = results_of({plan_id for _subject, plan_id in found.values()})
    readings = _readings(found.values())
    return {
        subject_id: Figures(
            targets=engine_targets(
                results.get(plan_id, ()), readings[subject.ends_on], year_share(subject.ends_on)
            )
        )
        for subject_id, (subject, plan_id) in found.items()
    }


def _asks_targets(rubric: Rubric) -> bool:
    return any(
        indicator.source is Source.TARGETS
        for component in rubric.components
        for indicator in component.indicators
    )


def _readings(found: Iterable[tuple[Subject, UUID]]) -> dict[date, dict[UUID, Reading]]:
    """By last day of a period, the latest figures of the plans asked about on it."""
    plans: dict[date, set[UUID]] = {}
    for subject, plan_id in found:
        plans.setdefault(subject.ends_on, set()).add(plan_id)
    return {ends_on: readings_of(those, ends_on) for ends_on, those in plans.items()}
