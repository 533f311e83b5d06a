"""What follows from a score, side by side: scheme, limits, bands, levels, achievements."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from kinerja.packs.rubric_document import AchievementEntry, RubricDocument
from kinerja.rubrics.diff_change import At, Change, paired
from kinerja.rubrics.measures import AchievementScale
from kinerja.rubrics.wording import figure, listed, named
from kinerja.sentences import sentence as _
from kinerja.text import Text


def scale_changes(before: RubricDocument, after: RubricDocument) -> Iterator[Change]:
    """Everything between the score and the predicate."""
    yield from _scheme(before, after)
    above, as_expected = _("Batas di atas ekspektasi"), _("Batas sesuai ekspektasi")
    yield from At("threshold", "above", above).number(before.above, after.above)
    yield from At("threshold", "as_expected", as_expected).number(
        before.as_expected, after.as_expected
    )
    yield from _bands(before, after)
    yield from _levels(before, after)
    yield from _reasons(before.needs_reason, after.needs_reason)
    yield from _achievement(_scale(before.achievement), _scale(after.achievement))


def _scheme(before: RubricDocument, after: RubricDocument) -> Iterator[Change]:
    words = {
        "A": _("A, kuadran PermenPANRB 6/2022"),
        "B": _("B, angka menurut PP 30/2019"),
    }
    what = _("Skema predikat")
    yield from At("scheme", "scheme", what).choice(before.scheme, after.scheme, words)
    old = before.numeric.considers_peers if before.numeric else None
    new = after.numeric.considers_peers if after.numeric else None
    considers = {True: _("ya"), False: _("tidak"), None: _("tidak berlaku")}
    what = _("Pertimbangan rekan kerja dan bawahan")
    yield from At("scheme", "numeric.considers_peers", what).choice(old, new, considers)


def _bands(before: RubricDocument, after: RubricDocument) -> Iterator[Change]:
    gone, added, both = paired(before.bands, after.bands, lambda each: each.code)
    for each in gone:
        what = _("Sebutan %(band)s", band=named(each.label))
        yield At("band", f"bands.{each.code}", what).went(each.label)
    for each in added:
        what = _(
            "Sebutan %(band)s, mulai dari %(lower)s,",
            band=named(each.label),
            lower=figure(each.lower),
        )
        yield At("band", f"bands.{each.code}", what).came(each.label)
    for old, new in both:
        place = f"bands.{new.code}"
        what = _("Batas bawah sebutan %(band)s", band=named(new.label))
        yield from At("band", f"{place}.lower", what).number(old.lower, new.lower)
        what = _("Kata untuk sebutan")
        yield from At("band", f"{place}.label", what).name(old.label, new.label)


def _levels(before: RubricDocument, after: RubricDocument) -> Iterator[Change]:
    _gone, _added, both = paired(before.levels, after.levels, lambda each: each.level)
    for old, new in both:
        place = f"levels.{new.level}"
        what = _("Nilai tingkat %(level)d", level=new.level)
        yield from At("level", f"{place}.points", what).number(old.points, new.points)
        what = _("Nama tingkat %(level)d", level=new.level)
        yield from At("level", f"{place}.label", what).name(old.label, new.label)


def _reasons(before: Sequence[int], after: Sequence[int]) -> Iterator[Change]:
    if sorted(before) != sorted(after):
        old, new = (", ".join(str(level) for level in sorted(each)) for each in (before, after))
        said = _(
            "Tingkat yang memerlukan alasan tertulis berubah dari %(before)s menjadi %(after)s.",
            before=old or "–",
            after=new or "–",
        )
        yield Change("needs_reason", "needs_reason", old, new, said)


def _scale(entry: AchievementEntry | None) -> AchievementScale:
    """The scale that holds, said or not."""
    if entry is None:
        return AchievementScale()
    return AchievementScale(entry.cap, tuple((at.percent, at.points) for at in entry.points))


def _achievement(before: AchievementScale, after: AchievementScale) -> Iterator[Change]:
    what = _("Capaian terbanyak yang dihitung, dalam persen,")
    yield from At("achievement", "achievement.cap", what).number(before.cap, after.cap)
    if tuple(before.points) != tuple(after.points):
        old, new = _ends(before), _ends(after)
        said = _(
            "Nilai capaian berubah dari %(before)s menjadi %(after)s.",
            before=listed(old),
            after=listed(new),
        )
        yield Change("achievement", "achievement.points", listed(old), listed(new), said)


def _ends(scale: AchievementScale) -> list[Text]:
    return [_end(percent, points) for percent, points in scale.points]


def _end(percent: Fraction, points: Fraction) -> Text:
    at, worth = figure(percent), figure(points)
    return Text(*(f"{at.in_language(each)} % = {worth.in_language(each)}" for each in ("id", "en")))
