"""What the reference tables of a rubric must say: scale, dictionary, standards, targets."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from kinerja.packs.exact_numbers import shown_number
from kinerja.packs.faults import Complaint, Finding, Path, shown
from kinerja.packs.fields import nearest
from kinerja.packs.leveled import all_five
from kinerja.packs.surveys_rules import same_wording
from kinerja.packs.tenant_rules import repeated
from kinerja.sentences import sentence as _

_BEHAVIOURS: Final = 3  # PermenPANRB 38/2017 names three behaviours a level
_WHOLE: Final = Fraction(100)


def reference_findings(data: Mapping[str, Any]) -> Iterator[Finding]:
    """Every fault in the reference tables of loaded, perhaps incomplete, rubric data."""
    yield from _scale(data.get("achievement", {}))
    yield from _competencies(data.get("competencies", []))
    yield from repeated(data.get("standards", []), ("standards",), "code")
    yield from repeated(data.get("templates", []), ("templates",), "code")
    families = [each["code"] for each in data.get("families", []) if "code" in each]
    for at, template in enumerate(data.get("templates", [])):
        yield from _template(template, families, ("templates", at))
        if not data.get("standards"):
            yield from _without_standards(template, ("templates", at))


def _scale(achievement: Mapping[str, Any]) -> Iterator[Finding]:
    points = achievement.get("points", [])
    if any("percent" not in each or "points" not in each for each in points):
        return
    if points and points[0]["percent"] != 0:
        problem = _(
            "Capaian di bawah %(percent)s %% bernilai sama dengan titik pertama ini.",
            percent=shown_number(points[0]["percent"]),
        )
        remedy = _("Mulai dari percent = 0, misalnya { percent = 0, points = 0 }.")
        yield ("achievement", "points", 0, "percent"), Complaint(problem, remedy)
    for at, (lower, upper) in enumerate(pairwise(points), start=1):
        if upper["percent"] <= lower["percent"] or upper["points"] < lower["points"]:
            problem = _("Titik ini tidak melanjutkan titik sebelumnya ke atas.")
            remedy = _("Urutkan percent dari kecil ke besar; points tidak boleh turun.")
            yield ("achievement", "points", at), Complaint(problem, remedy)
    if points and "cap" in achievement:
        yield from _cap(achievement["cap"], [each["percent"] for each in points])


def _cap(cap: Fraction, percents: Sequence[Fraction]) -> Iterator[Finding]:
    if percents[-1] < cap:
        problem = _(
            "Capaian di atas %(percent)s %% tidak menambah nilai, padahal batasnya %(cap)s %%.",
            percent=shown_number(percents[-1]),
            cap=shown_number(cap),
        )
        remedy = _("Samakan cap dengan percent titik terakhir, atau tambahkan titik.")
        yield ("achievement", "cap"), Complaint(problem, remedy)
    for at, before in enumerate(percents[:-1], start=1):
        if before >= cap:
            problem = _(
                "Titik ini tidak pernah tercapai: capaian dihitung paling tinggi %(cap)s %%.",
                cap=shown_number(cap),
            )
            remedy = _("Hapus titik ini, atau naikkan cap.")
            yield ("achievement", "points", at), Complaint(problem, remedy)


def _competencies(competencies: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    yield from repeated(competencies, ("competencies",), "code")
    for at, competency in enumerate(competencies):
        path = ("competencies", at, "levels")
        levels = competency.get("levels", [])
        yield from all_five(levels, path)
        for number, level in enumerate(levels):
            behaviours = level.get("behaviours", [])
            if behaviours and len(behaviours) != _BEHAVIOURS:
                problem = _("Jumlah perilakunya bukan tiga.")
                yield (
                    (*path, number, "behaviours"),
                    Complaint(problem, _("Tulis tepat tiga perilaku.")),
                )
        yield from same_wording(
            ((*path, number, "behaviours", place), text)
            for number, level in enumerate(levels)
            for place, text in enumerate(level.get("behaviours", []))
        )


def _template(
    template: Mapping[str, Any], families: Sequence[str], path: Path
) -> Iterator[Finding]:
    for at, code in enumerate(template.get("families", [])):
        if families and code not in families:
            problem = _("Keluarga jabatan “%(code)s” tidak ada di [[families]].", code=shown(code))
            remedy = nearest(code, families) or _("Betulkan kodenya, atau tambahkan keluarga itu.")
            yield (*path, "families", at), Complaint(problem, remedy)
    measures = template.get("measures", [])
    yield from repeated(measures, (*path, "measures"), "code")
    yield from _measure_weights(measures, (*path, "measures"))
    for number, measure in enumerate(measures):
        if measure.get("target") == 0 and measure.get("better") == "higher":
            problem = _("Target 0 tidak dapat dicapai bila lebih banyak berarti lebih baik.")
            remedy = _('Isi target di atas 0, atau better = "lower".')
            yield (*path, "measures", number, "target"), Complaint(problem, remedy)


def _without_standards(template: Mapping[str, Any], path: Path) -> Iterator[Finding]:
    for number, measure in enumerate(template.get("measures", [])):
        if measure.get("source") == "service_times":
            problem = _("Ukuran ini dari waktu layanan, tetapi standarnya belum ada.")
            remedy = _('Tambahkan [[standards]], atau isi source = "log".')
            yield (*path, "measures", number, "source"), Complaint(problem, remedy)


def _measure_weights(measures: Sequence[Mapping[str, Any]], path: Path) -> Iterator[Finding]:
    weights = [each["weight"] for each in measures if "weight" in each]
    if weights and len(weights) < len(measures):
        problem = _("Sebagian ukuran punya bobot, sebagian tidak.")
        yield path, Complaint(problem, _("Isi weight semua ukuran, atau hapus semuanya."))
    elif weights and sum(weights) != _WHOLE:
        problem = _("Bobot ukuran berjumlah %(total)s.", total=shown_number(sum(weights)))
        yield path, Complaint(problem, _("Jadikan jumlahnya 100."))
