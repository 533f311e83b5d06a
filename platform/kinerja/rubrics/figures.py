"""What features know of people in a period, gathered into the records the engine scores."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from kinerja.ids import PersonId
from kinerja.rubrics.measures import Measure
from kinerja.rubrics.record import CitizenIndex, Target


@dataclass(frozen=True, slots=True)
class Subject:
    """One person in one period, as the features that know figures are asked about them.

    Args:
        id: The evaluation the figures are for.
        starts_on: First day of the period.
        ends_on: Last day of the period.
    """

    id: UUID
    person_id: PersonId
    position_id: UUID
    unit_id: UUID
    family: str
    period_id: UUID
    year: int
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Figures:
    """What one feature, or all together, know of a subject; empty where nothing is known."""

    targets: tuple[Target, ...] = ()
    measured: Mapping[str, tuple[Measure, ...]] = field(default_factory=dict)
    citizen: CitizenIndex | None = None
    has_new_idea: bool = False

    def joined(self, other: "Figures") -> "Figures":
        """Both together; each kind of figure comes from one feature only."""
        return Figures(
            self.targets or other.targets,
            {**other.measured, **self.measured},
            self.citizen or other.citizen,
            self.has_new_idea or other.has_new_idea,
        )
