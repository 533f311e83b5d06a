"""What the criteria refer to: scale, target examples, service standards, competencies."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.packs.rubric_document import Competency, Standard, Template, TemplateMeasure
from kinerja.rubrics.measures import Better, Measure, unlimited
from kinerja.rubrics.rubric import Source
from kinerja.rubrics.service import PublishedRubric
from kinerja.text import Text
from kinerja.web.filters import decimal, whole
from modules.evaluations.self_sheet import share_words

_TARGET: Final = Fraction(40)
_REACHED: Final = Fraction(44)
_DAYS: Final = Fraction(10)
_DAYS_TAKEN: Final = Fraction(9)
_PLACES: Final = 2


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One figure of a target example."""

    indicator: str
    aspect: str
    target: str


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A planned result that people of the family can take into their SKP."""

    result: str
    is_main: bool
    measures: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class StandardRow:
    """A service and the time it should take."""

    label: str
    limit: str
    share: str
    note: str


@dataclass(frozen=True, slots=True)
class CompetencyRow:
    """A competency and its five levels: what each means, and the behaviours that show it."""

    title: str
    kind: str
    description: str
    levels: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Everything below the indicators; what the rubric lacks is empty.

    `scale` are (percent of a target, points); `examples` say it with figures.
    """

    scale: tuple[tuple[str, str], ...]
    examples: tuple[str, ...]
    templates: tuple[TemplateRow, ...]
    standards: tuple[StandardRow, ...]
    competencies: tuple[CompetencyRow, ...]


def reference_of(published: PublishedRubric, family: str, language: str) -> Reference:
    """What belongs to the indicators that weigh for a family."""
    said = published.said
    sources = _sources(published, family)
    counts_figures = bool(sources & {Source.TARGETS, Source.MEASURED})
    return Reference(
        scale=tuple(_scale(published)) if counts_figures else (),
        examples=tuple(_examples(published)) if counts_figures else (),
        templates=tuple(
            _template(each, language) for each in said.templates if family in each.families
        ),
        standards=tuple(standard_row(each, language) for each in said.standards)
        if Source.MEASURED in sources
        else (),
        competencies=tuple(_competency(each, language) for each in said.competencies),
    )


def _sources(published: PublishedRubric, family: str) -> set[Source]:
    return {
        indicator.source
        for component in published.rubric.components
        if component.weight.of(family) > 0
        for indicator in component.indicators
        if indicator.weight.of(family) > 0
    }


def _scale(published: PublishedRubric) -> Iterator[tuple[str, str]]:
    scale = published.rubric.achievement
    for percent, points in scale.points:
        yield share_words(percent), number_words(points)


def _examples(published: PublishedRubric) -> Iterator[str]:
    """The arithmetic of both directions, and of what lies beyond the cap."""
    scale = published.rubric.achievement
    label = Text("", "")
    more = unlimited(Measure("", label, _TARGET, _REACHED))
    fewer = unlimited(Measure("", label, _DAYS, _DAYS_TAKEN, Better.LOWER))
    yield _(
        "Contoh: target %(target)s berkas, selesai %(reached)s. Capaian %(reached)s ÷ %(target)s "
        "= %(percent)s, bernilai %(points)s.",
        target=whole(_TARGET),
        reached=whole(_REACHED),
        percent=share_words(more),
        points=number_words(scale.points_of(more)),
    )
    yield _(
        "Bila makin sedikit makin baik: target %(target)s hari, ternyata %(reached)s. Capaian "
        "(2 × %(target)s − %(reached)s) ÷ %(target)s = %(percent)s, bernilai %(points)s.",
        target=whole(_DAYS),
        reached=whole(_DAYS_TAKEN),
        percent=share_words(fewer),
        points=number_words(scale.points_of(fewer)),
    )
    yield _("Capaian di atas %(cap)s dihitung %(cap)s.", cap=share_words(scale.cap))


def number_words(value: Fraction) -> str:
    """A figure with as many decimals as it needs, at most two."""
    places = next((n for n in range(_PLACES) if (value * 10**n).denominator == 1), _PLACES)
    return decimal(value, places)


def _template(template: Template, language: str) -> TemplateRow:
    return TemplateRow(
        template.result.in_language(language),
        template.main,
        tuple(_measure(each, language) for each in template.measures),
    )


def _measure(measure: TemplateMeasure, language: str) -> MeasureRow:
    aspects = {
        "quantity": _("jumlah"),
        "quality": _("mutu"),
        "time": _("waktu"),
        "cost": _("biaya"),
    }
    figure = f"{number_words(measure.target)} {measure.unit.in_language(language)}"
    limit = (
        _("paling sedikit %(figure)s", figure=figure)
        if measure.better == Better.HIGHER
        else _("paling banyak %(figure)s", figure=figure)
    )
    return MeasureRow(measure.indicator.in_language(language), aspects[measure.aspect], limit)


def standard_row(standard: Standard, language: str) -> StandardRow:
    """A service standard in words."""
    units = {
        "minutes": _("%(count)s menit", count=whole(standard.limit)),
        "hours": _("%(count)s jam", count=whole(standard.limit)),
        "working_days": ngettext(
            "%(count)s hari kerja",
            "%(count)s hari kerja",
            standard.limit,
            count=whole(standard.limit),
        ),
    }
    return StandardRow(
        standard.label.in_language(language),
        units[standard.limit_unit],
        share_words(standard.target_share),
        standard.note.in_language(language) if standard.note else "",
    )


def _competency(competency: Competency, language: str) -> CompetencyRow:
    kinds = {
        "teknis": _("kompetensi teknis"),
        "manajerial": _("kompetensi manajerial"),
        "sosial_kultural": _("kompetensi sosial kultural"),
    }
    return CompetencyRow(
        competency.label.in_language(language),
        kinds[competency.kind],
        competency.description.in_language(language),
        tuple(
            (
                f"{level.level} · {level.label.in_language(language)}",
                tuple(each.in_language(language) for each in level.behaviours),
            )
            for level in competency.levels
        ),
    )
