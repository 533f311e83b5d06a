"""Questionnaires: taken from a region's files once a version, read from memory ever after."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on

from kinerja import audit
from kinerja.database import db, new_id
from kinerja.packs import Instrument, TenantPack, document_of, instrument_from_document
from kinerja.packs.documents import SURVEYS, Document, document_hash
from kinerja.tenancy import TenantId, current_tenant
from modules.surveys.errors import InstrumentChanged, InstrumentUnknown
from modules.surveys.models import InstrumentVersion

SKM: Final = "skm"
_KEPT: Final = 1000


def load_pack(pack: TenantPack) -> None:
    """Take the questionnaires of a region's files; what is already there stays as it is."""
    load_instruments(pack.instruments)


def saved() -> Mapping[str, Document]:
    """The newest version of every questionnaire as the file they could have come from."""
    versions = db.session.scalars(
        select(InstrumentVersion)
        .ext(distinct_on(InstrumentVersion.code))
        .order_by(InstrumentVersion.code, InstrumentVersion.number.desc())
    )
    return {SURVEYS.file: {"format": 1, "instruments": [each.document for each in versions]}}


def load_instruments(instruments: Iterable[Instrument]) -> list[InstrumentVersion]:
    """The stored version of each questionnaire, new where the content is new.

    Raises InstrumentChanged when a stored version number comes with another content.
    """
    return [_load(instrument) for instrument in instruments]


def _load(instrument: Instrument) -> InstrumentVersion:
    document = document_of(instrument)
    digest = document_hash(document)
    stored = db.session.scalar(
        select(InstrumentVersion).where(
            InstrumentVersion.code == instrument.code,
            InstrumentVersion.number == instrument.version,
        )
    )
    if stored is None:
        return _add(instrument, document, digest)
    if stored.document_hash != digest:
        raise InstrumentChanged(instrument.code, instrument.version)
    return stored


def _add(instrument: Instrument, document: dict[str, object], digest: str) -> InstrumentVersion:
    version = InstrumentVersion(
        id=new_id(),
        code=instrument.code,
        number=instrument.version,
        document=document,
        document_hash=digest,
    )
    db.session.add(version)
    db.session.flush()
    content = {"code": version.code, "number": version.number, "hash": digest}
    audit.record("instrument.loaded", "instrument_version", version.id, None, content)
    return version


def newest_instrument(code: str = SKM) -> InstrumentVersion:
    """The newest version of a questionnaire; InstrumentUnknown when the region has none."""
    found = db.session.scalar(
        select(InstrumentVersion)
        .where(InstrumentVersion.code == code)
        .order_by(InstrumentVersion.number.desc())
        .limit(1)
    )
    if found is None:
        raise InstrumentUnknown(code)
    return found


def get_instrument(version_id: UUID) -> Instrument:
    """The questionnaire of a version, which never changes; LookupError when there is none."""
    return _parsed(current_tenant(), version_id)


@lru_cache(maxsize=_KEPT)
def _parsed(_tenant: TenantId, version_id: UUID) -> Instrument:
    version = db.session.get(InstrumentVersion, version_id)
    if version is None:
        raise LookupError(version_id)
    return instrument_from_document(version.document)
