"""A region's templates as planned results of somebody's own. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from kinerja.database import new_id
from kinerja.packs.rubric_document import Template, TemplateMeasure
from modules.targets.kinds import Aspect, Direction, MeasureSource
from modules.targets.rules import (
    MOST_MEASURES,
    WHOLE,
    MeasureDraft,
    TargetDraft,
    shares,
    total_weight,
)

_ADDITIONAL: Final = 5  # percent of the plan; the law gives additional results low priority
_UNIT_LONGEST: Final = 60
_PLACES: Final = Decimal("0.0001")
_ASPECTS: Final[Mapping[str, Aspect]] = MappingProxyType(
    {each.name.lower(): each for each in Aspect}
)
_SOURCES: Final[Mapping[str, MeasureSource]] = MappingProxyType(
    {each.name.lower(): each for each in MeasureSource}
)
_DIRECTIONS: Final[Mapping[str, Direction]] = MappingProxyType(
    {each.name.lower(): each for each in Direction}
)


def templates_for(
    templates: Iterable[Template], family: str, taken: Collection[str | None]
) -> list[Template]:
    """The templates of a position family that a plan does not hold yet, main results first."""
    open_ones = [each for each in templates if family in each.families and each.code not in taken]
    return sorted(open_ones, key=lambda each: not each.main)


def targets_from(
    templates: Sequence[Template], present: Sequence[TargetDraft], language: str
) -> list[TargetDraft]:
    """New results from templates, after those present; they share what is left of 100 percent."""
    weights = _weights(templates, WHOLE - total_weight(present))
    first = max((target.number for target in present), default=0) + 1
    return [
        TargetDraft(
            id=new_id(),
            number=number,
            result=template.result.in_language(language),
            is_main=template.main,
            weight=weight,
            template=template.code,
            measures=_measures(template, language),
        )
        for number, (template, weight) in enumerate(zip(templates, weights, strict=True), first)
    ]


def _weights(templates: Sequence[Template], left: int) -> list[int]:
    """Main results share alike what the additional ones, of low priority, leave them."""
    main = sum(template.main for template in templates)
    additional = len(templates) - main
    aside = min(_ADDITIONAL * additional, max(left, 0) // 2) if main else max(left, 0)
    for_main = iter(shares(max(left, 0) - aside, main))
    for_others = iter(shares(aside, additional))
    return [next(for_main if template.main else for_others) for template in templates]


def _measures(template: Template, language: str) -> dict[int, MeasureDraft]:
    measures = template.measures[:MOST_MEASURES]
    alike = shares(WHOLE, len(measures))
    return {
        at: _measure(measure, weight, language)
        for at, (measure, weight) in enumerate(zip(measures, alike, strict=True), 1)
    }


def _measure(measure: TemplateMeasure, alike: int, language: str) -> MeasureDraft:
    weight = alike if measure.weight is None else max(1, round(measure.weight))
    return MeasureDraft(
        aspect=_ASPECTS[measure.aspect],
        indicator=measure.indicator.in_language(language),
        unit=measure.unit.in_language(language)[:_UNIT_LONGEST],
        target=_decimal(measure.target),
        direction=_DIRECTIONS[measure.better],
        source=_SOURCES[measure.source],
        weight=weight,
    )


def _decimal(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(_PLACES)
