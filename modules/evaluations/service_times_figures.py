"""What scores rest on here: the share of cases each unit handled within the time of a standard."""

from collections.abc import Sequence
from uuid import UUID

from kinerja.packs.rubric_document import Standard
from kinerja.rubrics.figures import Figures, Subject
from kinerja.rubrics.service import PublishedRubric
from kinerja.tenancy.practice import current_practice
from modules.evaluations.service_times_queries import NOTHING_COUNTED, Counted, counted_for
from modules.evaluations.service_times_rules import measured_of, measures_of, needed


def know(rubric: PublishedRubric, subjects: Sequence[Subject]) -> dict[UUID, Figures]:
    """By subject, the counts of the unit they work in, or of the nearest above that counts.

    One statement for all of them; none where the rubric measures nothing or the region has no
    service times. Whoever's unit recorded nothing for the period is not in it.
    """
    asked = {each.id: measured_of(rubric.rubric, each.family) for each in subjects}
    counted = [each for each in subjects if asked[each.id]]
    if not counted or not current_practice().service_times:
        return {}
    known = counted_for({each.unit_id for each in counted})
    found: dict[UUID, Figures] = {}
    for subject in counted:
        counts = known.get(subject.unit_id, NOTHING_COUNTED).of(subject.period_id)
        measures = measures_of(rubric.said.standards, counts)
        if measures:
            found[subject.id] = Figures(measured=dict.fromkeys(asked[subject.id], measures))
    return found


def not_recorded(
    rubric: PublishedRubric, family: str, unit_id: UUID, period_id: UUID
) -> list[Standard]:
    """The services somebody's unit is expected to count and has not, for this period.

    None where the family is not measured or the region has no service times.
    """
    counted = _counted_for(rubric, family, unit_id)
    return [] if counted is None else missing_in(counted, rubric, family, period_id)


def missing_in(
    counted: Counted, rubric: PublishedRubric, family: str, period_id: UUID
) -> list[Standard]:
    """Of what a unit is expected to count, the services of which it has no figures in a period."""
    recorded = counted.of(period_id)
    expected = needed(rubric.said, [family], counted.ever)
    return [standard for standard in expected if standard.code not in recorded]


def expected_of(rubric: PublishedRubric, family: str, unit_id: UUID) -> list[Standard]:
    """The services somebody's unit is expected to count; as above where there are none."""
    counted = _counted_for(rubric, family, unit_id)
    return [] if counted is None else needed(rubric.said, [family], counted.ever)


def _counted_for(rubric: PublishedRubric, family: str, unit_id: UUID) -> Counted | None:
    if not counts_times(rubric, family):
        return None
    return counted_for([unit_id]).get(unit_id, NOTHING_COUNTED)


def counts_times(rubric: PublishedRubric, family: str) -> bool:
    """Whether service times count for people of this family here."""
    return current_practice().service_times and bool(measured_of(rubric.rubric, family))
