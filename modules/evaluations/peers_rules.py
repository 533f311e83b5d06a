"""Who rates whom unseen: drawn by a rule that is the same for everybody. Pure.

Peers are people of whom neither stands above the other. They come from the own unit first, then
from the next unit up with everything below it, and so on to the whole region; outside of the own
unit people of the same level come before all others (PP 30/2019: rekan kerja setingkat).
Two people rate each other only where their unit is small, and then as seldom as possible.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

# a unit of so many people has room for three raters each without anybody rating each other
ROOM_FOR_NO_PAIRS: Final = 7
# in a smaller one the next unit up helps out
STAYS_AMONG_ITSELF: Final = 4

Pair = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who rates and is rated.

    Args:
        id: Who it is.
        units: The own unit, the one above it, and so on up to the top.
        level: Of the position; the higher, the more it leads.
        above: Everybody who assesses this person, or assesses who does.
    """

    id: Hashable
    units: tuple[Hashable, ...]
    level: int = 1
    above: frozenset[Hashable] = frozenset()

    @property
    def unit(self) -> Hashable:
        """The own unit."""
        return self.units[0]

    def is_peer_of(self, other: "Colleague") -> bool:
        """Whether these are two people of whom neither stands above the other."""
        return self.id != other.id and other.id not in self.above and self.id not in other.above


@dataclass(frozen=True, slots=True)
class Drawn:
    """`rater` is asked to rate `rated`."""

    rater: Hashable
    rated: Hashable


def draw(people: Sequence[Colleague], smallest: int, seed: str) -> list[Drawn]:
    """Ask `smallest` peers of everybody to rate them, one more where the unit has room for it.

    Who is short of peers in the whole region gets as many as there are. The same people in the
    same order and the same seed give the same draw.
    """
    table = _Table(people, smallest, Random(seed))  # noqa: S311  # the seed is the secret
    table.ask_within_units()
    table.ask_in_wider_circles()
    table.hand_over()
    return [Drawn(rater, person.id) for person in table.people for rater in table.raters[person.id]]


class _Table:
    """The draw while it is made. A pair of people is free until one of them rates the other."""

    def __init__(self, people: Sequence[Colleague], smallest: int, chance: Random) -> None:
        self.people = sorted(people, key=lambda _each: chance.random())
        self.smallest = smallest
        self.raters: dict[Hashable, list[Hashable]] = {each.id: [] for each in people}
        self.load: Counter[Hashable] = Counter()
        self._by_id = {each.id: each for each in people}
        self._rated_of: dict[Pair, Hashable] = {}
        self._sizes = Counter(each.unit for each in people)
        self._within: dict[Hashable, list[Colleague]] = {}
        for each in self.people:
            for unit in each.units:
                self._within.setdefault(unit, []).append(each)
        self._at_home: dict[Hashable, list[Colleague]] = {}
        for unit in self._sizes:
            self._sit_down(unit)

    def ask_within_units(self) -> None:
        """Everybody's raters from the own unit, each pair of people once."""
        for _round in range(self.smallest):
            for person in self.people:
                home = self._at_home[person.id]
                self._take_free(person, home) or self._make_free(person, home, set())
        for person in self.people:
            home = self._at_home[person.id]
            if len(home) > 2 * self.smallest + 1:
                self._take_free(person, home)

    def ask_in_wider_circles(self) -> None:
        """What the own unit could not give, the people with the fewest choices first."""
        short = [each for each in self.people if self._lacks(each)]
        short.sort(key=lambda each: len(self._at_home[each.id]))
        for person in short:
            if STAYS_AMONG_ITSELF <= self._sizes[person.unit] < ROOM_FOR_NO_PAIRS:
                self._fill(person, self._take_back, [self._at_home[person.id]])
        for wanted in range(1, self.smallest + 1):
            for person in short:
                self._fill(person, self._take_free, self._circles(person), wanted)
        for person in filter(self._lacks, short):
            everybody = [each for circle in self._circles(person) for each in circle]
            self._fill(person, self._make_room, [everybody])
            self._fill(person, self._take_back, self._circles(person))

    def hand_over(self) -> None:
        """Within units, let those who rate few take over from those who rate many."""
        is_changed = True
        while is_changed:
            busiest = sorted(self.people, key=lambda each: -self.load[each.id])
            is_changed = sum(map(self._hand_over, busiest)) > 0

    def _hand_over(self, busy: Colleague) -> bool:
        """Let one of those who rate at least two fewer take over one person, if anybody can."""
        home = self._at_home[busy.id]
        idle = [each for each in home if self.load[each.id] < self.load[busy.id] - 1]
        for rated in home if idle else ():
            if busy.id not in self.raters[rated.id]:
                continue
            for other in idle:
                if other.is_peer_of(rated) and self._is_free(rated, other):
                    self._release(rated, busy)
                    self._ask(rated, other)
                    return True
        return False

    def _sit_down(self, unit: Hashable) -> None:
        """The people of a unit around a table, level by level; each looks at the next ones first.

        Everybody asks those who sit next to them: so all are asked equally often.
        """
        here = [each for each in self._within[unit] if each.unit == unit]
        here.sort(key=lambda each: each.level)
        for seat, person in enumerate(here):
            others = here[seat + 1 :] + here[:seat]
            self._at_home[person.id] = [each for each in others if each.is_peer_of(person)]

    def _circles(self, person: Colleague) -> Iterator[list[Colleague]]:
        """Who may rate somebody, nearest first: the own unit, the same level, everybody."""
        yield self._at_home[person.id]
        wider = [*(self._within[unit] for unit in person.units), self.people]
        yield from (self._peers(person, circle, person.level) for circle in wider)
        yield from (self._peers(person, circle, None) for circle in wider)

    @staticmethod
    def _peers(
        person: Colleague, circle: Iterable[Colleague], level: int | None
    ) -> list[Colleague]:
        return [
            each
            for each in circle
            if each.unit != person.unit and level in {None, each.level} and each.is_peer_of(person)
        ]

    def _lacks(self, person: Colleague) -> bool:
        return len(self.raters[person.id]) < self.smallest

    def _fill(
        self,
        person: Colleague,
        take: Callable[[Colleague, Sequence[Colleague]], bool],
        circles: Iterable[Sequence[Colleague]],
        wanted: int | None = None,
    ) -> None:
        """Take from circle after circle until there are enough, each time who rates the fewest."""
        enough = wanted or self.smallest
        got = self.raters[person.id]
        remaining = iter(circles)
        while len(got) < enough:
            circle = next(remaining, None)
            if circle is None:
                return
            while len(got) < enough:
                if not take(person, sorted(circle, key=lambda each: self.load[each.id])):
                    break

    def _take_free(self, person: Colleague, candidates: Sequence[Colleague]) -> bool:
        """Ask the first candidate with whom this makes no pair."""
        for each in candidates:
            if self._is_free(person, each):
                self._ask(person, each)
                return True
        return False

    def _make_room(self, person: Colleague, candidates: Sequence[Colleague]) -> bool:
        return self._make_free(person, candidates, set())

    def _make_free(
        self, person: Colleague, candidates: Sequence[Colleague], seen: set[Pair]
    ) -> bool:
        """Ask a candidate whom this person rates now, and who finds somebody else instead.

        The augmenting path of bipartite matching: when there is none, no other draw within these
        candidates makes fewer pairs.
        """
        for each in candidates:
            pair = frozenset({person.id, each.id})
            if pair in seen or self._rated_of.get(pair) != each.id:
                continue
            seen.add(pair)
            home = self._at_home[each.id]
            if self._take_free(each, home) or self._make_free(each, home, seen):
                self._release(each, person)
                self._ask(person, each)
                return True
        return False

    def _take_back(self, person: Colleague, candidates: Sequence[Colleague]) -> bool:
        """Ask the first candidate not asked yet, although the two then rate each other."""
        for each in candidates:
            if each.id not in self.raters[person.id]:
                self._ask(person, each)
                return True
        return False

    def _is_free(self, one: Colleague, other: Colleague) -> bool:
        return frozenset({one.id, other.id}) not in self._rated_of

    def _ask(self, rated: Colleague, rater: Colleague) -> None:
        self.raters[rated.id].append(rater.id)
        self._rated_of.setdefault(frozenset({rated.id, rater.id}), rated.id)
        self.load[rater.id] += 1

    def _release(self, rated: Colleague, rater: Colleague) -> None:
        self.raters[rated.id].remove(rater.id)
        pair = frozenset({rated.id, rater.id})
        if self._rated_of.get(pair) == rated.id:
            if rated.id in self.raters[rater.id]:
                self._rated_of[pair] = rater.id
            else:
                del self._rated_of[pair]
        self.load[rater.id] -= 1
