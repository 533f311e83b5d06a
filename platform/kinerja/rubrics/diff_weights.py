"""Weights of two rubrics side by side: of parts by position family, and of the raters' voices."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from kinerja.packs.rubric_document import (
    ComponentEntry,
    IndicatorEntry,
    RaterEntry,
    RubricDocument,
)
from kinerja.packs.rubric_weights import weight_of
from kinerja.rubrics.diff_change import At, Change, paired
from kinerja.rubrics.record_document import written
from kinerja.rubrics.rubric import RaterKind, WhenMissing
from kinerja.rubrics.voices import RATER_LABELS
from kinerja.rubrics.wording import figure, named
from kinerja.sentences import sentence as _
from kinerja.text import Text

_NONE: Final = Fraction(0)


@dataclass(frozen=True, slots=True)
class Sides:
    """Both rubrics, and the position families they share, with the names of the newer one."""

    before: RubricDocument
    after: RubricDocument

    @property
    def families(self) -> Mapping[str, Text]:
        """The families on both sides."""
        known = {each.code for each in self.before.families}
        return {each.code: each.label for each in self.after.families if each.code in known}


Part = tuple[ComponentEntry, IndicatorEntry]
"""An indicator with the component it stands in."""


def component_weights(
    sides: Sides, before: ComponentEntry | None, after: ComponentEntry
) -> Iterator[Change]:
    """What a component weighs for each family, compared with what it weighed."""
    what = _("Bobot komponen %(name)s", name=named(after.label))
    pairs = {family: (_share(before, family), _share(after, family)) for family in sides.families}
    yield from _by_family(sides, f"components.{after.code}.weight", what, pairs)


def indicator_weights(sides: Sides, before: Part | None, after: Part) -> Iterator[Change]:
    """What an indicator weighs for each family; without weights of their own all weigh alike."""
    component, indicator = after
    what = _("Bobot %(name)s", name=named(indicator.label))
    place = f"components.{component.code}.indicators.{indicator.code}.weight"
    pairs = {
        family: (_NONE if before is None else _weight(before, family), _weight(after, family))
        for family in sides.families
    }
    yield from _by_family(sides, place, what, pairs)


def raters(before: Sequence[RaterEntry], after: Sequence[RaterEntry]) -> Iterator[Change]:
    """Who rates in the whole rubric, with which weight, and what happens without them."""
    gone, added, both = paired(before, after, lambda each: each.kind)
    for each in gone:
        words = {"rater": _rater(each.kind), "weight": figure(each.weight)}
        said = _("Penilai %(rater)s, berbobot %(weight)s, dihapus.", **words)
        yield Change("rater", f"raters.{each.kind}", written(each.weight), None, said)
    for each in added:
        words = {"rater": _rater(each.kind), "weight": figure(each.weight)}
        said = _("Penilai %(rater)s ditambahkan dengan bobot %(weight)s.", **words)
        yield Change("rater", f"raters.{each.kind}", None, written(each.weight), said)
    for old, new in both:
        yield from _rater_rule(old, new)


def shares(
    place: str, label: Text, before: Mapping[str, Fraction], after: Mapping[str, Fraction]
) -> Iterator[Change]:
    """The weights of the voices at one place of the rubric."""
    for kind in (kind.value for kind in RaterKind if kind in before or kind in after):
        what = _("Bobot suara %(rater)s pada %(name)s", rater=_rater(kind), name=named(label))
        old, new = before.get(kind, _NONE), after.get(kind, _NONE)
        yield from At("rater_weight", f"{place}.raters.{kind}", what).number(old, new)


def _rater(kind: str) -> str:
    return named(RATER_LABELS[RaterKind(kind)])


def _rater_rule(before: RaterEntry, after: RaterEntry) -> Iterator[Change]:
    place, rater = f"raters.{after.kind}", _rater(after.kind)
    what = _("Bobot suara %(rater)s", rater=rater)
    yield from At("rater_weight", f"{place}.weight", what).number(before.weight, after.weight)
    what = _("Akibat bila %(rater)s tidak menilai", rater=rater)
    words = {
        WhenMissing.HOLD.value: _("hasil menunggu"),
        WhenMissing.RENORMALISE.value: _("bobotnya beralih kepada yang lain"),
    }
    yield from At("missing", f"{place}.missing", what).choice(before.missing, after.missing, words)
    what = _("Jumlah suara terkecil dari %(rater)s", rater=rater)
    fewest = Fraction(before.smallest), Fraction(after.smallest)
    yield from At("smallest", f"{place}.smallest", what).number(*fewest)


def _by_family(
    sides: Sides, place: str, what: str, pairs: Mapping[str, tuple[Fraction, Fraction]]
) -> Iterator[Change]:
    """One sentence where the change is the same for every family, else one for each."""
    if len(set(pairs.values())) == 1:
        yield from At("weight", place, what).number(*next(iter(pairs.values())))
        return
    for family, (old, new) in pairs.items():
        label = named(sides.families[family])
        of_family = _("%(what)s untuk keluarga %(family)s", what=what, family=label)
        yield from At("weight", f"{place}.{family}", of_family).number(old, new)


def _share(component: ComponentEntry | None, family: str) -> Fraction:
    weight = None if component is None else weight_of(component.weight, family)
    return _NONE if weight is None else weight


def _weight(part: Part, family: str) -> Fraction:
    component, indicator = part
    if indicator.weight is None:
        return _share(component, family) / len(component.indicators)
    return weight_of(indicator.weight, family) or _NONE
