"""What the keys of `rubric.toml` must say together, weights apart."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from kinerja.packs.exact_numbers import shown_number
from kinerja.packs.faults import Complaint, Finding
from kinerja.packs.leveled import all_five
from kinerja.packs.rubric_reference import reference_findings
from kinerja.packs.rubric_scheme import scheme_findings
from kinerja.packs.rubric_sources import is_rated, source_findings
from kinerja.packs.rubric_weights import weight_findings
from kinerja.packs.surveys_rules import same_wording
from kinerja.packs.tenant_rules import repeated
from kinerja.rubrics.measures import AchievementScale
from kinerja.rubrics.rubric import ANONYMOUS, RaterKind
from kinerja.sentences import sentence as _

_FEWEST_ANONYMOUS: Final = 3  # fewer voices would show who said what
_BOTH_AXES: Final = ("results", "behaviour")
_ALONE: Final = (RaterKind.SELF, RaterKind.SUPERIOR)  # one person each


def rubric_findings(data: Mapping[str, Any]) -> Iterator[Finding]:
    """Every fault between the keys of loaded, perhaps incomplete, rubric data."""
    components = data.get("components", [])
    yield from repeated(data.get("families", []), ("families",), "code")
    yield from repeated(data.get("needs_reason", []), ("needs_reason",))
    yield from repeated(components, ("components",), "code")
    yield from _levels(data.get("levels", []))
    yield from _raters(data.get("raters", []))
    yield from _bands(data)
    yield from _thresholds(data)
    yield from _axes(components)
    yield from _indicators(components)
    yield from weight_findings(data)
    yield from source_findings(data)
    yield from scheme_findings(data)
    yield from reference_findings(data)


def _levels(levels: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    yield from all_five(levels, ("levels",))
    for at, (lower, upper) in enumerate(pairwise(levels), start=1):
        if "points" in lower and "points" in upper and upper["points"] <= lower["points"]:
            problem = _("Nilai tingkat ini tidak lebih tinggi daripada tingkat sebelumnya.")
            remedy = _("Naikkan points, agar tingkat yang lebih baik bernilai lebih tinggi.")
            yield ("levels", at, "points"), Complaint(problem, remedy)


def _raters(raters: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    yield from repeated(raters, ("raters",), "kind")
    for at, rater in enumerate(raters):
        if rater.get("kind") in ANONYMOUS and rater.get("smallest", 3) < _FEWEST_ANONYMOUS:
            problem = _("Kurang dari tiga suara membuka siapa yang menilai.")
            yield (
                ("raters", at, "smallest"),
                Complaint(problem, _("Isi smallest dengan 3 atau lebih.")),
            )
        if rater.get("kind") in _ALONE and rater.get("smallest", 1) > 1:
            problem = _("Penilai ini hanya satu orang, jadi suaranya tidak akan pernah cukup.")
            yield ("raters", at, "smallest"), Complaint(problem, _("Isi smallest dengan 1."))


def _bands(data: Mapping[str, Any]) -> Iterator[Finding]:
    bands = data.get("bands", [])
    yield from repeated(bands, ("bands",), "code")
    lowers = [band.get("lower") for band in bands]
    if not bands or None in lowers:
        return
    for at, (better, worse) in enumerate(pairwise(lowers), start=1):
        if worse >= better:
            problem = _(
                "Batas %(lower)s tumpang tindih dengan sebutan di atasnya.",
                lower=shown_number(worse),
            )
            remedy = _(
                "Isi lower yang lebih rendah daripada %(limit)s.", limit=shown_number(better)
            )
            yield ("bands", at, "lower"), Complaint(problem, remedy)
    if lowers[-1] != 0:
        problem = _("Nilai di bawah %(lower)s tidak punya sebutan.", lower=shown_number(lowers[-1]))
        yield (
            ("bands", len(bands) - 1, "lower"),
            Complaint(problem, _("Isi lower sebutan terakhir dengan 0.")),
        )
    yield from _unreachable_bands(lowers, _possible(data))


def _possible(data: Mapping[str, Any], axis: str | None = None) -> list[Fraction]:
    """The points single values can take, on one axis or anywhere.

    They come from the levels, from the achievements, from a survey index.
    """
    indicators = [
        each
        for part in data.get("components", [])
        if axis is None or part.get("axis") == axis
        for each in part.get("indicators", [])
    ]
    if axis is not None and not indicators:
        return []
    found: list[Fraction] = []
    if any(is_rated(each) for each in indicators) or not indicators:
        found += [level["points"] for level in data.get("levels", []) if "points" in level]
    sources = {each.get("source", "rating") for each in indicators}
    if sources & {"targets", "measured"}:
        found += _achievable(data.get("achievement"))
    if "citizen" in sources:
        found += [Fraction(25), Fraction(100)]
    return found


def _achievable(achievement: Mapping[str, Any] | None) -> list[Fraction]:
    """The least and the most points an achievement is worth; none where that cannot be told."""
    if achievement is None:
        scale = AchievementScale()
    else:
        points = [
            (each["percent"], each["points"])
            for each in achievement.get("points", [])
            if "percent" in each and "points" in each
        ]
        if not points or "cap" not in achievement:
            return []
        scale = AchievementScale(achievement["cap"], points)
    return [scale.points_of(Fraction(0)), scale.points_of(scale.cap)]


def _unreachable_bands(lowers: Sequence[Any], points: Sequence[Fraction]) -> Iterator[Finding]:
    if not points:
        return
    for at, lower in enumerate(lowers):
        too_high = lower > max(points)
        too_low = at > 0 and lowers[at - 1] <= min(points)
        if too_high or too_low:
            problem = _("Tidak ada nilai yang dapat jatuh ke sebutan ini.")
            remedy = _(
                "Nilai yang mungkin: %(least)s sampai %(most)s. Geser batas sebutan ke antaranya.",
                least=shown_number(min(points)),
                most=shown_number(max(points)),
            )
            yield ("bands", at, "lower"), Complaint(problem, remedy)


def _thresholds(data: Mapping[str, Any]) -> Iterator[Finding]:
    if "above" not in data or "as_expected" not in data:
        return
    if data["as_expected"] >= data["above"]:
        problem = _("Batas “sesuai” tidak lebih rendah daripada batas “di atas”.")
        yield (
            ("as_expected",),
            Complaint(problem, _("Isi as_expected yang lebih rendah daripada above.")),
        )
    found = {axis: _possible(data, axis) for axis in _BOTH_AXES}
    known = {axis: points for axis, points in found.items() if points}
    too_high = [axis for axis, points in known.items() if data["above"] > max(points)]
    if too_high:
        problem = _(
            "Penilaian “di atas” tidak dapat dicapai pada sumbu %(axes)s.",
            axes=", ".join(too_high),
        )
        most = min(max(points) for points in known.values())
        remedy = _("Isi above paling tinggi %(most)s.", most=shown_number(most))
        yield ("above",), Complaint(problem, remedy)
    too_low = [axis for axis, points in known.items() if data["as_expected"] <= min(points)]
    if too_low:
        problem = _(
            "Penilaian “di bawah” tidak dapat terjadi pada sumbu %(axes)s.",
            axes=", ".join(too_low),
        )
        least = max(min(points) for points in known.values())
        remedy = _("Isi as_expected lebih tinggi daripada %(least)s.", least=shown_number(least))
        yield ("as_expected",), Complaint(problem, remedy)


def _axes(components: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    axes = [component.get("axis") for component in components]
    if not components or None in axes:
        return
    for axis in (axis for axis in _BOTH_AXES if axis not in axes):
        # PermenPANRB 6/2022: the predicate follows from both ratings
        problem = _("Belum ada komponen untuk sumbu %(axis)s.", axis=axis)
        remedy = _('Beri paling sedikit satu komponen axis = "%(axis)s".', axis=axis)
        yield ("components",), Complaint(problem, remedy)


def _indicators(components: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for at, component in enumerate(components):
        for number, indicator in enumerate(component.get("indicators", [])):
            path = ("components", at, "indicators", number)
            code = indicator.get("code")
            if code in seen:
                problem = _("Kode indikator “%(code)s” sudah dipakai.", code=code)
                remedy = _("Beri tiap indikator kode yang berbeda di seluruh rubrik.")
                yield (*path, "code"), Complaint(problem, remedy)
            seen.update({code} if code else ())
            anchors = indicator.get("anchors", [])
            yield from all_five(anchors, (*path, "anchors"))
            yield from same_wording(
                ((*path, "anchors", place, "text"), anchor.get("text", {}))
                for place, anchor in enumerate(anchors)
            )
