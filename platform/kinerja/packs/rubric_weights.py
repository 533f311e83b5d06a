"""Whether the weights of a rubric add up, for every position family and every rater kind."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from kinerja.packs.exact_numbers import shown_number
from kinerja.packs.faults import Complaint, Finding, Path, shown
from kinerja.packs.fields import nearest
from kinerja.sentences import sentence as _

_WHOLE: Final = Fraction(100)


def weight_findings(data: Mapping[str, Any]) -> Iterator[Finding]:
    """Every fault in the weights of loaded, perhaps incomplete, rubric data."""
    components = data.get("components", [])
    families = [family["code"] for family in data.get("families", []) if "code" in family]
    kinds = [rater["kind"] for rater in data.get("raters", []) if "kind" in rater]
    yield from _rater_total(data.get("raters", []))
    for path, weight in _weights_in(components):
        yield from _families(weight, families, path)
    for path, shares in _shares_in(components):
        yield from _shares(shares, kinds, path)
    for family in families:
        yield from _component_total(components, family)
        yield from _empty_axes(components, family)
    for at, component in enumerate(components):
        yield from _indicator_totals(component, families, ("components", at, "indicators"))


def weight_of(weight: Fraction | Mapping[str, Fraction], family: str) -> Fraction | None:
    """The weight that holds for a family; None where a table leaves the family out."""
    return weight.get(family) if isinstance(weight, Mapping) else weight


def _entries_in(
    components: Sequence[Mapping[str, Any]],
) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    for at, component in enumerate(components):
        yield ("components", at), component
        for number, indicator in enumerate(component.get("indicators", [])):
            yield ("components", at, "indicators", number), indicator


def _weights_in(components: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Path, Any]]:
    for path, entry in _entries_in(components):
        if "weight" in entry:
            yield (*path, "weight"), entry["weight"]


def _shares_in(components: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Path, Any]]:
    for path, entry in _entries_in(components):
        if "raters" in entry:
            yield (*path, "raters"), entry["raters"]


def _families(weight: Any, families: Sequence[str], path: Path) -> Iterator[Finding]:
    if not isinstance(weight, Mapping):
        return
    for unknown in (code for code in weight if code not in families):
        problem = _("Keluarga jabatan “%(code)s” tidak ada di [[families]].", code=shown(unknown))
        remedy = nearest(unknown, families) or _("Betulkan kodenya, atau tambahkan keluarga itu.")
        yield (*path, unknown), Complaint(problem, remedy)
    for absent in (code for code in families if code not in weight):
        problem = _("Bobot untuk keluarga jabatan “%(code)s” belum ada.", code=absent)
        yield path, Complaint(problem, _("Tambahkan %(code)s = … di tabel ini.", code=absent))


def _component_total(components: Sequence[Mapping[str, Any]], family: str) -> Iterator[Finding]:
    total = _total(components, family)
    if total is not None and total != _WHOLE:
        problem = _(
            "Bobot komponen untuk keluarga “%(family)s” berjumlah %(total)s.",
            family=family,
            total=shown_number(total),
        )
        yield ("components",), Complaint(problem, _difference(total, _WHOLE))


def _empty_axes(components: Sequence[Mapping[str, Any]], family: str) -> Iterator[Finding]:
    for axis in ("results", "behaviour"):
        entries = [component for component in components if component.get("axis") == axis]
        if entries and _total(entries, family) == 0:
            # PermenPANRB 6/2022: the predicate follows from both ratings
            problem = _(
                "Sumbu %(axis)s tidak berbobot bagi keluarga “%(family)s”.",
                axis=axis,
                family=family,
            )
            remedy = _("Beri bobot lebih dari 0 pada salah satu komponen sumbu itu.")
            yield ("components",), Complaint(problem, remedy)


def _indicator_totals(
    component: Mapping[str, Any], families: Sequence[str], path: Path
) -> Iterator[Finding]:
    indicators = component.get("indicators", [])
    given = ["weight" in indicator for indicator in indicators]
    if any(given) and not all(given):
        problem = _("Indikator ini belum punya bobot, sedangkan yang lain punya.")
        remedy = _(
            "Isi weight, atau hapus weight dari semua indikator komponen ini agar sama berat."
        )
        yield (*path, given.index(False), "weight"), Complaint(problem, remedy)
    for family in families if all(given) and "weight" in component else []:
        total, whole = _total(indicators, family), weight_of(component["weight"], family)
        if total is not None and whole is not None and total != whole:
            problem = _(
                "Bobot indikator untuk keluarga “%(family)s” berjumlah %(total)s,"
                " bobot komponennya %(whole)s.",
                family=family,
                total=shown_number(total),
                whole=shown_number(whole),
            )
            yield path, Complaint(problem, _difference(total, whole))


def _total(entries: Sequence[Mapping[str, Any]], family: str) -> Fraction | None:
    """The sum of the weights; None where one cannot be told, which has its own finding."""
    weights = [weight_of(entry["weight"], family) for entry in entries if "weight" in entry]
    if not entries or len(weights) < len(entries):
        return None
    known = [weight for weight in weights if weight is not None]
    return sum(known, Fraction()) if len(known) == len(weights) else None


def _rater_total(raters: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    weights = [rater["weight"] for rater in raters if "weight" in rater]
    if raters and len(weights) == len(raters) and sum(weights) != _WHOLE:
        problem = _("Bobot penilai berjumlah %(total)s.", total=shown_number(sum(weights)))
        yield ("raters",), Complaint(problem, _difference(sum(weights), _WHOLE))


def _shares(shares: Mapping[str, Fraction], kinds: Sequence[str], path: Path) -> Iterator[Finding]:
    for unknown in (kind for kind in shares if kind not in kinds):
        problem = _("Penilai “%(kind)s” tidak ada di [[raters]].", kind=shown(unknown))
        remedy = nearest(unknown, kinds) or _("Betulkan namanya, atau tambahkan penilai itu.")
        yield (*path, unknown), Complaint(problem, remedy)
    total = sum(shares.values(), Fraction())
    if total != _WHOLE:
        problem = _("Bobot penilai berjumlah %(total)s.", total=shown_number(total))
        yield path, Complaint(problem, _difference(total, _WHOLE))


def _difference(total: Fraction, whole: Fraction) -> str:
    if total > whole:
        return _("Kurangi %(difference)s.", difference=shown_number(total - whole))
    return _("Tambahkan %(difference)s.", difference=shown_number(whole - total))
