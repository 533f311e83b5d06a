"""Who rates somebody: PermenPANRB 6/2022, Pasal 1 and 4-5 and Lampiran Bab IV-V. Pure.

The assessor is the direct superior. A post without its holder is rated from by whoever acts in
it, a vacant one is passed over for the next above. Nobody is rated by themselves, nor by somebody
who works below them and only acts above. Who holds what, and since when, comes in as plain values
of any kind that can be compared.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Generic, TypeVar

from kinerja.law.offices import JPT, Office

Who = TypeVar("Who")


class Capacity(IntEnum):
    """How somebody is in charge of a post; the first in order rates.

    A delegate rates in the holder's place, Plt. before Plh. where there is neither.
    """

    DELEGATE = 0
    HOLDER = 1
    PLT = 2
    PLH = 3

    @property
    def is_acting(self) -> bool:
        """Whether the post is somebody else's, or nobody's."""
        return self is not Capacity.HOLDER


# Without slots: a frozen class with them cannot be made as `Holding[str](…)`.
@dataclass(frozen=True)
class Holding(Generic[Who]):
    """Somebody in charge of a post.

    Args:
        who: The person.
        capacity: As holder, acting, or by delegation.
        since: The first day.
        until: The day after the last one.
        may_assess: Whether they may rate at all (`offices.may_assess`); asked of delegates.
    """

    who: Who
    capacity: Capacity = Capacity.HOLDER
    since: date = date.min
    until: date = date.max
    may_assess: bool = True

    def holds_on(self, day: date) -> bool:
        """Whether they are in charge on that day."""
        return self.since <= day < self.until


@dataclass(frozen=True)
class Post(Generic[Who]):
    """A post above somebody: who is in charge of it, and whether it can rate (`may_assess`)."""

    holdings: tuple[Holding[Who], ...] = ()
    may_assess: bool = True

    def held_on(self, day: date) -> Iterator[Holding[Who]]:
        """Who is in charge on a day, the first in order first."""
        present = (held for held in self.holdings if held.holds_on(day))
        return iter(sorted(present, key=lambda held: held.capacity))

    def holder_on(self, day: date) -> Who | None:
        """Whose post it is; None while it is vacant or only acted for."""
        own = (held.who for held in self.held_on(day) if held.capacity is Capacity.HOLDER)
        return next(own, None)


@dataclass(frozen=True)
class Found(Generic[Who]):
    """Who rates, how they are in charge, and how many posts were passed over on the way."""

    who: Who
    capacity: Capacity
    steps: int


def first_in_charge(
    chain: Iterable[Post[Who]],
    apart_from: Collection[Who],
    day: date,
    works_below: Callable[[Who], bool] = lambda _who: False,
) -> Found[Who] | None:
    """The first in a chain of posts, nearest first, who may rate on a day.

    Args:
        chain: The posts above, nearest first.
        apart_from: Those who may not: the person rated, and for their assessor's superior also
            the assessor. A post that is theirs is passed over, whoever acts in it.
        day: The day that decides.
        works_below: Whether somebody works below the person rated; whoever only acts above a
            person they work below does not rate them.

    None at the top, where the head of the region rates.
    """
    for steps, post in enumerate(chain):
        if not post.may_assess or post.holder_on(day) in apart_from:
            continue
        for held in post.held_on(day):
            if held.who in apart_from or not held.may_assess:
                continue
            if not held.capacity.is_acting or not works_below(held.who):
                return Found(held.who, held.capacity, steps)
    return None


class Authority(StrEnum):
    """Whose it is to rate by virtue of the position rated (Pasal 4-5)."""

    SUPERIOR = "superior"
    KEPALA_DAERAH = "kepala_daerah"
    COORDINATING_HEAD = "coordinating_head"


def authority_over(
    office: Office, *, heads_unit_mandiri: bool = False, coordinated: bool = False
) -> Authority:
    """Who rates a position in a region before any vacancy or delegation is looked at.

    Args:
        office: The position rated; every JPT is rated by the head of the region.
        heads_unit_mandiri: Whether it heads a unit kerja mandiri.
        coordinated: Whether the region has put that unit under a coordinating OPD's head.
    """
    if office in JPT:
        return Authority.KEPALA_DAERAH
    if heads_unit_mandiri:
        return Authority.COORDINATING_HEAD if coordinated else Authority.KEPALA_DAERAH
    return Authority.SUPERIOR
