"""Who rates whom on a day, asked of a region's posts; the rule is `kinerja.law`'s. Pure.

The assessor of record is the direct superior. Where that position is vacant, its Plt. rates, and
without one the next superior up. Nobody is rated by themselves, nor by an acting official who
works below them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, Self
from uuid import UUID

from kinerja.ids import PersonId
from kinerja.law.assessor_of_record import Capacity, Holding, Post, first_in_charge
from kinerja.people.kinds import AssignmentKind

Held = tuple[UUID, PersonId, int]  # position, person, AssignmentKind

_CAPACITIES: Final[Mapping[AssignmentKind, Capacity]] = MappingProxyType(
    {
        AssignmentKind.DEFINITIF: Capacity.HOLDER,
        AssignmentKind.PLT: Capacity.PLT,
        AssignmentKind.PLH: Capacity.PLH,
    }
)
_KINDS: Final = MappingProxyType({each: kind for kind, each in _CAPACITIES.items()})
# lines are of one day already, so what is held in them is held on any day asked
_THAT_DAY: Final = date.min
_VACANT: Final[Post[PersonId]] = Post()


@dataclass(frozen=True, slots=True)
class Lines:
    """One day's positions: which reports to which, and who is in them."""

    superior_of: Mapping[UUID, UUID]
    posts: Mapping[UUID, Post[PersonId]]
    homes: Mapping[PersonId, UUID]

    @classmethod
    def of(cls, superior_of: Mapping[UUID, UUID], held: Iterable[Held]) -> Self:
        """The lines of a day from its reporting lines and everything held on it."""
        holdings: dict[UUID, list[Holding[PersonId]]] = {}
        homes: dict[PersonId, UUID] = {}
        for position, person, kind in sorted(held, key=lambda row: (row[2], row[0])):
            capacity = _CAPACITIES[AssignmentKind(kind)]
            holdings.setdefault(position, []).append(Holding(person, capacity))
            homes.setdefault(person, position)
        posts = {position: Post(tuple(those)) for position, those in holdings.items()}
        return cls(superior_of, posts, homes)

    def above(self, position: UUID) -> Iterator[UUID]:
        """The superior positions, nearest first; ends where the lines run in a circle."""
        seen = {position}
        superior = self.superior_of.get(position)
        while superior is not None and superior not in seen:
            seen.add(superior)
            yield superior
            superior = self.superior_of.get(superior)

    def post(self, position: UUID) -> Post[PersonId]:
        """Who is in charge of a position; a vacant post where nobody is."""
        return self.posts.get(position, _VACANT)

    def holder_of(self, position: UUID) -> PersonId | None:
        """Whose position it is; None while it is vacant or only acted for."""
        return self.post(position).holder_on(_THAT_DAY)

    def home_of(self, person: PersonId) -> UUID | None:
        """The position a person is rated in: their own, else the first they act for."""
        return self.homes.get(person)


@dataclass(frozen=True, slots=True)
class Assessor:
    """Who rates somebody, in which position, and how they hold it."""

    person_id: PersonId
    position: UUID
    kind: AssignmentKind

    @property
    def is_acting(self) -> bool:
        """Whether they rate as Plt. or Plh."""
        return self.kind is not AssignmentKind.DEFINITIF


def assessor_of_record(
    person: PersonId, lines: Lines, position: UUID | None = None
) -> Assessor | None:
    """Who rates this person on the day of the lines, for `position` or the one they are rated in.

    None at the top of a region, where the head of the region rates outside of this program.
    """
    start = position or lines.home_of(person)
    return _first_above(start, {person}, lines) if start else None


def superior_of_assessor(person: PersonId, assessor: Assessor, lines: Lines) -> Assessor | None:
    """Who stands above this person's assessor: hears an objection, rates where they did not.

    None where the assessor is the top of a region, and its head decides outside of this program.
    """
    return _first_above(assessor.position, {person, assessor.person_id}, lines)


def _first_above(start: UUID, apart_from: Collection[PersonId], lines: Lines) -> Assessor | None:
    superiors = list(lines.above(start))
    found = first_in_charge(
        (lines.post(superior) for superior in superiors),
        apart_from,
        _THAT_DAY,
        lambda who: any(_is_below(who, other, lines) for other in apart_from),
    )
    if found is None:
        return None
    return Assessor(found.who, superiors[found.steps], _KINDS[found.capacity])


def _is_below(person: PersonId, other: PersonId, lines: Lines) -> bool:
    """Whether somebody's own position lies below one that is `other`'s."""
    home = lines.home_of(person)
    return home is not None and any(
        lines.holder_of(position) == other for position in lines.above(home)
    )
