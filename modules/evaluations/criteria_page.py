"""The criteria of one position family in plain words: what counts, how much, by whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.packs.rubric_document import ComponentEntry, IndicatorEntry
from kinerja.rubrics.rubric import Axis, Component, Indicator
from kinerja.rubrics.service import PublishedRubric
from kinerja.text import Text
from kinerja.web.filters import whole
from modules.evaluations.criteria_outcome import Outcome, outcome_of
from modules.evaluations.criteria_reference import Reference, reference_of
from modules.evaluations.criteria_words import listed_names, missing_words, uncapitalised, who_words
from modules.evaluations.self_sheet import share_words
from modules.evaluations.sheet import Level, weight_shares


@dataclass(frozen=True, slots=True)
class IndicatorPart:
    """One indicator: what is looked at, who says so, and the five levels."""

    title: str
    weight: str
    description: str
    note: str
    who: str
    missing: tuple[str, ...]
    behaviours: tuple[str, ...]
    competency: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class ComponentPart:
    """A component with the indicators that count for the family.

    `who` and `missing` say for all of them what they do not say themselves.
    """

    code: str
    title: str
    weight: str
    description: str
    note: str
    axis: str
    indicators: tuple[IndicatorPart, ...]
    who: str = ""
    missing: tuple[str, ...] = ()

    def said_once(self) -> "ComponentPart":
        """The same, with who rates said here where it is the same for every indicator."""
        said = {(each.who, each.missing) for each in self.indicators}
        if len(said) > 1 or len(self.indicators) == 1:
            return self
        ((who, missing),) = said
        silent = tuple(replace(each, who="", missing=()) for each in self.indicators)
        return replace(self, who=who, missing=missing, indicators=silent)


@dataclass(frozen=True, slots=True)
class Criteria:
    """Everything the page says."""

    heading: str
    title: str
    number: int
    family: str
    family_description: str
    components: tuple[ComponentPart, ...]
    reference: Reference
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class _Reader:
    """For whom the rubric is put into words."""

    published: PublishedRubric
    family: str
    language: str

    def say(self, text: Text | None) -> str:
        return text.in_language(self.language) if text else ""


def criteria_of(published: PublishedRubric, family: str, language: str) -> Criteria:
    """The criteria for a position family; the first family stands in for an unknown one."""
    said = published.said
    known = next((each for each in said.families if each.code == family), said.families[0])
    reader = _Reader(published, known.code, language)
    components = tuple(_components(reader))
    return Criteria(
        heading=_heading(components),
        title=reader.say(said.title),
        number=published.number,
        family=reader.say(known.label),
        family_description=reader.say(known.description),
        components=components,
        reference=reference_of(published, known.code, language),
        outcome=outcome_of(published, known.code, language),
    )


def _heading(parts: Sequence[ComponentPart]) -> str:
    count = sum(len(part.indicators) for part in parts)
    weights = listed_names([f"{uncapitalised(part.title)} {part.weight}" for part in parts])
    return ngettext(
        "Anda dinilai pada %(count)s indikator: %(weights)s.",
        "Anda dinilai pada %(count)s indikator: %(weights)s.",
        count,
        count=whole(count),
        weights=weights,
    )


def _components(reader: _Reader) -> Iterator[ComponentPart]:
    rubric, family = reader.published.rubric, reader.family
    of = sum((part.weight.of(family) for part in rubric.components), Fraction(0))
    entries = {entry.code: entry for entry in reader.published.said.components}
    for part in rubric.components:
        if part.weight.of(family) > 0:
            entry = entries[part.code]
            yield ComponentPart(
                code=part.code,
                title=reader.say(entry.label),
                weight=share_words(part.weight.of(family) * 100 / of),
                description=reader.say(entry.description),
                note=reader.say(entry.note),
                axis=_axis_words(part.axis),
                indicators=tuple(_indicators(reader, part, entry)),
            ).said_once()


def _indicators(reader: _Reader, part: Component, entry: ComponentEntry) -> Iterator[IndicatorPart]:
    shares = dict(weight_shares(reader.published.rubric, reader.family))
    entries = {each.code: each for each in entry.indicators}
    for each in part.indicators:
        if each.weight.of(reader.family) > 0:
            weight = share_words(shares[each.code] * 100)
            yield _indicator(reader, part, each, entries[each.code], weight)


def _indicator(
    reader: _Reader, part: Component, each: Indicator, entry: IndicatorEntry, weight: str
) -> IndicatorPart:
    said = reader.published.said
    words = {level.level: reader.say(level.label) for level in said.levels}
    rated = {known.code: known.label for known in said.competencies}
    return IndicatorPart(
        title=reader.say(entry.label),
        weight=weight,
        description=reader.say(entry.description),
        note=reader.say(entry.note),
        who=who_words(part, each, reader.language),
        missing=tuple(missing_words(reader.published.rubric, part, each, reader.language)),
        behaviours=tuple(reader.say(behaviour) for behaviour in entry.behaviours),
        competency=reader.say(rated.get(entry.competency or "")),
        levels=tuple(
            (anchor.level, f"{anchor.level} · {words[anchor.level]}", reader.say(anchor.text))
            for anchor in entry.anchors
        ),
    )


def _axis_words(axis: Axis) -> str:
    if axis is Axis.RESULTS:
        return _("Masuk sumbu hasil kerja.")
    if axis is Axis.BEHAVIOUR:
        return _("Masuk sumbu perilaku kerja.")
    return _("Hanya dalam nilai daerah; tidak masuk predikat nasional.")
