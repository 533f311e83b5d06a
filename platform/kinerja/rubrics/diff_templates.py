"""The templates for targets of two rubrics, side by side."""

from collections.abc import Iterator, Sequence
from typing import Final

from kinerja.packs.rubric_document import RubricDocument, Template, TemplateMeasure
from kinerja.rubrics.diff_change import At, Change, paired
from kinerja.rubrics.wording import named
from kinerja.sentences import sentence as _
from kinerja.text import Text

_ASPECTS: Final = {
    "quantity": Text("kuantitas", "quantity"),
    "quality": Text("kualitas", "quality"),
    "time": Text("waktu", "time"),
    "cost": Text("biaya", "cost"),
}
_WAYS: Final = {
    "higher": Text("makin tinggi makin baik", "higher is better"),
    "lower": Text("makin rendah makin baik", "lower is better"),
}
_SOURCES: Final = {
    "log": Text("catatan realisasi", "the realisation log"),
    "citizen_index": Text("indeks survei warga", "the citizens' index"),
    "service_times": Text("waktu layanan", "service times"),
}
_MAIN: Final = {
    True: Text("utama", "main"),
    False: Text("tambahan", "additional"),
}


def template_changes(before: RubricDocument, after: RubricDocument) -> Iterator[Change]:
    """Planned results that people can take over, with their measures."""
    gone, added, both = paired(before.templates, after.templates, lambda each: each.code)
    for each in gone:
        what = _("Contoh target “%(name)s”", name=named(each.result))
        yield At("template", f"templates.{each.code}", what).went(each.result)
    for each in added:
        what = _("Contoh target “%(name)s”", name=named(each.result))
        yield At("template", f"templates.{each.code}", what).came(each.result)
    families = {each.code: each.label for said in (before, after) for each in said.families}
    for old, new in both:
        yield from _template(old, new, families)


def _template(before: Template, after: Template, families: dict[str, Text]) -> Iterator[Change]:
    place, label = f"templates.{after.code}", named(after.result)
    what = _("Hasil kerja dalam contoh target")
    yield from At("template", f"{place}.result", what).name(before.result, after.result)
    what = _("Golongan contoh target “%(name)s”", name=label)
    main = {is_main: named(text) for is_main, text in _MAIN.items()}
    yield from At("template", f"{place}.main", what).choice(before.main, after.main, main)
    if set(before.families) != set(after.families):
        what = _("Keluarga jabatan untuk contoh target “%(name)s”", name=label)
        names = At("template", f"{place}.families", what)
        yield from names.name(_names(before.families, families), _names(after.families, families))
    yield from _measures(place, before.measures, after.measures)


def _names(codes: Sequence[str], families: dict[str, Text]) -> Text:
    labels = [families.get(code, Text(code, code)) for code in sorted(codes)]
    return Text(", ".join(each.id for each in labels), ", ".join(each.en for each in labels))


def _measures(
    place: str, before: Sequence[TemplateMeasure], after: Sequence[TemplateMeasure]
) -> Iterator[Change]:
    gone, added, both = paired(before, after, lambda each: each.code)
    for each in gone:
        what = _("Ukuran “%(name)s”", name=named(each.indicator))
        yield At("template", f"{place}.measures.{each.code}", what).went(each.indicator)
    for each in added:
        what = _("Ukuran “%(name)s”", name=named(each.indicator))
        yield At("template", f"{place}.measures.{each.code}", what).came(each.indicator)
    for old, new in both:
        yield from _measure(f"{place}.measures.{new.code}", old, new)


def _measure(place: str, before: TemplateMeasure, after: TemplateMeasure) -> Iterator[Change]:
    label = named(after.indicator)
    what = _("Indikator dalam contoh target")
    worded = At("template", f"{place}.indicator", what)
    yield from worded.name(before.indicator, after.indicator)
    what = _("Target “%(name)s”", name=label)
    yield from At("template", f"{place}.target", what).number(before.target, after.target)
    what = _("Satuan “%(name)s”", name=label)
    yield from At("template", f"{place}.unit", what).name(before.unit, after.unit)
    what = _("Bobot ukuran “%(name)s”", name=label)
    yield from At("template", f"{place}.weight", what).number(before.weight, after.weight)
    settings = (
        ("aspect", _("Aspek “%(name)s”", name=label), _ASPECTS),
        ("better", _("Arah “%(name)s”", name=label), _WAYS),
        ("source", _("Sumber angka “%(name)s”", name=label), _SOURCES),
    )
    for key, words, texts in settings:
        said = {option: named(text) for option, text in texts.items()}
        setting = At("template", f"{place}.{key}", words)
        yield from setting.choice(getattr(before, key), getattr(after, key), said)
