"""What scores rest on here: the results of the agreed plans with what was reached."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from kinerja.rubrics.figures import Figures, Subject
from kinerja.rubrics.rubric import Rubric, Source
from kinerja.rubrics.service import PublishedRubric
from modules.targets.realisation_queries import AgreedPlan, PlanKey, agreed_plans
from modules.targets.realisation_rules import engine_targets, year_share


def know(rubric: PublishedRubric, subjects: Sequence[Subject]) -> Mapping[UUID, Figures]:
    """By subject, the results of their agreed plan with what was reached by the period's end.

    Whoever has no agreed plan for the position is not in it. One statement for each day on which
    periods end; none where the rubric does not ask for targets.
    """
    if not subjects or not _asks_targets(rubric.rubric):
        return {}
    ends = sorted({each.ends_on for each in subjects})
    found = {ends_on: _ending(ends_on, subjects) for ends_on in ends}
    return {
        each.id: Figures(
            targets=engine_targets(plan.results, plan.readings, year_share(each.ends_on))
        )
        for each in subjects
        if (plan := found[each.ends_on].get((each.person_id, each.position_id, each.year)))
    }


def _ending(ends_on: date, subjects: Sequence[Subject]) -> Mapping[PlanKey, AgreedPlan]:
    """The plans of the subjects whose period ends on a day."""
    those = [each for each in subjects if each.ends_on == ends_on]
    return agreed_plans({s.person_id for s in those}, {s.year for s in those}, ends_on)


def _asks_targets(rubric: Rubric) -> bool:
    return any(
        indicator.source is Source.TARGETS
        for component in rubric.components
        for indicator in component.indicators
    )
