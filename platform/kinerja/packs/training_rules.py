"""What the keys of `training.toml` must say together."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from kinerja.packs.faults import Complaint, Finding, Path, shown
from kinerja.packs.fields import nearest
from kinerja.packs.tenant_rules import repeated
from kinerja.packs.training_schema import CLASSICAL, NON_CLASSICAL
from kinerja.sentences import sentence as _

TRIGGERS: Final = ("below", "gap", "improved_by", "predicate")
PLACEHOLDERS: Final = ("item", "value", "limit")
_METHODS: Final = {"klasikal": CLASSICAL, "nonklasikal": NON_CLASSICAL}
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")


def training_findings(data: Mapping[str, Any]) -> Iterator[Finding]:
    """Every fault between the keys of loaded, perhaps incomplete, training data."""
    programmes, rules = data.get("programmes", []), data.get("rules", [])
    yield from repeated(programmes, ("programmes",), "code")
    yield from repeated(rules, ("rules",), "code")
    for at, programme in enumerate(programmes):
        yield from _method(programme, ("programmes", at))
    known = [each["code"] for each in programmes if "code" in each]
    for at, rule in enumerate(rules):
        yield from _trigger(rule, ("rules", at))
        yield from _programmes(rule, known, ("rules", at))
        yield from _reason(rule.get("reason", {}), ("rules", at, "reason"))


def _method(programme: Mapping[str, Any], path: Path) -> Iterator[Finding]:
    methods = _METHODS.get(programme.get("form", ""), ())
    method = programme.get("method")
    if methods and method is not None and method not in methods:
        problem = _("“%(method)s” bukan bentuk %(form)s.", method=method, form=programme["form"])
        remedy = _("Pilih salah satu: %(options)s.", options=", ".join(methods))
        yield (*path, "method"), Complaint(problem, remedy)


def _trigger(rule: Mapping[str, Any], path: Path) -> Iterator[Finding]:
    given = [key for key in TRIGGERS if rule.get(key) not in (None, [], ())]
    if len(given) != 1:
        problem = _("Aturan ini memerlukan tepat satu pemicu.")
        remedy = _("Isi salah satu saja: %(keys)s.", keys=", ".join(TRIGGERS))
        yield path, Complaint(problem, remedy)
    elif given[0] in {"below", "gap"} and not rule.get("items"):
        problem = _("Pemicu ini memerlukan indikator atau kompetensi yang dilihat.")
        yield (*path, "items"), Complaint(problem, _("Isi items dengan kodenya."))


def _programmes(rule: Mapping[str, Any], known: Sequence[str], path: Path) -> Iterator[Finding]:
    for at, code in enumerate(rule.get("programmes", [])):
        if code not in known:
            problem = _("Program “%(code)s” tidak ada di [[programmes]].", code=shown(code))
            remedy = nearest(code, known) or _("Betulkan kodenya, atau tambahkan program itu.")
            yield (*path, "programmes", at), Complaint(problem, remedy)


def _reason(reason: Mapping[str, Any], path: Path) -> Iterator[Finding]:
    for language, text in reason.items():
        for name in _PLACEHOLDER.findall(text):
            if name not in PLACEHOLDERS:
                problem = _("Tempat isian “{%(name)s}” tidak dikenal.", name=shown(name))
                remedy = _(
                    "Yang dikenal: %(keys)s.", keys=", ".join(f"{{{key}}}" for key in PLACEHOLDERS)
                )
                yield (*path, language), Complaint(problem, remedy)
        if re.search(r"[{}]", _PLACEHOLDER.sub("", text)):
            problem = _("Ada kurung kurawal tanpa pasangannya.")
            remedy = _("Tulis tempat isian sebagai {item}, {value}, atau {limit}.")
            yield (*path, language), Complaint(problem, remedy)
