"""Regions for tests: each test has its own, so that nothing needs to be cleaned up."""

import tomllib
from functools import cache
from itertools import count
from os import getpid
from typing import Any

from sqlalchemy import select

from kinerja import paths
from kinerja.database import db, engine_of
from kinerja.packs.documents import document_hash
from kinerja.tenancy import TenantId, unit_of_work
from kinerja.tenancy.directory import create
from kinerja.tenancy.models import Region

_numbers = count(1)


def make_tenant(slug: str | None = None, name: str = "Kabupaten Contoh") -> TenantId:
    """A region in the directory with the row that says who it is."""
    slug = slug or f"contoh{getpid()}x{next(_numbers)}"
    tenant = create(engine_of("platform"), slug)
    with unit_of_work(tenant):
        db.session.add(make_region(slug, name))
    return tenant


def make_region(slug: str, name: str) -> Region:
    """What a region says of itself: a practice without any of the parts a region may have."""
    document = {**_sample(), "slug": slug, "region_name": name, "practice": {}}
    return Region(
        slug=slug,
        name=name,
        agency="Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        agency_short="BKPSDM",
        government_type="kabupaten",
        time_zone="Asia/Jakarta",
        document=document,
        document_hash=document_hash(document),
    )


def set_practice(**parts: bool) -> None:
    """Give the region entered these parts of the cycle, such as self_assessment=True."""
    region = db.session.scalars(select(Region)).one()
    region.document = {**region.document, "practice": {**region.document["practice"], **parts}}
    region.document_hash = document_hash(region.document)
    db.session.flush()


@cache
def _sample() -> dict[str, Any]:
    said = (paths.TENANTS / "kepahiang" / "tenant.toml").read_text(encoding="utf-8")
    look = {"accent": "#1f6845", "accent_deep": "#124a2f", "accent_wash": "#e6f0ea"}
    # as documents keep them: decimals in words lose nothing on their way through JSON
    return {**tomllib.loads(said, parse_float=str), "look": {**look, "crest": "crest.svg"}}
