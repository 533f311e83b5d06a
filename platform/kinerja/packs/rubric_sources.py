"""Where each indicator's value comes from, and whether somebody or something can give it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kinerja.packs.faults import Complaint, Finding, Path
from kinerja.sentences import sentence as _

_FIGURES = ("targets", "measured")


def source_findings(data: Mapping[str, Any]) -> Iterator[Finding]:
    """Every fault in what the indicators of loaded, perhaps incomplete, rubric data rest on."""
    for path, component, indicator in _indicators(data):
        yield from _keys(indicator, path)
        yield from _standards(data, indicator, path)
        yield from _competency(data, indicator, path)
        yield from _nobody_rates(data, component, indicator, path)
    yield from _idle_raters(data)


def is_rated(indicator: Mapping[str, Any]) -> bool:
    """Whether people are ever asked to rate it."""
    return indicator.get("source", "rating") == "rating" or indicator.get("missing") == "rate"


def _indicators(
    data: Mapping[str, Any],
) -> Iterator[tuple[Path, Mapping[str, Any], Mapping[str, Any]]]:
    for at, component in enumerate(data.get("components", [])):
        for number, indicator in enumerate(component.get("indicators", [])):
            yield ("components", at, "indicators", number), component, indicator


def _keys(indicator: Mapping[str, Any], path: Path) -> Iterator[Finding]:
    source = indicator.get("source", "rating")
    if source in _FIGURES and "missing" not in indicator:
        problem = _("Belum jelas apa yang berlaku selama angkanya belum ada.")
        remedy = _('Isi missing dengan "rate", "hold", atau "renormalise".')
        yield (*path, "missing"), Complaint(problem, remedy)
    if source not in _FIGURES and "missing" in indicator:
        problem = _("missing hanya berlaku untuk indikator dari angka.")
        remedy = _('Hapus missing, atau isi source dengan "targets" atau "measured".')
        yield (*path, "missing"), Complaint(problem, remedy)
    anchors = indicator.get("anchors", [])
    if is_rated(indicator) and not anchors:
        problem = _("Perilaku acuan belum ada, padahal indikator ini dinilai orang.")
        remedy = _("Tulis [[components.indicators.anchors]] untuk tingkat 1 sampai 5.")
        yield (*path, "anchors"), Complaint(problem, remedy)
    elif not is_rated(indicator) and anchors:
        problem = _("Perilaku acuan ini tidak pernah dipakai: tidak ada yang menilai di sini.")
        remedy = _('Hapus anchors, atau isi missing = "rate".')
        yield (*path, "anchors"), Complaint(problem, remedy)
    if len(indicator.get("behaviours", [])) not in {0, 3}:
        problem = _("Jumlah perilaku panduannya bukan tiga.")
        remedy = _("Tulis tepat tiga perilaku, atau hapus behaviours.")
        yield (*path, "behaviours"), Complaint(problem, remedy)


def _standards(
    data: Mapping[str, Any], indicator: Mapping[str, Any], path: Path
) -> Iterator[Finding]:
    if indicator.get("source") == "measured" and not data.get("standards"):
        problem = _("Indikator ini diukur terhadap standar, tetapi standarnya belum ada.")
        yield (*path, "source"), Complaint(problem, _("Tambahkan [[standards]]."))


def _competency(
    data: Mapping[str, Any], indicator: Mapping[str, Any], path: Path
) -> Iterator[Finding]:
    known = [entry.get("code") for entry in data.get("competencies", [])]
    code = indicator.get("competency")
    if code is not None and code not in known:
        problem = _("Kompetensi “%(code)s” tidak ada di [[competencies]].", code=code)
        remedy = _("Betulkan kodenya, atau tambahkan kompetensi itu.")
        yield (*path, "competency"), Complaint(problem, remedy)


def _nobody_rates(
    data: Mapping[str, Any],
    component: Mapping[str, Any],
    indicator: Mapping[str, Any],
    path: Path,
) -> Iterator[Finding]:
    shares = _shares(data, component, indicator)
    if shares is None:
        return
    people = [kind for kind, share in shares.items() if share > 0 and kind != "citizen"]
    if is_rated(indicator) and not people:
        problem = _("Tidak ada orang yang menilai indikator ini.")
        remedy = _('Beri bobot pada satu penilai, atau isi source = "citizen".')
        yield (*path, "raters"), Complaint(problem, remedy)
    kinds = [rater.get("kind") for rater in data.get("raters", [])]
    if indicator.get("source") == "citizen" and "citizen" not in kinds:
        problem = _("Indikator ini dari indeks survei, tetapi warga tidak ada di [[raters]].")
        remedy = _('Tambahkan [[raters]] dengan kind = "citizen"; weight boleh 0.')
        yield (*path, "source"), Complaint(problem, remedy)


def _shares(
    data: Mapping[str, Any], component: Mapping[str, Any], indicator: Mapping[str, Any]
) -> Mapping[str, Any] | None:
    """The rater weights that hold here; None where they cannot be told."""
    own = indicator.get("raters") or component.get("raters")
    if own:
        return dict(own)
    raters: Sequence[Mapping[str, Any]] = data.get("raters", [])
    if not raters or any("kind" not in each or "weight" not in each for each in raters):
        return None
    return {each["kind"]: each["weight"] for each in raters}


def _idle_raters(data: Mapping[str, Any]) -> Iterator[Finding]:
    used: set[str] = set()
    for _path, component, indicator in _indicators(data):
        shares = _shares(data, component, indicator)
        if shares is None:
            return
        if indicator.get("source") == "citizen":
            used.add("citizen")
        elif is_rated(indicator):
            used.update(kind for kind, share in shares.items() if share > 0)
    for at, rater in enumerate(data.get("raters", []) if used else []):
        if "kind" in rater and rater["kind"] not in used:
            problem = _("Penilai “%(kind)s” tidak menilai satu pun indikator.", kind=rater["kind"])
            remedy = _("Beri bobot lebih dari 0 pada satu indikator, atau hapus penilai ini.")
            yield ("raters", at, "kind"), Complaint(problem, remedy)
