"""What people rate of themselves, what a self-assessment needs, and until when. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final

from kinerja.periods.models import Period, PeriodStage
from kinerja.rubrics.rubric import Component, Indicator, RaterKind, Rubric
from modules.evaluations import drafts
from modules.evaluations.models import Evaluation, EvaluationStage
from modules.evaluations.rules import (
    EMPTY_MARK,
    REASON_SHORTEST,
    Fault,
    Mark,
    mark_fields,
    marks_in,
)

TAKES_SELF: Final = (PeriodStage.OPEN, PeriodStage.SELF_ASSESSMENT, PeriodStage.RATING)
WORDS: Final = "words"
_HUNDRED: Final = Fraction(100)


@dataclass(frozen=True, slots=True)
class SelfDraft:
    """Everything on the form: marks by indicator code, and words on the whole period."""

    marks: Mapping[str, Mark] = field(default_factory=dict)
    words: str = ""

    def mark(self, indicator: str) -> Mark:
        """What the person put down for an indicator; nothing, if nothing is."""
        return self.marks.get(indicator, EMPTY_MARK)


def asked_of_self(rubric: Rubric, family: str) -> list[tuple[Component, Indicator]]:
    """What somebody of this position family rates: all that people rate by anchors."""
    return [
        (component, indicator)
        for component in rubric.components
        if component.weight.of(family) > 0
        for indicator in component.indicators
        if indicator.is_rated and indicator.anchors and indicator.weight.of(family) > 0
    ]


def self_share(component: Component, indicator: Indicator) -> Fraction:
    """The own voice in percent of all voices on an indicator; 0 where it only prepares."""
    raters = component.raters_of(indicator)
    whole = sum(raters.values(), Fraction(0))
    return raters.get(RaterKind.SELF, Fraction(0)) * _HUNDRED / whole if whole else Fraction(0)


def takes_self(evaluation: Evaluation, period: Period) -> bool:
    """Whether a self-assessment can still be written: before the result, in a stage for it."""
    return (
        evaluation.stage is EvaluationStage.RATING
        and evaluation.self_submitted_at is None
        and period.stage in TAKES_SELF
    )


def self_faults(
    indicators: Iterable[str], draft: SelfDraft, needs_reason: Sequence[int], counted: Iterable[str]
) -> dict[str, Fault]:
    """By indicator code, what keeps a self-assessment from being sent; empty when nothing does.

    Every indicator needs a level; an extreme one of the `counted` needs what it rests on.
    """
    explained = set(counted)
    faults: dict[str, Fault] = {}
    for code in indicators:
        mark = draft.mark(code)
        if mark.level is None:
            faults[code] = Fault.NOT_RATED
        elif (
            code in explained and mark.level in needs_reason and len(mark.reason) < REASON_SHORTEST
        ):
            faults[code] = Fault.REASON_SHORT
    return faults


def differences(mine: SelfDraft, saved: SelfDraft) -> list[str]:
    """The fields in which two drafts differ: level_<code>, reason_<code>, or words."""
    return drafts.differences(*_paired(mine, saved))


def merge(mine: SelfDraft, saved: SelfDraft) -> tuple[SelfDraft, list[str]]:
    """Both drafts in one, and the fields where each says something else."""
    fields, collisions = drafts.merge(*_paired(mine, saved))
    return SelfDraft(marks_in(fields), fields[WORDS] or ""), collisions


def _paired(mine: SelfDraft, saved: SelfDraft) -> Iterator[dict[str, Any]]:
    codes = dict.fromkeys([*saved.marks, *mine.marks])
    for draft in (mine, saved):
        yield mark_fields({code: draft.mark(code) for code in codes}) | {WORDS: draft.words}
