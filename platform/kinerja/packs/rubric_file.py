"""One `rubric.toml` by itself, without the other files of its region."""

from collections.abc import Iterable
from pathlib import Path

from kinerja.packs.cross_rules import rubric_warnings
from kinerja.packs.documents import RUBRIC, rubric_document_from
from kinerja.packs.faults import Complaint, Fault, Finding, PackFaults, fault_at
from kinerja.packs.reading import Inspection, toml_document
from kinerja.packs.rubric_document import RubricDocument


def inspect_rubric(file: Path) -> Inspection:
    """Everything that is wrong with this rubric, in one reading."""
    document = toml_document(file)
    if isinstance(document, Complaint):
        return Inspection({}, [Fault(str(file), "", document.problem, document.remedy)])

    def placed(findings: Iterable[Finding]) -> list[Fault]:
        return [fault_at(str(file), each, document) for each in findings]

    faults = placed(RUBRIC.findings(document))
    # what should not be missing is asked only of a rubric that is right in itself
    return Inspection(
        {RUBRIC.file: document}, faults, [] if faults else placed(rubric_warnings(document))
    )


def read_rubric(file: Path) -> RubricDocument:
    """What this rubric says; PackFaults with every fault when it has one."""
    found = inspect_rubric(file)
    if found.faults:
        raise PackFaults(found.faults)
    return rubric_document_from(found.documents[RUBRIC.file])
