"""The training catalogue in force: taken from a region's files, given back as such."""

from collections.abc import Mapping

from sqlalchemy import select

from kinerja import audit
from kinerja.database import db, new_id
from kinerja.packs import TenantPack, document_of
from kinerja.packs.documents import TRAINING, Document, document_hash
from modules.training.models import TrainingVersion


def load_pack(pack: TenantPack) -> None:
    """Take the catalogue of a region's files as the next version, unless it is the newest one."""
    document = document_of(pack.training)
    digest = document_hash(document)
    newest = newest_version()
    if newest is not None and newest.document_hash == digest:
        return
    number = newest.number + 1 if newest else 1
    version = TrainingVersion(id=new_id(), number=number, document=document, document_hash=digest)
    db.session.add(version)
    db.session.flush()
    after = {"number": number, "document_hash": digest}
    audit.record("training.loaded", "training_version", version.id, None, after)


def newest_version() -> TrainingVersion | None:
    """The catalogue in force; None while the region has none."""
    return db.session.scalar(
        select(TrainingVersion).order_by(TrainingVersion.number.desc()).limit(1)
    )


def saved() -> Mapping[str, Document]:
    """The catalogue in force as the file it could have come from."""
    newest = newest_version()
    return {TRAINING.file: newest.document} if newest else {}
