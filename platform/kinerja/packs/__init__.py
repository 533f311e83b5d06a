"""Region packs: the files under tenants/ as dataclasses, and what is wrong with them."""

from kinerja.packs.documents import (
    document_of,
    instrument_from_document,
    practice_from_document,
    rubric_document_from,
    surveys_from_document,
    tenant_from_document,
    training_from_document,
)
from kinerja.packs.faults import Fault, PackFaults
from kinerja.packs.instrument import Instrument
from kinerja.packs.reading import Inspection, TenantPack, check_pack, inspect_pack, read_pack
from kinerja.packs.rubric_document import RubricDocument
from kinerja.packs.rubric_of import rubric_from_document, rubric_of
from kinerja.packs.tenant_document import TenantDocument
from kinerja.packs.training_document import TrainingDocument

__all__ = [
    "Fault",
    "Inspection",
    "Instrument",
    "PackFaults",
    "RubricDocument",
    "TenantDocument",
    "TenantPack",
    "TrainingDocument",
    "check_pack",
    "document_of",
    "inspect_pack",
    "instrument_from_document",
    "practice_from_document",
    "read_pack",
    "rubric_document_from",
    "rubric_from_document",
    "rubric_of",
    "surveys_from_document",
    "tenant_from_document",
    "training_from_document",
]
