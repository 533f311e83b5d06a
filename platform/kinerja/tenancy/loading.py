"""Writing a region's files into the database: once or a hundred times, with the same result."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from kinerja import audit
from kinerja.database import db, engine_of
from kinerja.features import offered
from kinerja.packs import TenantPack, document_of, read_pack
from kinerja.packs.documents import document_hash
from kinerja.rubrics.service import publish_rubric
from kinerja.tenancy import TenantId, unit_of_work
from kinerja.tenancy.directory import create, directory
from kinerja.tenancy.models import Region


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading one folder did; `is_new` when the region was not in the directory before."""

    slug: str
    tenant: TenantId
    is_new: bool
    is_changed: bool


def load_folder(folder: Path, *, is_sample: bool = False) -> Loaded:
    """Load the pack in this folder; PackFaults, and nothing written, when it has a fault."""
    pack = read_pack(folder)
    entry = directory.find(pack.slug)
    tenant = entry.id if entry else create(engine_of("platform"), pack.slug, is_sample=is_sample)
    with unit_of_work(tenant):
        is_changed = _load_region(pack, is_sample=is_sample)
        publish_rubric(document_of(pack.rubric))
        for feature in offered():
            if feature.load:
                feature.load(pack)
    return Loaded(pack.slug, tenant, entry is None, is_changed)


def _load_region(pack: TenantPack, *, is_sample: bool) -> bool:
    document = document_of(pack.tenant)
    found = document_hash(document, pack.crest)
    region = db.session.scalar(select(Region))
    if region is not None and region.document_hash == found:
        return False
    before = {"document_hash": region.document_hash} if region else None
    if region is None:
        region = Region(is_sample=is_sample)
        db.session.add(region)
    _describe(region, pack, document, found)
    audit.record("region.loaded", "region", pack.slug, before, {"document_hash": found})
    return True


def _describe(region: Region, pack: TenantPack, document: dict[str, Any], found: str) -> None:
    said = pack.tenant
    region.slug = pack.slug
    region.name = said.region_name
    region.agency = said.agency.name
    region.agency_short = said.agency.short_name
    region.government_type = said.government
    region.time_zone = said.time_zone
    region.crest_svg = pack.crest
    region.document = document
    region.document_hash = found
