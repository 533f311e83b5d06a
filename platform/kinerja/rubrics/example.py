"""A made-up record of a position family: what an input looks like, complete and plausible.

Nothing is left to chance: the same rubric gives the same record. Figures lie around their
targets, levels around "as expected", so that the score has something to explain.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from itertools import cycle
from typing import Any, Final

from kinerja.packs.rubric_document import (
    Family,
    RubricDocument,
    Standard,
    Template,
    TemplateMeasure,
)
from kinerja.packs.rubric_of import rubric_of
from kinerja.rounding import round_half_up
from kinerja.rubrics.measures import Better
from kinerja.rubrics.record_document import written
from kinerja.rubrics.rubric import (
    ANONYMOUS,
    Component,
    Indicator,
    RaterKind,
    Rubric,
    Source,
    WithoutFigures,
)
from kinerja.text import Text

_INDEX: Final = Fraction("84.38")  # percent; a citizen index of class B
_MORE_THAN_ENOUGH: Final = 12  # answers above the smallest number that counts
_LEVELS: Final[Mapping[RaterKind, Sequence[int]]] = {
    RaterKind.SELF: (4, 4, 3),
    RaterKind.SUPERIOR: (4, 4, 5, 3, 4),
    RaterKind.PEER: (4, 3, 4, 3, 5),
    RaterKind.SUBORDINATE: (3, 4, 4, 3),
}
_REACHED: Final[Mapping[Better, Sequence[Fraction]]] = {
    Better.HIGHER: (Fraction("1.12"), Fraction("1.05"), Fraction("1.08"), Fraction("0.98")),
    Better.LOWER: (Fraction("0.9"), Fraction("0.8"), Fraction("1")),
}
_CASES: Final = ((120, 118), (80, 79), (60, 60))
_MOST_TARGETS: Final = 4
_FULL: Final = Fraction(100)  # percent
_MAIN_WEIGHT: Final = 30
_ADDED_WEIGHT: Final = 10
_SMALL: Final = 20  # a time or cost below this is given with a decimal
_NUMBER: Final = TemplateMeasure(
    code="jumlah",
    aspect="quantity",
    indicator=Text("Jumlah yang selesai", "Number completed"),
    unit=Text("buah", "pieces"),
    target=Fraction(100),
    better=Better.HIGHER,
    source="log",
)
# for families without a template where the rubric will not do without targets
_ANY: Final = Template("target", (), True, Text("Target", "Target"), (_NUMBER,))  # noqa: FBT003
_WORD: Final = re.compile(r"\w{3,}")


def example_record(said: RubricDocument, family: str) -> dict[str, Any]:
    """A record of this position family as the JSON values `rubrics score` reads.

    Everybody rates who has a weight, enough peers and citizens speak, and targets and service
    times come from the rubric's own templates and standards. KeyError for an unknown family.
    """
    rubric = rubric_of(said)
    asked = [
        (part, each)
        for part in rubric.components
        if part.weight.of(family) > 0
        for each in part.indicators
        if each.weight.of(family) > 0
    ]
    targets = _targets(said, family, [each for _part, each in asked])
    measured = _measured(said, family, [each for _part, each in asked])
    record: dict[str, Any] = {
        "family": family,
        "ratings": _ratings(rubric, asked, {*measured} | _from_targets(asked, targets)),
    }
    if _hears_citizens(asked):
        n = rubric.rule(RaterKind.CITIZEN).smallest + _MORE_THAN_ENOUGH
        record["citizen"] = {"index": written(_INDEX), "n": n}
    return record | {"targets": targets, "measured": measured, "new_idea": said.scheme == "B"}


_Asked = Sequence[tuple[Component, Indicator]]


def _ratings(rubric: Rubric, asked: _Asked, known: AbstractSet[str]) -> dict[str, Any]:
    """Everybody's levels for what no figures say, running through each kind's own row."""
    rows = {kind: cycle(levels) for kind, levels in _LEVELS.items()}
    return {
        each.code: {
            kind.value: [next(rows[kind]) for _ in range(_voices(rubric, kind))]
            for kind, share in part.raters_of(each).items()
            if share > 0 and kind is not RaterKind.CITIZEN
        }
        for part, each in asked
        if each.is_rated and each.code not in known
    }


def _voices(rubric: Rubric, kind: RaterKind) -> int:
    return rubric.rule(kind).smallest + (1 if kind in ANONYMOUS else 0)


def _hears_citizens(asked: _Asked) -> bool:
    return any(
        each.source is Source.CITIZEN or part.raters_of(each).get(RaterKind.CITIZEN, 0) > 0
        for part, each in asked
    )


def _from_targets(asked: _Asked, targets: Sequence[Any]) -> set[str]:
    return {each.code for _part, each in asked if targets and each.source is Source.TARGETS}


def _targets(
    said: RubricDocument, family: str, indicators: Iterable[Indicator]
) -> list[dict[str, Any]]:
    """The first templates of the family, the main ones before the others, with both ways round."""
    counting = [each for each in indicators if each.source is Source.TARGETS]
    own = [each for each in said.templates if counting and family in each.families]
    if any(each.without is WithoutFigures.HOLD for each in counting):
        own = own or [_ANY]
    chosen = sorted(own, key=lambda each: not each.main)[:_MOST_TARGETS]
    if not any(_has_lower(each) for each in chosen):
        chosen += [each for each in own if _has_lower(each)][:1]
    reached = {better: cycle(shares) for better, shares in _REACHED.items()}
    return [_target(each, reached) for each in chosen]


def _has_lower(template: Template) -> bool:
    return any(each.better == Better.LOWER for each in template.measures)


def _target(template: Template, reached: Mapping[Better, Iterator[Fraction]]) -> dict[str, Any]:
    return {
        "code": template.code,
        "label": _words(template.result),
        "main": template.main,
        "weight": _MAIN_WEIGHT if template.main else _ADDED_WEIGHT,
        "measures": [
            {
                "code": each.code,
                "label": _words(each.indicator),
                "target": written(each.target),
                "realised": written(_realised(each, next(reached[Better(each.better)]))),
                "better": each.better,
                "weight": 1 if each.weight is None else written(each.weight),
            }
            for each in template.measures
        ],
    }


def _realised(measure: TemplateMeasure, share: Fraction) -> Fraction:
    """A figure near the target, as a person would count it: no share above 100 percent."""
    if measure.source == "citizen_index":
        return _INDEX
    is_lower = measure.better == Better.LOWER
    is_long = measure.target.denominator == 1 and (not is_lower or measure.target >= _SMALL)
    near = Fraction(round_half_up(measure.target * share, 0 if is_long else 1))
    is_share = "percent" in measure.unit.en.casefold() and not is_lower
    return min(near, max(measure.target, _FULL)) if is_share else near


def _measured(said: RubricDocument, family: str, indicators: Iterable[Indicator]) -> dict[str, Any]:
    """Cases of the services this family stands behind; others have none to count."""
    measured = [each for each in indicators if each.source is Source.MEASURED]
    services = services_of(said, family)[: len(_CASES)]
    if any(each.without is WithoutFigures.HOLD for each in measured):
        services = services or said.standards[:1]
    cases = [
        {"code": service.code, "cases": count, "within": within}
        for service, (count, within) in zip(services, _CASES, strict=False)
    ]
    return {each.code: cases for each in measured if cases}


def services_of(said: RubricDocument, family: str) -> Sequence[Standard]:
    """The standards whose names share most words with what only this family is said to do.

    None where the templates count times of services, but not for this family.
    """
    timed = [each for each in said.templates if _counts_times(each)]
    if timed and not any(family in each.families for each in timed):
        return []
    words = {each.code: _family_words(said, each) for each in said.families}
    others = set().union(*(words[code] for code in words if code != family))
    own = words[family] - others
    shared = [(len(own & _found(each.code, each.label.id)), each) for each in said.standards]
    best = sorted((each for each in shared if each[0]), key=lambda each: -each[0])
    return [standard for _count, standard in best]


def _counts_times(template: Template) -> bool:
    return any(each.source == "service_times" for each in template.measures)


def _family_words(said: RubricDocument, family: Family) -> set[str]:
    description = family.description.id if family.description else ""
    tasks = (
        text.id
        for template in said.templates
        if family.code in template.families
        for text in (template.result, *(each.indicator for each in template.measures))
    )
    return _found(family.code, family.label.id, description, *tasks)


def _found(*texts: str) -> set[str]:
    return {word for text in texts for word in _WORD.findall(text.casefold().replace("_", " "))}


def _words(text: Text) -> dict[str, str]:
    """A wording on one line."""
    return {"id": " ".join(text.id.split()), "en": " ".join(text.en.split())}
