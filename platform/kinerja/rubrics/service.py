"""Publishing a region's rubric, and reading a published version again and again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from kinerja import audit
from kinerja.database import db, new_id
from kinerja.ids import TenantId
from kinerja.packs import RubricDocument, document_of, rubric_document_from
from kinerja.packs import rubric_of as engine_rubric
from kinerja.packs.documents import Document, document_hash
from kinerja.rubrics.errors import RubricNotFound
from kinerja.rubrics.models import RubricState, RubricVersion
from kinerja.rubrics.rubric import Rubric
from kinerja.tenancy import current_tenant

_KEPT = 500


@dataclass(frozen=True, slots=True)
class PublishedRubric:
    """A version as everybody uses it: `said` for people to read, `rubric` for the engine."""

    id: UUID
    number: int
    said: RubricDocument
    rubric: Rubric

    @property
    def document(self) -> Document:
        """What it says, as plain values."""
        return document_of(self.said)


# a published version never changes, so a process may keep it for as long as it lives
_known: dict[tuple[TenantId, UUID], PublishedRubric] = {}


def publish_rubric(document: Mapping[str, Any]) -> RubricVersion:
    """Publish the document of a checked `rubric.toml` as the next version.

    What is in force already is not published again; an older content that comes back is a new
    version. PackFaults when the document is not a rubric.
    """
    said = rubric_document_from(document)
    digest = document_hash(document)
    newest = newest_version()
    if newest is not None and newest.document_hash == digest:
        return newest
    version = RubricVersion(
        id=new_id(),
        number=newest.number + 1 if newest else 1,
        state=RubricState.PUBLISHED,
        document=dict(document),
        document_hash=digest,
    )
    db.session.add(version)
    db.session.flush()
    after = {"number": version.number, "version": said.version, "document_hash": digest}
    audit.record("rubric.published", "rubric_version", version.id, None, after)
    return version


def current_rubric() -> PublishedRubric:
    """The newest published version; RubricNotFound while the region has none."""
    found = newest_version()
    if found is None:
        raise RubricNotFound(None)
    return rubric_of(found.id)


def newest_version() -> RubricVersion | None:
    """The published version in force for what begins now; None while the region has none."""
    published = select(RubricVersion).where(RubricVersion.state == RubricState.PUBLISHED)
    return db.session.scalar(published.order_by(RubricVersion.number.desc()).limit(1))


def rubric_of(version_id: UUID) -> PublishedRubric:
    """A published version of this region by its id; RubricNotFound for any other id."""
    key = current_tenant(), version_id
    if key not in _known:
        if len(_known) >= _KEPT:
            _known.clear()
        _known[key] = _read(version_id)
    return _known[key]


def _read(version_id: UUID) -> PublishedRubric:
    published = RubricVersion.state == RubricState.PUBLISHED
    version = db.session.scalar(
        select(RubricVersion).where(RubricVersion.id == version_id, published)
    )
    if version is None:
        raise RubricNotFound(version_id)
    said = rubric_document_from(version.document)
    return PublishedRubric(version.id, version.number, said, engine_rubric(said))
