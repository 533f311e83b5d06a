"""From a document (a read file, or what the data base stored) to dataclasses, and back."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

import orjson
from marshmallow import ValidationError

from kinerja.packs.faults import Finding, PackFaults, fault_at, findings_in
from kinerja.packs.instrument import Instrument, SurveysDocument
from kinerja.packs.rubric_document import RubricDocument
from kinerja.packs.rubric_rules import rubric_findings
from kinerja.packs.rubric_schema import RubricSchema
from kinerja.packs.surveys_rules import surveys_findings
from kinerja.packs.surveys_schema import InstrumentSchema, SurveysSchema
from kinerja.packs.tables import PackSchema, assemble
from kinerja.packs.tenant_document import Practice, TenantDocument
from kinerja.packs.tenant_rules import tenant_findings
from kinerja.packs.tenant_schema import PracticeSchema, TenantSchema
from kinerja.packs.training_document import TrainingDocument
from kinerja.packs.training_rules import training_findings
from kinerja.packs.training_schema import TrainingSchema

Document = dict[str, Any]
Said = TenantDocument | RubricDocument | SurveysDocument | TrainingDocument | Instrument


@dataclass(frozen=True, slots=True)
class Kind:
    """One file of a pack: its name, its schema, and what its keys must say together."""

    file: str
    schema: PackSchema
    rules: Callable[[Mapping[str, Any]], Iterator[Finding]]

    def findings(self, document: Mapping[str, Any]) -> list[Finding]:
        """Every fault of the document, those between keys also where some keys are faulty."""
        try:
            return list(self.rules(self.schema.load(document)))
        except ValidationError as refused:
            rest = cast("Mapping[str, Any]", refused.valid_data or {})
            found = list(findings_in(refused.messages))
            said = {path for path, _complaint in found}
            # a value that was refused is not there for the rules, which would ask for it again
            return [*found, *(each for each in self.rules(rest) if each[0] not in said)]


TENANT: Final = Kind("tenant.toml", TenantSchema(), tenant_findings)
RUBRIC: Final = Kind("rubric.toml", RubricSchema(), rubric_findings)
SURVEYS: Final = Kind("surveys.toml", SurveysSchema(), surveys_findings)
TRAINING: Final = Kind("training.toml", TrainingSchema(), training_findings)
KINDS: Final = (TENANT, RUBRIC, SURVEYS, TRAINING)
_INSTRUMENT: Final = InstrumentSchema()
_PRACTICE: Final = PracticeSchema()


def tenant_from_document(document: Mapping[str, Any]) -> TenantDocument:
    """What a checked `tenant.toml` says; PackFaults when the document is not one."""
    return cast("TenantDocument", _made(TENANT.schema, document))


def practice_from_document(document: Mapping[str, Any]) -> Practice:
    """The parts of its cycle a region names; PackFaults when the document is not such a table."""
    return cast("Practice", _made(_PRACTICE, document))


def rubric_document_from(document: Mapping[str, Any]) -> RubricDocument:
    """What a checked `rubric.toml` says; PackFaults when the document is not one."""
    return cast("RubricDocument", _made(RUBRIC.schema, document))


def surveys_from_document(document: Mapping[str, Any]) -> SurveysDocument:
    """What a checked `surveys.toml` says; PackFaults when the document is not one."""
    return cast("SurveysDocument", _made(SURVEYS.schema, document))


def training_from_document(document: Mapping[str, Any]) -> TrainingDocument:
    """What a checked `training.toml` says; PackFaults when the document is not one."""
    return cast("TrainingDocument", _made(TRAINING.schema, document))


def instrument_from_document(document: Mapping[str, Any]) -> Instrument:
    """One instrument as stored by itself; PackFaults when the document is not one."""
    return cast("Instrument", _made(_INSTRUMENT, document))


def document_of(said: Said) -> Document:
    """The same as plain JSON values, exact numbers as whole numbers or text; loses nothing."""
    schemas = {kind.schema.makes: kind.schema for kind in KINDS} | {Instrument: _INSTRUMENT}
    return cast("Document", schemas[type(said)].dump(said))


def document_hash(document: Mapping[str, Any], beside: str = "") -> str:
    """The content of a document, and of a text beside it, in 64 hexadecimal digits.

    The order of keys does not matter.
    """
    canonical = orjson.dumps(document, option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(canonical + beside.encode()).hexdigest()


def _made(schema: PackSchema, document: Mapping[str, Any]) -> Any:
    try:
        return assemble(schema, cast("Document", schema.load(document)))
    except ValidationError as refused:
        found = findings_in(refused.messages)
        raise PackFaults([fault_at("", finding, document) for finding in found]) from None
