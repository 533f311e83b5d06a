"""A region's training catalogue and the rules that refer people to it: `training.toml`."""

from dataclasses import dataclass
from fractions import Fraction

from kinerja.text import Text


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """Hours of training (JP) a person has a right to in a year."""

    hours_per_year: int


@dataclass(frozen=True, slots=True)
class Programme:
    """Something to attend or to do, and what it helps with.

    Args:
        hours: Hours of training (JP) that count.
        cost: Rupiah for one participant.
        answers: Codes of the indicators and competencies it helps with.
        raises_to: The competency level (1-5) it leads to.
        families: Position families it is for; empty for everybody.
    """

    code: str
    title: Text
    description: Text
    form: str
    method: str
    hours: int
    provider: str
    seats: int
    cost: int
    answers: tuple[str, ...]
    raises_to: int | None = None
    families: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferralRule:
    """When somebody is referred to which programmes, and what is said about it.

    Exactly one of `below`, `gap`, `improved_by` and `predicate` is given.

    Args:
        items: Codes of indicators or competencies it looks at; empty for the whole result.
        programmes: In order of preference.
        below: The item is worth fewer points than this.
        gap: At least so many competency levels are missing.
        improved_by: At least so many points more than the period before.
        predicate: One of these predicates was set.
        purpose: improve (close a gap) or grow (an opportunity).
    """

    code: str
    items: tuple[str, ...]
    programmes: tuple[str, ...]
    reason: Text
    purpose: str
    below: Fraction | None = None
    gap: int | None = None
    improved_by: Fraction | None = None
    predicate: tuple[str, ...] = ()
    families: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrainingDocument:
    """Everything `training.toml` says."""

    format: int
    settings: TrainingSettings
    programmes: tuple[Programme, ...]
    rules: tuple[ReferralRule, ...] = ()
