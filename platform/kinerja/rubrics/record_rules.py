"""What a record must say together, and whether it fits the rubric it is to be scored by."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from kinerja.packs.faults import Complaint, Finding, Path, shown
from kinerja.packs.fields import nearest
from kinerja.packs.rubric_document import IndicatorEntry, RubricDocument
from kinerja.packs.tenant_rules import repeated
from kinerja.rubrics.measures import Better
from kinerja.rubrics.rubric import Source
from kinerja.sentences import Sentence
from kinerja.sentences import sentence as _

_Rows = Sequence[Mapping[str, Any]]


def record_findings(data: Mapping[str, Any], said: RubricDocument) -> Iterator[Finding]:
    """Every fault of a loaded, perhaps incomplete, record."""
    yield from _family(data, said)
    indicators = {each.code: each for part in said.components for each in part.indicators}
    for code in data.get("ratings", {}):
        if code not in indicators:
            yield ("ratings", code), _unknown(code, list(indicators), _no_indicator)
    targets = data.get("targets", [])
    yield from repeated(targets, ("targets",), "code")
    yield from _some_weight(targets, ("targets",))
    for at, target in enumerate(targets):
        yield from _measures(target.get("measures", []), ("targets", at, "measures"))
    for code, cases in data.get("measured", {}).items():
        yield from _measured(code, cases or [], indicators, said)


def _no_indicator(code: str) -> str:
    return _("Rubrik tidak punya indikator “%(code)s”.", code=shown(code))


def _no_measured_indicator(code: str) -> str:
    return _("Rubrik tidak punya indikator terukur “%(code)s”.", code=shown(code))


def _no_standard(code: str) -> str:
    return _("Rubrik tidak punya standar layanan “%(code)s”.", code=shown(code))


def _no_family(code: str) -> str:
    return _("Rubrik tidak punya keluarga jabatan “%(code)s”.", code=shown(code))


_NONE_KNOWN: Final = "–"


def _unknown(code: str, known: Sequence[str], problem: Callable[[str], str]) -> Complaint:
    """A code the rubric does not have, with the one probably meant and all there are."""
    there = _("Yang ada: %(codes)s.", codes=", ".join(known) or _NONE_KNOWN)
    return Complaint(problem(code), Sentence.joined(nearest(code, known), there))


def _family(data: Mapping[str, Any], said: RubricDocument) -> Iterator[Finding]:
    families = [family.code for family in said.families]
    if "family" in data and data["family"] not in families:
        yield ("family",), _unknown(data["family"], families, _no_family)


def _some_weight(entries: _Rows, path: Path) -> Iterator[Finding]:
    if entries and all(each.get("weight") == 0 for each in entries):
        problem = _("Tidak ada yang berbobot di daftar ini.")
        yield path, Complaint(problem, _("Beri weight lebih dari 0 pada salah satunya."))


def _measures(measures: _Rows, path: Path) -> Iterator[Finding]:
    yield from repeated(measures, path, "code")
    yield from _some_weight(measures, path)
    for at, measure in enumerate(measures):
        if measure.get("target") == 0 and measure.get("better") == Better.HIGHER:
            problem = _("Target 0 tidak dapat dicapai bila lebih banyak berarti lebih baik.")
            remedy = _('Isi target di atas 0, atau better = "lower".')
            yield (*path, at, "target"), Complaint(problem, remedy)


def _measured(
    code: str, cases: _Rows, indicators: Mapping[str, IndicatorEntry], said: RubricDocument
) -> Iterator[Finding]:
    path = ("measured", code)
    measured = [each.code for each in indicators.values() if each.source == Source.MEASURED]
    if code not in measured:
        yield path, _unknown(code, measured, _no_measured_indicator)
    standards = [standard.code for standard in said.standards]
    yield from repeated(cases, path, "code")
    yield from _some_weight(cases, path)
    for at, entry in enumerate(cases):
        if "code" in entry and entry["code"] not in standards:
            yield (*path, at, "code"), _unknown(entry["code"], standards, _no_standard)
        if entry.get("within", 0) > entry.get("cases", entry.get("within", 0)):
            problem = _("Lebih banyak yang tepat waktu daripada yang ada.")
            remedy = _("Isi within paling banyak sebesar cases.")
            yield (*path, at, "within"), Complaint(problem, remedy)
