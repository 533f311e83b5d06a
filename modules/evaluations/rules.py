"""What makes a draft complete, when two drafts differ, what a decision needs, who rates. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from kinerja.ids import PersonId
from kinerja.people.lines import Assessor, Lines, assessor_of_record
from kinerja.rubrics.figures import Figures
from kinerja.rubrics.predicate import Rating
from kinerja.rubrics.record import Record
from kinerja.rubrics.rubric import Component, Indicator, RaterKind, Rubric, Source
from modules.evaluations import drafts

# an extreme level, or a departure from the proposal, is explained in at least so many characters
REASON_SHORTEST: Final = 40
FEEDBACK: Final = ("strengths", "weaknesses", "recommendation")


@dataclass(frozen=True, slots=True)
class Mark:
    """What the superior has put down for one indicator so far."""

    level: int | None = None
    reason: str = ""


EMPTY_MARK: Final = Mark()


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything on the rating form: marks by indicator code, and the feedback in words."""

    marks: Mapping[str, Mark] = field(default_factory=dict)
    strengths: str = ""
    weaknesses: str = ""
    recommendation: str = ""

    def mark(self, indicator: str) -> Mark:
        """What is put down for an indicator; nothing, if nothing is."""
        return self.marks.get(indicator, EMPTY_MARK)


class Fault(StrEnum):
    """What a draft or a decision lacks."""

    NOT_RATED = "not_rated"
    REASON_SHORT = "reason_short"


@dataclass(frozen=True, slots=True)
class Decision:
    """The two national ratings as the assessor sets them, and why they depart from the proposal."""

    results: Rating | None = None
    behaviour: Rating | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What a score rests on beside the superior's ratings.

    Args:
        figures: What features know of the person in the period.
        self_levels: By indicator, the level (1-5) of a submitted self-assessment.
        voices: By indicator and kind, the levels unnamed raters gave, put together for good.
    """

    figures: Figures = field(default_factory=Figures)
    self_levels: Mapping[str, int] = field(default_factory=dict)
    voices: Mapping[str, Mapping[RaterKind, Sequence[int]]] = field(default_factory=dict)


NOTHING_KNOWN: Final = Known()


def asked_of_superior(
    rubric: Rubric, family: str, figures: Figures = NOTHING_KNOWN.figures
) -> list[tuple[Component, Indicator]]:
    """The indicators the superior rates for this position family, in the rubric's order.

    What the figures say already is not asked.
    """
    return asked_of(RaterKind.SUPERIOR, rubric, family, figures)


def asked_of(
    kind: RaterKind, rubric: Rubric, family: str, figures: Figures = NOTHING_KNOWN.figures
) -> list[tuple[Component, Indicator]]:
    """As above, of any kind of rater."""
    return [
        (component, indicator)
        for component in rubric.components
        if component.weight.of(family) > 0
        for indicator in component.indicators
        if indicator.is_rated
        and not _is_told(indicator, figures)
        and indicator.weight.of(family) > 0
        and component.raters_of(indicator).get(kind, 0) > 0
    ]


def _is_told(indicator: Indicator, figures: Figures) -> bool:
    if indicator.source is Source.TARGETS:
        return bool(figures.targets)
    return bool(figures.measured.get(indicator.code))


def draft_faults(
    indicators: Iterable[str], draft: Draft, needs_reason: Sequence[int]
) -> dict[str, Fault]:
    """By indicator code, what keeps this draft from being set; empty when nothing does."""
    faults: dict[str, Fault] = {}
    for code in indicators:
        mark = draft.mark(code)
        if mark.level is None:
            faults[code] = Fault.NOT_RATED
        elif mark.level in needs_reason and len(mark.reason) < REASON_SHORTEST:
            faults[code] = Fault.REASON_SHORT
    return faults


def record_of(family: str, draft: Draft, known: Known = NOTHING_KNOWN) -> Record:
    """Everything as the engine reads it: the superior's draft, the other voices, the figures.

    A superior's level from before the figures were there no longer counts, nor does it disturb.
    """
    ratings: dict[str, dict[RaterKind, Sequence[int]]] = {}
    for code, mark in draft.marks.items():
        if mark.level is not None:
            ratings.setdefault(code, {})[RaterKind.SUPERIOR] = (mark.level,)
    for code, level in known.self_levels.items():
        ratings.setdefault(code, {})[RaterKind.SELF] = (level,)
    for code, by_kind in known.voices.items():
        ratings.setdefault(code, {}).update(by_kind)
    figures = known.figures
    return Record(
        family=family,
        ratings=ratings,
        citizen=figures.citizen,
        targets=figures.targets,
        measured=figures.measured,
        has_new_idea=figures.has_new_idea,
    )


def mark_fields(marks: Mapping[str, Mark]) -> dict[str, Any]:
    """Marks as the fields of a form: level_<code> and reason_<code>."""
    found: dict[str, Any] = {}
    for code, mark in marks.items():
        found |= {f"level_{code}": mark.level, f"reason_{code}": mark.reason}
    return found


def marks_in(fields: Mapping[str, Any]) -> dict[str, Mark]:
    """The marks that such fields hold."""
    codes = (name.removeprefix("level_") for name in fields if name.startswith("level_"))
    return {code: Mark(fields[f"level_{code}"], fields[f"reason_{code}"] or "") for code in codes}


def differences(mine: Draft, saved: Draft) -> list[str]:
    """The fields in which two drafts differ: level_<code>, reason_<code>, or a feedback field."""
    return drafts.differences(*_paired(mine, saved))


def merge(mine: Draft, saved: Draft) -> tuple[Draft, list[str]]:
    """Both drafts in one, and the fields where each says something else."""
    fields, collisions = drafts.merge(*_paired(mine, saved))
    return Draft(marks_in(fields), *(fields[name] or "" for name in FEEDBACK)), collisions


def _paired(mine: Draft, saved: Draft) -> Iterator[dict[str, Any]]:
    """Both as fields, in the same order."""
    codes = dict.fromkeys([*saved.marks, *mine.marks])
    for draft in (mine, saved):
        marks = {code: draft.mark(code) for code in codes}
        yield mark_fields(marks) | {name: getattr(draft, name) for name in FEEDBACK}


def departs(decision: Decision, results: Rating | None, behaviour: Rating | None) -> bool:
    """Whether a decision sets another rating than proposed."""
    return decision.results != results or decision.behaviour != behaviour


def decision_faults(
    decision: Decision, results: Rating | None, behaviour: Rating | None
) -> dict[str, Fault]:
    """By field of the form, what keeps this decision from being set."""
    faults: dict[str, Fault] = {}
    if decision.results is None:
        faults["results_rating"] = Fault.NOT_RATED
    if decision.behaviour is None:
        faults["behaviour_rating"] = Fault.NOT_RATED
    unexplained = len(decision.reason) < REASON_SHORTEST
    if not faults and unexplained and departs(decision, results, behaviour):
        faults["departure_reason"] = Fault.REASON_SHORT
    return faults


def assessor_due(
    person: PersonId, position: UUID, at: Lines, later: Lines | None = None
) -> Assessor | None:
    """Who rates a person by the lines `at` the day that decides, None where nobody does.

    `later` are the lines after the period's end. They decide only where the seat was vacant at the
    end, or its holder has no position left (PermenPANRB 6/2022: who moves inside the evaluation
    window still rates). `position` stands in for a person who has none on the day.
    """
    found = assessor_of_record(person, at, at.home_of(person) or position)
    if later is None or (found and later.home_of(found.person_id)):
        return found
    return assessor_of_record(person, later, later.home_of(person) or position) or found
