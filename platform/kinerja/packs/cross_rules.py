"""What the files of one region must say together."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from kinerja.law.numeric_scheme import NumericPredicate
from kinerja.packs.faults import Complaint, Finding, Path, shown
from kinerja.packs.fields import nearest
from kinerja.rubrics.predicate import Predicate
from kinerja.sentences import sentence as _

# PermenPANRB 6/2022, Pasal 23: periodic evaluation is monthly or quarterly, beside the annual one
_PERIODIC: Final = ("monthly", "quarterly")


def training_against_rubric(
    training: Mapping[str, Any], rubric: Mapping[str, Any]
) -> Iterator[Finding]:
    """Every fault of `training.toml` seen from the rubric it answers."""
    items = [*_codes(rubric.get("competencies", []))]
    rated = [code for part in rubric.get("components", []) for code in _codes(part["indicators"])]
    families = list(_codes(rubric.get("families", [])))
    for group, key in (("programmes", "answers"), ("rules", "items")):
        for at, entry in enumerate(training.get(group, [])):
            yield from _unknown(entry.get(key, []), [*items, *rated], (group, at, key))
            yield from _strangers(entry.get("families", []), families, (group, at, "families"))
    for at, rule in enumerate(training.get("rules", [])):
        yield from _out_of_sight(rule, items, rated, ("rules", at))
        yield from _never_set(rule, rubric["scheme"], ("rules", at))
    answered = {code for each in training.get("programmes", []) for code in each["answers"]}
    for code in (code for code in dict.fromkeys(_asked(rubric)) if code not in answered):
        problem = _("Tidak ada program untuk “%(code)s”.", code=code)
        remedy = _("Tambahkan kode itu ke answers satu program, atau tambahkan program.")
        yield ("programmes",), Complaint(problem, remedy, is_warning=True)


def rubric_warnings(rubric: Mapping[str, Any]) -> Iterator[Finding]:
    """What a rubric can be published with, but should not lack."""
    audiences = {entry.get("audience") for entry in rubric.get("guide", [])}
    for audience in (each for each in ("staff", "public") if each not in audiences):
        problem = _("Halaman “Bagaimana Anda dinilai” belum ada untuk %(who)s.", who=audience)
        remedy = _('Tambahkan [[guide]] dengan audience = "%(who)s".', who=audience)
        yield ("guide",), Complaint(problem, remedy, is_warning=True)


def period_warnings(tenant: Mapping[str, Any]) -> Iterator[Finding]:
    """Whether the region's periods are those the regulation knows."""
    kinds = [period.get("kind") for period in tenant.get("periods", [])]
    if kinds and not set(kinds) & set(_PERIODIC):
        problem = _(
            "PermenPANRB 6/2022 Pasal 23 meminta penilaian periodik bulanan atau triwulanan;"
            " periode di sini: %(kinds)s.",
            kinds=", ".join(str(kind) for kind in kinds),
        )
        remedy = _('Tambahkan [[periods]] dengan kind = "quarterly" atau "monthly".')
        yield ("periods",), Complaint(problem, remedy, is_warning=True)


def _codes(entries: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    return (entry["code"] for entry in entries)


def _asked(rubric: Mapping[str, Any]) -> Iterator[str]:
    """What a programme can help with: what people rate, and the dictionary."""
    for part in rubric.get("components", []):
        yield from (each["code"] for each in part["indicators"] if each.get("anchors"))
    yield from _codes(rubric.get("competencies", []))


def _out_of_sight(
    rule: Mapping[str, Any], competencies: Sequence[str], rated: Sequence[str], path: Path
) -> Iterator[Finding]:
    """Items the trigger cannot see: levels are missing in competencies, points in indicators."""
    seen, other = (competencies, rated) if "gap" in rule else (rated, competencies)
    for at, code in enumerate(rule.get("items", [])):
        if code in other and code not in seen:
            problem = _("Pemicu ini tidak pernah melihat “%(code)s”.", code=shown(code))
            remedy = _("gap melihat kompetensi dari kamus; pemicu lain melihat nilai indikator.")
            yield (*path, "items", at), Complaint(problem, remedy)


def _never_set(rule: Mapping[str, Any], scheme: str, path: Path) -> Iterator[Finding]:
    predicates = [str(each) for each in (Predicate if scheme == "A" else NumericPredicate)]
    for at, code in enumerate(rule.get("predicate", [])):
        if code not in predicates:
            problem = _("Predikat “%(code)s” tidak ada dalam skema rubrik ini.", code=shown(code))
            remedy = _("Pilih salah satu: %(options)s.", options=", ".join(predicates))
            yield (*path, "predicate", at), Complaint(problem, remedy)


def _unknown(codes: Sequence[str], known: Sequence[str], path: Path) -> Iterator[Finding]:
    for at, code in enumerate(codes):
        if code not in known:
            problem = _("“%(code)s” bukan indikator atau kompetensi rubrik.", code=shown(code))
            remedy = nearest(code, known) or _("Pakai kode dari rubric.toml.")
            yield (*path, at), Complaint(problem, remedy)


def _strangers(codes: Sequence[str], known: Sequence[str], path: Path) -> Iterator[Finding]:
    for at, code in enumerate(codes):
        if code not in known:
            problem = _("Keluarga jabatan “%(code)s” tidak ada di rubric.toml.", code=shown(code))
            remedy = nearest(code, known) or _("Pakai kode dari [[families]].")
            yield (*path, at), Complaint(problem, remedy)
