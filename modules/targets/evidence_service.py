"""Keeping evidence: checked before it is stored, stored before its row, removed by a mark."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select

from kinerja import audit
from kinerja.database import db, new_id, now
from kinerja.ids import PersonId
from kinerja.tenancy import record_refusal
from kinerja.web.uploads import MOST_FILES, file_limit
from modules.targets.evidence_checks import check_evidence
from modules.targets.evidence_errors import (
    EvidenceLost,
    EvidenceNotFound,
    EvidenceRefused,
    TooManyFiles,
)
from modules.targets.evidence_kinds import kind_of
from modules.targets.evidence_store import drop, files_older_than, keep, path_of
from modules.targets.models import Evidence, PlanMeasure, PlanTarget, Realisation

_STRAY_AFTER: Final = timedelta(days=2)
_REMOVED_KEPT: Final = timedelta(days=30)  # time to find out that it was needed after all
_AT_ONCE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it came in, under its cleaned name."""

    name: str
    content: bytes


def check_sent(measure_id: UUID, files: Sequence[Sent]) -> None:
    """Let files pass that can be evidence; a refusal is remembered before it is raised."""
    if not files:
        return
    try:
        if len(files) > MOST_FILES:
            raise TooManyFiles(files[MOST_FILES].name, MOST_FILES)
        limit = file_limit()
        for file in files:
            check_evidence(file.name, file.content, limit)
    except EvidenceRefused as refusal:
        after = {"name": refusal.name, "reason": type(refusal).__name__}
        with record_refusal():
            audit.record("evidence.refused", "plan_measure", measure_id, None, after)
        raise


def attach(realisation: Realisation, person: PersonId, files: Sequence[Sent]) -> None:
    """Store checked files for a figure; should the transaction fail, the sweep takes them away.

    A file the figure has already, sent a second time, is not kept twice.
    """
    known = _digests(realisation.id) if files else set()
    for file in files:
        digest = hashlib.sha256(file.content).digest()
        if digest in known:
            continue
        known.add(digest)
        row = Evidence(
            id=new_id(),
            realisation_id=realisation.id,
            name=file.name,
            media_type=kind_of(file.name).media_type,
            size=len(file.content),
            digest=digest,
            uploaded_by=person,
            uploaded_at=now(),
        )
        keep(row.id, file.content)
        db.session.add(row)
        after = {"name": row.name, "size": row.size, "digest": row.digest.hex()}
        audit.record("evidence.added", "evidence", row.id, None, after)
    db.session.flush()


def _digests(realisation_id: UUID) -> set[bytes]:
    kept = (Evidence.realisation_id == realisation_id, Evidence.removed_at.is_(None))
    return set(db.session.scalars(select(Evidence.digest).where(*kept)))


def get_evidence(evidence_id: UUID) -> tuple[Evidence, UUID, UUID]:
    """Evidence that was not removed, with its measure and plan; EvidenceNotFound otherwise."""
    row = db.session.execute(
        select(Evidence, Realisation.measure_id, PlanTarget.plan_id)
        .join(Realisation, Realisation.id == Evidence.realisation_id)
        .join(PlanMeasure, PlanMeasure.id == Realisation.measure_id)
        .join(PlanTarget, PlanTarget.id == PlanMeasure.target_id)
        .where(Evidence.id == evidence_id, Evidence.removed_at.is_(None))
    ).one_or_none()
    if row is None:
        raise EvidenceNotFound(evidence_id)
    evidence, measure_id, plan_id = row
    return evidence, measure_id, plan_id


def file_of(evidence: Evidence) -> Path:
    """Where its content lies; EvidenceLost when it does not."""
    path = path_of(evidence.id)
    if not path.is_file():
        raise EvidenceLost(evidence.id)
    return path


def mark_removed(evidence: Evidence) -> None:
    """Take evidence out of every page; its content goes with the sweep, a month later."""
    evidence.removed_at = now()
    db.session.flush()
    before = {"name": evidence.name, "digest": evidence.digest.hex()}
    audit.record("evidence.removed", "evidence", evidence.id, before)


def sweep() -> dict[str, int]:
    """Delete the files no row speaks of, and those removed a month ago; how many there were."""
    removed = 0
    files = files_older_than(_STRAY_AFTER)
    while some := list(islice(files, _AT_ONCE)):
        wanted = _wanted([evidence_id for _path, evidence_id in some if evidence_id is not None])
        for path, evidence_id in some:
            if evidence_id not in wanted:
                drop(path)
                removed += 1
    return {"evidence_file": removed} if removed else {}


def _wanted(ids: Collection[UUID]) -> frozenset[UUID]:
    edge = now() - _REMOVED_KEPT
    kept = or_(Evidence.removed_at.is_(None), Evidence.removed_at > edge)
    return frozenset(db.session.scalars(select(Evidence.id).where(Evidence.id.in_(ids), kept)))
