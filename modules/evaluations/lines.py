"""Who rates whom, going by the lines of one day. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from kinerja.ids import PersonId
from kinerja.people.models import AssignmentKind

_ACTING: Final = {
    AssignmentKind.DEFINITIF: "",
    AssignmentKind.PLT: "Plt",
    AssignmentKind.PLH: "Plh",
}


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a position that day, as its holder or acting."""

    person: PersonId
    kind: AssignmentKind


@dataclass(frozen=True, slots=True)
class Assessor:
    """The assessor of record; `acting` is Plt or Plh, empty for a position's own holder."""

    person: PersonId
    acting: str


def assessor_of_record(
    person: PersonId,
    position: UUID,
    superiors: Mapping[UUID, UUID],
    holders: Mapping[UUID, Sequence[Holder]],
) -> Assessor | None:
    """The direct superior; where that position is vacant, the next one up; None above everybody.

    A position's holder comes before a Plt., a Plt. before a Plh., and nobody rates themselves:
    a Plt. of the own superior's position is rated one higher (PermenPANRB 6/2022, Pasal 1).
    """
    passed: set[UUID] = {position}
    place = superiors.get(position)
    while place is not None and place not in passed:
        passed.add(place)
        others = [holder for holder in holders.get(place, ()) if holder.person != person]
        if others:
            first = min(others, key=lambda holder: (holder.kind, holder.person))
            return Assessor(first.person, _ACTING[first.kind])
        place = superiors.get(place)
    return None
