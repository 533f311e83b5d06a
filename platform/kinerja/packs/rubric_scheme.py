"""Whether a rubric leads to exactly one national predicate: scheme A or scheme B, not both."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from kinerja.law.numeric_scheme import skp_share
from kinerja.packs.exact_numbers import shown_number
from kinerja.packs.faults import Complaint, Finding
from kinerja.packs.rubric_weights import weight_of
from kinerja.rubrics.rubric import ANONYMOUS
from kinerja.sentences import sentence as _

_MATRIX_KEYS: Final = ("above", "as_expected")
_MOST_POINTS_OF_A: Final = 100


def scheme_findings(data: Mapping[str, Any]) -> Iterator[Finding]:
    """Every fault in how loaded, perhaps incomplete, rubric data lead to the predicate."""
    if data.get("scheme") == "A":
        yield from _matrix(data)
    elif data.get("scheme") == "B":
        yield from _numeric(data)


def _matrix(data: Mapping[str, Any]) -> Iterator[Finding]:
    for key in (key for key in _MATRIX_KEYS if key not in data):
        problem = _("Skema A memerlukan batas ini.")
        remedy = _("Isi %(key)s dengan nilai sumbu terendahnya, misalnya 70 atau 90.", key=key)
        yield (key,), Complaint(problem, remedy)
    if "numeric" in data:
        problem = _("Rubrik ini memetakan ke predikat dengan dua cara sekaligus.")
        remedy = _('Hapus [numeric], atau isi scheme = "B" dan hapus above dan as_expected.')
        yield ("numeric",), Complaint(problem, remedy)
    achievement = data.get("achievement", {})
    for path, entries in (
        (("levels",), data.get("levels", [])),
        (("achievement", "points"), achievement.get("points", [])),
    ):
        for at, entry in enumerate(entries):
            if entry.get("points", 0) > _MOST_POINTS_OF_A:
                problem = _("Nilai di atas 100 hanya ada dalam skema B.")
                remedy = _("Isi points paling tinggi 100.")
                yield (*path, at, "points"), Complaint(problem, remedy)


def _numeric(data: Mapping[str, Any]) -> Iterator[Finding]:
    for key in (key for key in _MATRIX_KEYS if key in data):
        problem = _("Rubrik ini memetakan ke predikat dengan dua cara sekaligus.")
        yield (key,), Complaint(problem, _("Hapus %(key)s; skema B memakai [numeric].", key=key))
    if "numeric" not in data:
        problem = _("Skema B memerlukan tabel [numeric].")
        remedy = _("Tulis [numeric] dengan considers_peers = true atau false.")
        yield ("numeric",), Complaint(problem, remedy)
    elif "considers_peers" in data["numeric"]:
        considers_peers = data["numeric"]["considers_peers"]
        yield from _peers(data, considers_peers)
        share = skp_share(considers_peers)
        for family in (each["code"] for each in data.get("families", []) if "code" in each):
            yield from _shares(data.get("components", []), family, share)


def _peers(data: Mapping[str, Any], considers_peers: bool) -> Iterator[Finding]:
    """PP 30/2019, Pasal 41: whether peers and direct subordinates are considered."""
    raters = data.get("raters", [])
    if not raters or any("kind" not in each for each in raters):
        return
    there = sorted(each["kind"] for each in raters if each["kind"] in ANONYMOUS)
    if there and not considers_peers:
        problem = _("considers_peers = false, padahal %(raters)s menilai.", raters=", ".join(there))
        remedy = _("Isi true dan bobot 60/40, atau hapus penilai itu.")
        yield ("numeric", "considers_peers"), Complaint(problem, remedy)
    elif considers_peers and not there:
        problem = _(
            "considers_peers = true, padahal tidak ada rekan kerja atau bawahan di [[raters]]."
        )
        remedy = _("Isi false dan bobot 70/30, atau tambahkan penilai itu.")
        yield ("numeric", "considers_peers"), Complaint(problem, remedy)


def _shares(
    components: Sequence[Mapping[str, Any]], family: str, share: Fraction
) -> Iterator[Finding]:
    """PP 30/2019, Pasal 41: 70 and 30, or 60 and 40 where peers are considered."""
    if not components or any("axis" not in each or "weight" not in each for each in components):
        return
    for axis, due in (("results", share), ("behaviour", 100 - share)):
        weights = [weight_of(each["weight"], family) for each in components if each["axis"] == axis]
        total = sum((weight for weight in weights if weight is not None), Fraction())
        if None not in weights and total != due:
            problem = _(
                "Bobot sumbu %(axis)s untuk keluarga “%(family)s” berjumlah %(total)s.",
                axis=axis,
                family=family,
                total=shown_number(total),
            )
            remedy = _(
                "PP 30/2019 menetapkan %(due)s. Sesuaikan bobot komponennya.",
                due=shown_number(due),
            )
            yield ("components",), Complaint(problem, remedy)
