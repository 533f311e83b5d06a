"""Two rubrics over the records of a whole period: who would come out otherwise, and why. Pure.

Everybody is scored by both; whoever changes predicate, band or a rating is looked at closer: which
component's contribution moved most, and which changed rule alone would have done it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from kinerja.law.numeric_scheme import NumericPredicate
from kinerja.rubrics.bulk import BulkOutcome, score_all
from kinerja.rubrics.engine import score
from kinerja.rubrics.predicate import Predicate, Rating
from kinerja.rubrics.record import Outcome, Record
from kinerja.rubrics.rubric import Rubric
from kinerja.rubrics.simulation_rules import OF_WORDS, Rule, rules_changed, with_rule
from kinerja.rubrics.tree import Node
from kinerja.text import Text


@dataclass(frozen=True, slots=True)
class Subject:
    """One person's record, known by a key and counted under a unit."""

    key: str
    unit: str
    record: Record


@dataclass(frozen=True, slots=True)
class Standing:
    """What one rubric makes of one record; None throughout while a voice is awaited."""

    score: Decimal | None
    band: str | None
    results: Rating | None
    behaviour: Rating | None
    predicate: Predicate | NumericPredicate | None

    @classmethod
    def of(cls, outcome: Outcome | BulkOutcome) -> "Standing":
        """The standing an outcome gives."""
        return cls(
            outcome.score,
            outcome.band.code if outcome.band else None,
            outcome.results_rating,
            outcome.behaviour_rating,
            outcome.predicate,
        )

    def differs(self, other: "Standing") -> bool:
        """Whether anything but the figure of the score is another."""
        return replace(self, score=None) != replace(other, score=None)


@dataclass(frozen=True, slots=True)
class Moved:
    """A component whose exact contribution to the score became another; None where it is not."""

    component: str
    label: Text
    before: Fraction | None
    after: Fraction | None

    @property
    def change(self) -> Fraction:
        """How many points of the score more, or fewer."""
        return (self.after or Fraction(0)) - (self.before or Fraction(0))


@dataclass(frozen=True, slots=True)
class Shift:
    """A person who would come out otherwise, and why.

    Args:
        components: Those with the largest change of their contribution; several where alike.
        rules: The changed rules of which each alone would have changed the outcome; where none
            would, all that changed.
        is_joint: Whether only several rules together did it.
    """

    key: str
    unit: str
    family: str
    before: Standing
    after: Standing
    components: tuple[Moved, ...]
    rules: tuple[Rule, ...]
    is_joint: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people there are, and for how many something would be another.

    `predicates` counts everybody by the predicate before and after; None where there is none.
    """

    people: int
    predicate: int
    band: int
    ratings: int
    predicates: Mapping[tuple[str | None, str | None], int]


@dataclass(frozen=True, slots=True)
class Simulation:
    """What another rubric would have meant for these people, in the order they were given."""

    rules: tuple[Rule, ...]
    shifts: tuple[Shift, ...]
    everybody: Tally
    by_family: Mapping[str, Tally]
    by_unit: Mapping[str, Tally]


_Both = tuple[Subject, Standing, Standing]
"""A person with the standing by the one and by the other rubric."""


def simulate(before: Rubric, after: Rubric, subjects: Sequence[Subject]) -> Simulation:
    """Score everybody by both rubrics and say who would come out otherwise, and why.

    Ratings of indicators a rubric does not have are left out; what it does have and nobody rated
    is missing, with what that rubric says about it.
    """
    standings = list(
        zip(subjects, _standings(before, subjects), _standings(after, subjects), strict=True)
    )
    rules = rules_changed(before, after)
    found = [each for each in standings if each[1].differs(each[2])]
    causes = _causes(before, after, rules, [subject for subject, _one, _other in found])
    is_moving = not OF_WORDS.issuperset(rules)
    return Simulation(
        rules,
        tuple(
            Shift(
                subject.key,
                subject.unit,
                subject.record.family,
                one,
                other,
                _moved(before, after, subject.record) if is_moving else (),
                alone or rules,
                is_joint=not alone,
            )
            for (subject, one, other), alone in zip(found, causes, strict=True)
        ),
        _tally(standings),
        _tallies(standings, lambda subject: subject.record.family),
        _tallies(standings, lambda subject: subject.unit),
    )


def fitted(record: Record, rubric: Rubric) -> Record:
    """The record without what this rubric does not know, so that it can be scored by it."""
    known = {each.code for part in rubric.components for each in part.indicators}
    return replace(
        record,
        ratings={code: given for code, given in record.ratings.items() if code in known},
        measured={code: figures for code, figures in record.measured.items() if code in known},
    )


def _standings(rubric: Rubric, subjects: Iterable[Subject]) -> list[Standing]:
    records = [fitted(subject.record, rubric) for subject in subjects]
    return [Standing.of(outcome) for outcome in score_all(rubric, records)]


def _causes(
    before: Rubric, after: Rubric, rules: Sequence[Rule], subjects: Sequence[Subject]
) -> list[tuple[Rule, ...]]:
    """For each subject, the rules of which one alone changes what comes out."""
    old = _standings(before, subjects)
    alone: list[list[Rule]] = [[] for _subject in subjects]
    for rule in rules:
        tried = _standings(with_rule(before, after, rule), subjects)
        for at, standing in enumerate(tried):
            if old[at].differs(standing):
                alone[at].append(rule)
    return [tuple(each) for each in alone]


def _moved(before: Rubric, after: Rubric, record: Record) -> tuple[Moved, ...]:
    old, new = (_contributions(rubric, record) for rubric in (before, after))
    if not old or not new:
        return ()
    labels = {code: node.label for side in (old, new) for code, (node, _points) in side.items()}
    moved = [
        Moved(code, label, *(side[code][1] if code in side else None for side in (old, new)))
        for code, label in labels.items()
    ]
    largest = max(abs(each.change) for each in moved)
    return tuple(each for each in moved if largest and abs(each.change) == largest)


def _contributions(rubric: Rubric, record: Record) -> Mapping[str, tuple[Node, Fraction]]:
    """What each component adds to the score; scheme B groups components by axis first."""
    tree = score(rubric, fitted(record, rubric)).tree
    if tree is None:
        return {}
    if rubric.scheme == "A":
        return {node.code: (node, node.contribution) for node in tree.children}
    return {
        node.code: (node, axis.weight * node.contribution)
        for axis in tree.children
        for node in axis.children
    }


def _tallies(standings: Iterable[_Both], group: Callable[[Subject], str]) -> Mapping[str, Tally]:
    groups: dict[str, list[_Both]] = defaultdict(list)
    for each in standings:
        groups[group(each[0])].append(each)
    return {name: _tally(members) for name, members in groups.items()}


def _tally(standings: Sequence[_Both]) -> Tally:
    pairs = [(one, other) for _subject, one, other in standings]
    return Tally(
        people=len(pairs),
        predicate=sum(one.predicate != other.predicate for one, other in pairs),
        band=sum(one.band != other.band for one, other in pairs),
        ratings=sum(
            (one.results, one.behaviour) != (other.results, other.behaviour) for one, other in pairs
        ),
        predicates=Counter((one.predicate, other.predicate) for one, other in pairs),
    )
