"""What stands beside the rated parts, side by side: families, guide, standards, dictionary."""

from collections.abc import Iterator, Sequence
from typing import Final

from kinerja.packs.rubric_document import (
    Competency,
    Family,
    GuideEntry,
    RubricDocument,
    Standard,
)
from kinerja.rubrics.diff_change import At, Change, paired
from kinerja.rubrics.wording import named
from kinerja.sentences import sentence as _
from kinerja.text import Text

_AUDIENCES: Final = {
    "staff": Text("pegawai", "staff"),
    "public": Text("masyarakat", "the public"),
}
_UNITS: Final = {
    "minutes": Text("menit", "minutes"),
    "hours": Text("jam", "hours"),
    "working_days": Text("hari kerja", "working days"),
}
KINDS: Final = {
    "manajerial": Text("manajerial", "managerial"),
    "sosial_kultural": Text("sosial kultural", "socio-cultural"),
    "teknis": Text("teknis", "technical"),
}


def reference_changes(before: RubricDocument, after: RubricDocument) -> Iterator[Change]:
    """Everything people read beside what they rate; target templates apart."""
    yield from _families(before.families, after.families)
    yield from _guide(before.guide, after.guide)
    yield from _standards(before.standards, after.standards)
    yield from _competencies(before.competencies, after.competencies)


def _families(before: Sequence[Family], after: Sequence[Family]) -> Iterator[Change]:
    gone, added, both = paired(before, after, lambda each: each.code)
    for each in gone:
        what = _("Keluarga jabatan %(name)s", name=named(each.label))
        yield At("family", f"families.{each.code}", what).went(each.label)
    for each in added:
        what = _("Keluarga jabatan %(name)s", name=named(each.label))
        yield At("family", f"families.{each.code}", what).came(each.label)
    for old, new in both:
        place = f"families.{new.code}"
        what = _("Nama keluarga jabatan")
        yield from At("wording", f"{place}.label", what).name(old.label, new.label)
        what = _("Penjelasan keluarga jabatan %(name)s", name=named(new.label))
        described = At("wording", f"{place}.description", what)
        yield from described.wording(old.description, new.description)
    if before[0].code != after[0].code:
        what = _("Keluarga yang berlaku bagi jabatan tanpa keluarga")
        yield from At("family", "families", what).name(before[0].label, after[0].label)


def _guide(before: Sequence[GuideEntry], after: Sequence[GuideEntry]) -> Iterator[Change]:
    gone, added, both = paired(before, after, lambda each: (each.audience, each.title))
    for each in gone:
        yield At("guide", f"guide.{each.audience}", _section(each)).went(each.title)
    for each in added:
        yield At("guide", f"guide.{each.audience}", _section(each)).came(each.title)
    for old, new in both:
        text = At("guide", f"guide.{new.audience}", _section(new))
        yield from text.wording(old.text, new.text)


def _section(entry: GuideEntry) -> str:
    return _(
        "Bagian “%(title)s” pada panduan untuk %(audience)s",
        title=named(entry.title),
        audience=named(_AUDIENCES[entry.audience]),
    )


def _standards(before: Sequence[Standard], after: Sequence[Standard]) -> Iterator[Change]:
    gone, added, both = paired(before, after, lambda each: each.code)
    for each in gone:
        what = _("Standar layanan %(name)s", name=named(each.label))
        yield At("standard", f"standards.{each.code}", what).went(each.label)
    for each in added:
        words = {"name": named(each.label), "time": named(_time(each))}
        what = _("Standar layanan %(name)s, paling lama %(time)s,", **words)
        yield At("standard", f"standards.{each.code}", what).came(each.label)
    for old, new in both:
        place, label = f"standards.{new.code}", named(new.label)
        what = _("Nama standar layanan")
        yield from At("wording", f"{place}.label", what).name(old.label, new.label)
        what = _("Waktu standar layanan %(name)s", name=label)
        yield from At("standard", f"{place}.limit", what).name(_time(old), _time(new))
        what = _("Persen kasus yang harus tepat waktu pada %(name)s", name=label)
        share = At("standard", f"{place}.target_share", what)
        yield from share.number(old.target_share, new.target_share)
        what = _("Catatan standar layanan %(name)s", name=label)
        yield from At("wording", f"{place}.note", what).wording(old.note, new.note)


def _time(standard: Standard) -> Text:
    unit = _UNITS[standard.limit_unit]
    english = unit.en.removesuffix("s") if standard.limit == 1 else unit.en
    return Text(f"{standard.limit} {unit.id}", f"{standard.limit} {english}")


def _competencies(before: Sequence[Competency], after: Sequence[Competency]) -> Iterator[Change]:
    gone, added, both = paired(before, after, lambda each: each.code)
    for each in gone:
        what = _("Kompetensi %(name)s", name=named(each.label))
        yield At("competency", f"competencies.{each.code}", what).went(each.label)
    for each in added:
        what = _("Kompetensi %(name)s", name=named(each.label))
        yield At("competency", f"competencies.{each.code}", what).came(each.label)
    for old, new in both:
        yield from _competency(old, new)


def _competency(before: Competency, after: Competency) -> Iterator[Change]:
    place, label = f"competencies.{after.code}", named(after.label)
    what = _("Nama kompetensi")
    yield from At("wording", f"{place}.label", what).name(before.label, after.label)
    what = _("Jenis kompetensi %(name)s", name=label)
    kinds = {kind: named(text) for kind, text in KINDS.items()}
    yield from At("competency", f"{place}.kind", what).choice(before.kind, after.kind, kinds)
    what = _("Penjelasan kompetensi %(name)s", name=label)
    described = At("wording", f"{place}.description", what)
    yield from described.wording(before.description, after.description)
    _gone, _added, levels = paired(before.levels, after.levels, lambda each: each.level)
    for old, new in levels:
        what = _("Arti kompetensi %(name)s tingkat %(level)d", name=label, level=new.level)
        meaning = At("competency", f"{place}.levels.{new.level}.label", what)
        yield from meaning.wording(old.label, new.label)
        what = _("Perilaku kompetensi %(name)s tingkat %(level)d", name=label, level=new.level)
        for at, (was, is_now) in enumerate(zip(old.behaviours, new.behaviours, strict=False)):
            behaviour = At("competency", f"{place}.levels.{new.level}.behaviours.{at}", what)
            yield from behaviour.wording(was, is_now)
