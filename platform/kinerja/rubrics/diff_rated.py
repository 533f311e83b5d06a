"""What is rated, side by side: components, indicators, anchors, where values come from."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from kinerja.packs.rubric_document import ComponentEntry, IndicatorEntry, RubricDocument
from kinerja.rubrics.diff_change import At, Change, paired
from kinerja.rubrics.diff_weights import Part, Sides, component_weights, indicator_weights, shares
from kinerja.rubrics.engine import AXIS_LABELS
from kinerja.rubrics.rubric import Axis, Source, WithoutFigures
from kinerja.rubrics.wording import named
from kinerja.sentences import sentence as _
from kinerja.text import Text

_NO_AXIS: Final = Text("tanpa sumbu", "no axis")


def rated_changes(sides: Sides) -> Iterator[Change]:
    """Everything about components and indicators."""
    gone, added, both = paired(
        sides.before.components, sides.after.components, lambda each: each.code
    )
    for each in gone:
        what = _("Komponen “%(name)s”", name=named(each.label))
        yield At("component", f"components.{each.code}", what).went(each.label)
    for each in added:
        what = _("Komponen “%(name)s”", name=named(each.label))
        yield At("component", f"components.{each.code}", what).came(each.label)
        yield from component_weights(sides, None, each)
    for old, new in both:
        yield from _component(sides, old, new)
    yield from _indicators(sides)


def _component(sides: Sides, before: ComponentEntry, after: ComponentEntry) -> Iterator[Change]:
    place, label = f"components.{after.code}", named(after.label)
    what = _("Nama komponen")
    yield from At("wording", f"{place}.label", what).name(before.label, after.label)
    yield from component_weights(sides, before, after)
    what = _("Sumbu komponen %(name)s", name=label)
    axes = {axis.value: named(AXIS_LABELS.get(axis, _NO_AXIS)) for axis in Axis}
    yield from At("axis", f"{place}.axis", what).choice(before.axis, after.axis, axes)
    if before.raters or after.raters:
        old, new = _voices(sides.before, before), _voices(sides.after, after)
        yield from shares(place, after.label, old, new)
    what = _("Penjelasan komponen %(name)s", name=label)
    described = At("wording", f"{place}.description", what)
    yield from described.wording(before.description, after.description)
    what = _("Catatan komponen %(name)s", name=label)
    yield from At("wording", f"{place}.note", what).wording(before.note, after.note)


def _indicators(sides: Sides) -> Iterator[Change]:
    gone, added, both = paired(_parts(sides.before), _parts(sides.after), lambda part: part[1].code)
    for component, each in gone:
        what = _("Indikator “%(name)s”", name=named(each.label))
        yield At("indicator", _place((component, each)), what).went(each.label)
    for component, each in added:
        what = _("Indikator “%(name)s”", name=named(each.label))
        yield At("indicator", _place((component, each)), what).came(each.label)
        yield from indicator_weights(sides, None, (component, each))
    for old, new in both:
        yield from _indicator(sides, old, new)


def _parts(said: RubricDocument) -> list[Part]:
    return [(component, each) for component in said.components for each in component.indicators]


def _place(part: Part) -> str:
    component, indicator = part
    return f"components.{component.code}.indicators.{indicator.code}"


def _indicator(sides: Sides, before: Part, after: Part) -> Iterator[Change]:
    place, label = _place(after), named(after[1].label)
    yield from At("wording", f"{place}.label", _("Nama indikator")).name(
        before[1].label, after[1].label
    )
    if before[0].code != after[0].code:
        what = _("Komponen indikator %(name)s", name=label)
        words = {part.code: named(part.label) for part, _entry in (before, after)}
        yield from At("moved", place, what).choice(before[0].code, after[0].code, words)
    yield from indicator_weights(sides, before, after)
    yield from _sources(sides, place, before[1], after[1])
    if before[1].raters or after[1].raters:
        old, new = _voices(sides.before, *before), _voices(sides.after, *after)
        yield from shares(place, after[1].label, old, new)
    yield from _texts(place, before[1], after[1])


def _voices(
    said: RubricDocument, component: ComponentEntry, indicator: IndicatorEntry | None = None
) -> Mapping[str, Fraction]:
    """The weights of the voices that hold here, from the nearest place that says them."""
    own = indicator.raters if indicator else None
    return own or component.raters or {each.kind: each.weight for each in said.raters}


def _sources(
    sides: Sides, place: str, before: IndicatorEntry, after: IndicatorEntry
) -> Iterator[Change]:
    label = named(after.label)
    words = {
        Source.RATING.value: _("penilaian orang"),
        Source.TARGETS.value: _("capaian target SKP"),
        Source.MEASURED.value: _("waktu layanan dan standar lain"),
        Source.CITIZEN.value: _("indeks survei warga"),
    }
    what = _("Sumber nilai %(name)s", name=label)
    yield from At("source", f"{place}.source", what).choice(before.source, after.source, words)
    without: dict[str | None, str] = {
        WithoutFigures.RATE.value: _("dinilai orang"),
        WithoutFigures.HOLD.value: _("hasil menunggu"),
        WithoutFigures.RENORMALISE.value: _("bobotnya beralih kepada yang lain"),
        None: _("tidak berlaku"),
    }
    what = _("Yang berlaku selama angka %(name)s belum ada", name=label)
    missing = At("source", f"{place}.missing", what)
    yield from missing.choice(before.missing, after.missing, without)
    competencies: dict[str | None, str] = {None: _("tidak ada")}
    for said in (sides.before, sides.after):
        competencies |= {each.code: named(each.label) for each in said.competencies}
    what = _("Kompetensi yang dinilai lewat %(name)s", name=label)
    rated = At("competency", f"{place}.competency", what)
    yield from rated.choice(before.competency, after.competency, competencies)


def _texts(place: str, before: IndicatorEntry, after: IndicatorEntry) -> Iterator[Change]:
    label = named(after.label)
    what = _("Penjelasan indikator %(name)s", name=label)
    described = At("wording", f"{place}.description", what)
    yield from described.wording(before.description, after.description)
    what = _("Catatan indikator %(name)s", name=label)
    yield from At("wording", f"{place}.note", what).wording(before.note, after.note)
    old = {str(each.level): each.text for each in before.anchors}
    new = {str(each.level): each.text for each in after.anchors}
    for level in sorted({*old, *new}):
        what = _("Perilaku acuan %(name)s tingkat %(level)s", name=label, level=level)
        anchor = At("anchor", f"{place}.anchors.{level}", what)
        yield from anchor.wording(old.get(level), new.get(level))
    for number in range(max(len(before.behaviours), len(after.behaviours))):
        what = _("Perilaku panduan %(number)d pada %(name)s", name=label, number=number + 1)
        behaviour = At("wording", f"{place}.behaviours.{number}", what)
        yield from behaviour.wording(
            *(dict(enumerate(each.behaviours)).get(number) for each in (before, after))
        )
