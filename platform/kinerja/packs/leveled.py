"""Lists with one entry for each of the levels 1 to 5."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kinerja.packs.faults import Complaint, Finding, Path
from kinerja.packs.tenant_rules import repeated
from kinerja.rubrics.rubric import LEVELS
from kinerja.sentences import sentence as _


def all_five(entries: Sequence[Mapping[str, Any]], path: Path) -> Iterator[Finding]:
    """Whether a list that is there holds every level once, in order."""
    yield from repeated(entries, path, "level")
    present = [entry["level"] for entry in entries if "level" in entry]
    if len(present) < len(entries):
        return
    absent = [level for level in LEVELS if level not in present]
    if entries and absent:
        listed = ", ".join(str(level) for level in absent)
        problem = _("Tingkat %(levels)s belum ada.", levels=listed)
        yield path, Complaint(problem, _("Tulis tingkat 1 sampai 5, masing-masing satu kali."))
    elif len(set(present)) == len(present) and present != sorted(present):
        problem = _("Tingkatnya tidak berurutan.")
        yield path, Complaint(problem, _("Urutkan dari tingkat 1 sampai tingkat 5."))
