"""Why a file is refused as evidence: one class for each reason; the words are elsewhere.

Each carries the name the file came with, so that the person knows which of several it is.
"""

from uuid import UUID

from kinerja.errors import Refusal


class EvidenceRefused(Refusal):
    """A file that cannot be evidence as it is; nothing of the form it came with is kept."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class FileEmpty(EvidenceRefused):
    """The file has no content."""


class FileTooLarge(EvidenceRefused):
    """The file is larger than the region allows; both in bytes."""

    def __init__(self, name: str, size: int, limit: int) -> None:
        super().__init__(name)
        self.size, self.limit = size, limit


class KindUnknown(EvidenceRefused):
    """The file's ending is none of those evidence may have."""


class ContentMismatch(EvidenceRefused):
    """The content is not what the file's ending says."""


class ContentActive(EvidenceRefused):
    """The file would do something when opened: a macro, a script, a program, a hidden file."""

    def __init__(self, name: str, found: str) -> None:
        super().__init__(name)
        self.found = found


class FileLocked(EvidenceRefused):
    """The file is encrypted, so nobody can see what is in it."""


class FileUnreadable(EvidenceRefused):
    """The file is damaged, or packed so that it cannot be looked through."""


class FileSwells(EvidenceRefused):
    """Unpacked, the file would be out of all proportion to its size."""


class TooManyFiles(EvidenceRefused):
    """More files at once than a form takes; `name` is the first one too many."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(name)
        self.limit = limit


class EvidenceNotFound(Refusal):
    """This region has no such evidence, or it was removed."""

    def __init__(self, evidence_id: UUID) -> None:
        super().__init__(evidence_id)
        self.evidence_id = evidence_id


class EvidenceLost(Refusal):
    """The row is there and its file is not: storage was not restored with the database."""

    def __init__(self, evidence_id: UUID) -> None:
        super().__init__(evidence_id)
        self.evidence_id = evidence_id
