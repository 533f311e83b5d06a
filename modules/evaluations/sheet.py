"""The rating form as the rubric words it, for one position family in one language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from flask_babel import gettext as _

from kinerja.packs import RubricDocument
from kinerja.packs.rubric_document import IndicatorEntry
from kinerja.rubrics.figures import Figures
from kinerja.rubrics.rubric import Component, Indicator, Rubric
from kinerja.rubrics.service import PublishedRubric
from kinerja.web.filters import percent
from modules.evaluations.rules import NOTHING_KNOWN, asked_of_superior

Level = tuple[int, str, str]
Asked = Sequence[tuple[Component, Indicator]]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator to rate: its words, its weight in words, and a row for each level."""

    code: str
    title: str
    description: str
    note: str
    weight: str
    levels: tuple[Level, ...]

    @property
    def level_name(self) -> str:
        """The field of the form that holds the level."""
        return f"level_{self.code}"

    @property
    def reason_name(self) -> str:
        """The field of the form that holds the reason."""
        return f"reason_{self.code}"


@dataclass(frozen=True, slots=True)
class ComponentRows:
    """A component with the indicators of it that the superior rates."""

    title: str
    note: str
    indicators: tuple[IndicatorRow, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the rating form shows of a rubric; `extremes` are the levels that need a reason."""

    title: str
    number: int
    components: tuple[ComponentRows, ...]
    extremes: tuple[int, ...]

    @property
    def indicators(self) -> tuple[IndicatorRow, ...]:
        """Every indicator in the order of the form."""
        return tuple(row for component in self.components for row in component.indicators)


def sheet_of(
    published: PublishedRubric, family: str, language: str, figures: Figures = NOTHING_KNOWN.figures
) -> Sheet:
    """What the superior of somebody in this position family rates, beside what figures say."""
    asked = asked_of_superior(published.rubric, family, figures)
    return sheet_for(published, family, language, asked)


def sheet_for(published: PublishedRubric, family: str, language: str, asked: Asked) -> Sheet:
    """A form that asks for these indicators, each with its weight in the whole score."""
    said = published.said
    codes = {indicator.code for _component, indicator in asked}
    shares = dict(weight_shares(published.rubric, family))
    components = []
    for entry in said.components:
        rows = tuple(
            _row(said, each, shares[each.code], language)
            for each in entry.indicators
            if each.code in codes
        )
        if rows:
            note = entry.note.in_language(language) if entry.note else ""
            components.append(ComponentRows(entry.label.in_language(language), note, rows))
    title = said.title.in_language(language)
    return Sheet(title, published.number, tuple(components), said.needs_reason)


def _row(
    said: RubricDocument, entry: IndicatorEntry, share: Fraction, language: str
) -> IndicatorRow:
    words = {level.level: level.label.in_language(language) for level in said.levels}
    shown = percent(share * 100, 0 if (share * 100).denominator == 1 else 1)
    return IndicatorRow(
        code=entry.code,
        title=entry.label.in_language(language),
        description=entry.description.in_language(language),
        note=entry.note.in_language(language) if entry.note else "",
        weight=_("bobot %(share)s", share=shown),
        levels=tuple(
            (
                anchor.level,
                f"{anchor.level} · {words[anchor.level]}",
                anchor.text.in_language(language),
            )
            for anchor in entry.anchors
        ),
    )


def weight_shares(rubric: Rubric, family: str) -> Iterator[tuple[str, Fraction]]:
    """By indicator, its share (0-1) of the whole score for this family."""
    whole = sum((part.weight.of(family) for part in rubric.components), Fraction(0))
    for part in rubric.components:
        own = sum((each.weight.of(family) for each in part.indicators), Fraction(0))
        for each in part.indicators:
            yield each.code, _share(part, each, family, whole * own)


def _share(part: Component, each: Indicator, family: str, of: Fraction) -> Fraction:
    return part.weight.of(family) * each.weight.of(family) / of if of else Fraction(0)
