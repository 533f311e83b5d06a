"""Which rules differ between two rubrics, and one rubric with a single rule of the other."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kinerja.rubrics.rubric import Component, Indicator, Rubric
from kinerja.text import Text


class Rule(StrEnum):
    """What a region can change by itself, so that one can ask what it alone would have done."""

    INDICATORS = "indicators"
    WEIGHTS = "weights"
    RATERS = "raters"
    MISSING = "missing"
    LEVELS = "levels"
    ACHIEVEMENT = "achievement"
    BANDS = "bands"
    LIMITS = "limits"
    SCHEME = "scheme"


RULE_LABELS: Final[Mapping[Rule, Text]] = MappingProxyType(
    {
        Rule.INDICATORS: Text("apa yang dinilai", "what is rated"),
        Rule.WEIGHTS: Text("bobot", "weights"),
        Rule.RATERS: Text("siapa yang menilai", "who rates"),
        Rule.MISSING: Text("aturan penilai yang tidak ada", "the rule for missing raters"),
        Rule.LEVELS: Text("nilai tingkat", "points of the levels"),
        Rule.ACHIEVEMENT: Text("nilai capaian", "points of achievements"),
        Rule.BANDS: Text("batas sebutan", "limits of the bands"),
        Rule.LIMITS: Text("batas ekspektasi", "limits of expectation"),
        Rule.SCHEME: Text("skema predikat", "the scheme of the predicate"),
    }
)


# these decide what a figure is called; the figures themselves stay as they are
OF_WORDS: Final = frozenset({Rule.BANDS, Rule.LIMITS})


def with_rule(before: Rubric, after: Rubric, rule: Rule) -> Rubric:
    """`before` with this one rule as `after` has it."""
    return _GRAFTS[rule](before, after)


def rules_changed(before: Rubric, after: Rubric) -> tuple[Rule, ...]:
    """The rules in which two rubrics differ, their version and their wording apart.

    Where the same things are rated, weights and raters are rules of their own; where other things
    are rated, they are part of what is rated.
    """
    is_same = _what_is_rated(before) == _what_is_rated(after)
    apart = {Rule.WEIGHTS, Rule.RATERS} if is_same else {Rule.INDICATORS}
    asked = [rule for rule in Rule if rule in apart or rule not in _OF_COMPONENTS]
    return tuple(rule for rule in asked if with_rule(before, after, rule) != before)


_OF_COMPONENTS: Final = frozenset({Rule.INDICATORS, Rule.WEIGHTS, Rule.RATERS})


def _what_is_rated(rubric: Rubric) -> list[object]:
    return [
        (
            part.code,
            part.axis,
            [(each.code, each.source, each.without) for each in part.indicators],
        )
        for part in rubric.components
    ]


def _components(
    before: Rubric, after: Rubric, graft: Callable[[Component, Component], Component]
) -> Rubric:
    parts = zip(before.components, after.components, strict=True)
    return replace(before, components=tuple(graft(old, new) for old, new in parts))


def _weights(old: Component, new: Component) -> Component:
    def weighed(one: Indicator, other: Indicator) -> Indicator:
        return replace(one, weight=other.weight)

    pairs = zip(old.indicators, new.indicators, strict=True)
    indicators = tuple(weighed(one, other) for one, other in pairs)
    return replace(old, weight=new.weight, indicators=indicators)


def _raters(old: Component, new: Component) -> Component:
    pairs = zip(old.indicators, new.indicators, strict=True)
    indicators = tuple(replace(one, raters=other.raters) for one, other in pairs)
    return replace(old, raters=new.raters, indicators=indicators)


_GRAFTS: Final[Mapping[Rule, Callable[[Rubric, Rubric], Rubric]]] = MappingProxyType(
    {
        Rule.INDICATORS: lambda old, new: replace(old, components=new.components),
        Rule.WEIGHTS: lambda old, new: _components(old, new, _weights),
        Rule.RATERS: lambda old, new: _components(old, new, _raters),
        Rule.MISSING: lambda old, new: replace(old, rater_rules=new.rater_rules),
        Rule.LEVELS: lambda old, new: replace(old, level_points=new.level_points),
        Rule.ACHIEVEMENT: lambda old, new: replace(old, achievement=new.achievement),
        Rule.BANDS: lambda old, new: replace(old, bands=new.bands),
        Rule.LIMITS: lambda old, new: replace(old, above=new.above, as_expected=new.as_expected),
        Rule.SCHEME: lambda old, new: replace(old, scheme=new.scheme),
    }
)
