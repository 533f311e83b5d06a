"""A record as JSON, and back: the door through which files and programs hand one in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, cast

from marshmallow import ValidationError

from kinerja.errors import Refusal
from kinerja.packs.faults import Complaint, Finding, Path, dotted, findings_in, shown
from kinerja.packs.rubric_document import RubricDocument, Standard
from kinerja.rubrics.measures import Better, Measure, share_within
from kinerja.rubrics.record import CitizenIndex, Record, Target
from kinerja.rubrics.record_rules import record_findings
from kinerja.rubrics.record_schema import RecordSchema
from kinerja.rubrics.rubric import RaterKind
from kinerja.sentences import sentence as _
from kinerja.text import Text

_SCHEMA: Final = RecordSchema()
_WHOLE: Final = 100  # percent
_MOST_PLACES: Final = 9
_WORDS: Final = {None: "null", True: "true", False: "false"}  # as JSON writes them


@dataclass(frozen=True, slots=True)
class RecordFault:
    """One thing wrong with a record.

    Args:
        field: Dotted name with list positions from 0, `targets[1].measures[0].target`.
        value: What stands there, cut where long; None where nothing does.
        problem: What is wrong with it.
        remedy: What to do about it.
    """

    field: str
    value: str | None
    problem: str
    remedy: str


class RecordFaults(Refusal):
    """A record cannot be used; carries every fault found in it."""

    def __init__(self, faults: Sequence[RecordFault]) -> None:
        super().__init__(tuple(faults))
        self.faults = tuple(faults)


def record_from_document(document: object, said: RubricDocument, at: Path = ()) -> Record:
    """The record a JSON object describes; RecordFaults when it is none, or not of this rubric.

    `at` is where the object stands in what was handed in, for the faults' fields.
    """
    data, found = _read(document, said)
    if found:
        raise RecordFaults([_fault(finding, document, at) for finding in found])
    return _record(data, said)


def _read(document: object, said: RubricDocument) -> tuple[Mapping[str, Any], list[Finding]]:
    if not isinstance(document, Mapping):
        problem = _("Di sini harus ada tabel, bukan “%(value)s”.", value=shown(document))
        remedy = _("Tulis nama dan isinya di antara kurung kurawal: { … }.")
        return {}, [((), Complaint(problem, remedy))]
    try:
        data, found = cast("Mapping[str, Any]", _SCHEMA.load(document)), []
    except ValidationError as refused:
        data = cast("Mapping[str, Any]", refused.valid_data or {})
        found = list(findings_in(refused.messages))
    return data, [*found, *record_findings(data, said)]


def _fault(finding: Finding, document: object, at: Path) -> RecordFault:
    path, complaint = finding
    field, value = dotted((*at, *path)), _value_at(path, document)
    return RecordFault(field, value, complaint.problem, complaint.remedy)


def record_document(record: Record) -> dict[str, Any]:
    """The record as JSON values, exact; measured figures as the share of cases they stand for."""
    document: dict[str, Any] = {
        "family": record.family,
        "ratings": {
            code: {kind.value: list(levels) for kind, levels in by_kind.items()}
            for code, by_kind in record.ratings.items()
        },
    }
    if record.citizen is not None:
        document["citizen"] = {
            "index": written(record.citizen.index),
            "n": record.citizen.n,
        }
    document["targets"] = [_target_document(target) for target in record.targets]
    document["measured"] = {
        code: [_cases_document(measure) for measure in measures]
        for code, measures in record.measured.items()
    }
    document["new_idea"] = record.has_new_idea
    return document


def written(number: Fraction) -> int | str:
    """The number as JSON holds it: whole, a decimal where that is exact, else a fraction."""
    if number.denominator == 1:
        return number.numerator
    for places in range(1, _MOST_PLACES + 1):
        scaled = number * 10**places
        if scaled.denominator == 1:
            return f"{Decimal(scaled.numerator).scaleb(-places):f}"
    return str(number)


def _value_at(path: Path, document: object) -> str | None:
    here: Any = document
    for step in path:
        try:
            here = here[step]
        except (LookupError, TypeError):
            return None
    return _WORDS[here] if isinstance(here, bool | None) else shown(here)


def _record(data: Mapping[str, Any], said: RubricDocument) -> Record:
    standards = {standard.code: standard for standard in said.standards}
    citizen = data.get("citizen")
    return Record(
        family=data["family"],
        ratings={
            code: {RaterKind(kind): tuple(levels) for kind, levels in by_kind.items()}
            for code, by_kind in data["ratings"].items()
        },
        citizen=citizen and CitizenIndex(citizen["index"], citizen["n"]),
        targets=tuple(_target(entry) for entry in data["targets"]),
        measured={
            code: tuple(_measured(entry, standards[entry["code"]]) for entry in entries)
            for code, entries in data["measured"].items()
        },
        has_new_idea=data["new_idea"],
    )


def _target(entry: Mapping[str, Any]) -> Target:
    return Target(
        code=entry["code"],
        label=Text(**entry["label"]),
        measures=tuple(_measure(measure) for measure in entry["measures"]),
        is_main=entry["main"],
        weight=entry["weight"],
    )


def _measure(entry: Mapping[str, Any]) -> Measure:
    return Measure(
        code=entry["code"],
        label=Text(**entry["label"]),
        target=entry["target"],
        realised=entry["realised"],
        better=Better(entry["better"]),
        weight=entry["weight"],
    )


def _measured(entry: Mapping[str, Any], standard: Standard) -> Measure:
    """The share of cases within the time, against the share the standard asks for."""
    share = share_within(entry["within"], entry["cases"])
    return Measure(
        standard.code, standard.label, standard.target_share, share, weight=entry["weight"]
    )


def _target_document(target: Target) -> dict[str, Any]:
    return {
        "code": target.code,
        "label": _text_document(target.label),
        "main": target.is_main,
        "weight": written(target.weight),
        "measures": [_measure_document(measure) for measure in target.measures],
    }


def _measure_document(measure: Measure) -> dict[str, Any]:
    return {
        "code": measure.code,
        "label": _text_document(measure.label),
        "target": written(measure.target),
        "realised": written(measure.realised),
        "better": measure.better.value,
        "weight": written(measure.weight),
    }


def _cases_document(measure: Measure) -> dict[str, Any]:
    share = measure.realised / _WHOLE
    return {
        "code": measure.code,
        "cases": share.denominator,
        "within": share.numerator,
        "weight": written(measure.weight),
    }


def _text_document(text: Text) -> dict[str, str]:
    return {"id": text.id, "en": text.en}
