"""Who rates whom on a day (PermenPANRB 6/2022, Pasal 1, 4-5). Pure.

The assessor of record is the direct superior. Where that position is vacant, its Plt. rates, and
without one the next superior up. Nobody is rated by themselves, nor by an acting official who
works below them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from kinerja.ids import PersonId
from kinerja.people.kinds import AssignmentKind

Held = tuple[UUID, PersonId, int]  # position, person, AssignmentKind


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in a position on a day, as its holder or acting."""

    person_id: PersonId
    kind: AssignmentKind

    @property
    def is_acting(self) -> bool:
        """Whether the position is somebody else's, or nobody's."""
        return self.kind is not AssignmentKind.DEFINITIF


@dataclass(frozen=True, slots=True)
class Lines:
    """One day's positions: which reports to which, and who is in them, holders first."""

    superior_of: Mapping[UUID, UUID]
    holders: Mapping[UUID, Sequence[Holder]]
    homes: Mapping[PersonId, UUID]

    @classmethod
    def of(cls, superior_of: Mapping[UUID, UUID], held: Iterable[Held]) -> Self:
        """The lines of a day from its reporting lines and everything held on it."""
        holders: dict[UUID, list[Holder]] = {}
        homes: dict[PersonId, UUID] = {}
        for position, person, kind in sorted(held, key=lambda row: (row[2], row[0])):
            holders.setdefault(position, []).append(Holder(person, AssignmentKind(kind)))
            homes.setdefault(person, position)
        return cls(superior_of, holders, homes)

    def above(self, position: UUID) -> Iterator[UUID]:
        """The superior positions, nearest first; ends where the lines run in a circle."""
        seen = {position}
        superior = self.superior_of.get(position)
        while superior is not None and superior not in seen:
            seen.add(superior)
            yield superior
            superior = self.superior_of.get(superior)

    def holder_of(self, position: UUID) -> PersonId | None:
        """Whose position it is; None while it is vacant or only acted for."""
        own = (who.person_id for who in self.holders.get(position, ()) if not who.is_acting)
        return next(own, None)

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
    if start is None:
        return None
    for superior in lines.above(start):
        holder = _in_charge(superior, person, lines)
        if holder is not None:
            return Assessor(holder.person_id, superior, holder.kind)
    return None


def _in_charge(position: UUID, rated: PersonId, lines: Lines) -> Holder | None:
    """Who rates `rated` from this position: its holder, else Plt., else Plh.; None skips it."""
    if lines.holder_of(position) == rated:
        return None
    for holder in lines.holders.get(position, ()):
        if holder.person_id == rated:
            continue
        if not holder.is_acting or not _is_below(holder.person_id, rated, lines):
            return holder
    return None


def _is_below(person: PersonId, other: PersonId, lines: Lines) -> bool:
    """Whether somebody's own position lies below one that is `other`'s."""
    home = lines.home_of(person)
    return home is not None and any(
        lines.holder_of(position) == other for position in lines.above(home)
    )
