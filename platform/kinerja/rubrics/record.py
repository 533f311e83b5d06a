"""What is known of one person in one period when a score is computed, and what follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from kinerja.law.numeric_scheme import NumericPredicate
from kinerja.rubrics.measures import Measure
from kinerja.rubrics.predicate import Predicate, Rating
from kinerja.rubrics.rubric import Axis, Band, RaterKind
from kinerja.rubrics.tree import Node
from kinerja.text import Text


@dataclass(frozen=True, slots=True)
class CitizenIndex:
    """The survey index (25-100) of the unit that serves the public, from `n` answered sheets."""

    index: Fraction
    n: int


@dataclass(frozen=True, slots=True)
class Target:
    """A planned result (RHK) of the SKP with what was reached; main ones come first in the law.

    `weight` counts in proportion among the targets of the person.
    """

    code: str
    label: Text
    measures: tuple[Measure, ...]
    is_main: bool = True
    weight: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Record:
    """One person's input.

    Args:
        family: The position family, which decides the weights.
        ratings: By indicator code and rater kind, the levels (1-5) given, in any order.
        citizen: The index of the unit's survey, where there is one.
        targets: The results of the SKP with what was reached.
        measured: By indicator code, figures against standards, such as service times.
        has_new_idea: Whether a new idea or method of this person benefits the organisation or the
            state (PP 30/2019); only scheme B asks.
    """

    family: str
    ratings: Mapping[str, Mapping[RaterKind, Sequence[int]]] = field(default_factory=dict)
    citizen: CitizenIndex | None = None
    targets: tuple[Target, ...] = ()
    measured: Mapping[str, tuple[Measure, ...]] = field(default_factory=dict)
    has_new_idea: bool = False


@dataclass(frozen=True, slots=True)
class Hold:
    """What the rubric will not do without, and where it is missing: a voice, or figures (None)."""

    rater: RaterKind | None
    component: str
    indicator: str
    label: Text


@dataclass(frozen=True, slots=True)
class Outcome:
    """Score and proposals of one record; what the assessor sets is in force, not this.

    While `holds` names a missing voice, or nothing at all was rated, there is no score and no
    tree. An axis nothing was rated on is not in `axes`, and then there is no predicate. Scheme B
    proposes a predicate without the two ratings.
    """

    rubric_version: str
    scheme: str
    tree: Node | None = None
    score: Decimal | None = None
    band: Band | None = None
    axes: Mapping[Axis, Node] = field(default_factory=dict)
    results_rating: Rating | None = None
    behaviour_rating: Rating | None = None
    predicate: Predicate | NumericPredicate | None = None
    holds: tuple[Hold, ...] = ()
