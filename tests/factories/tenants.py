"""Regions for tests: each test has its own, so that nothing needs to be cleaned up."""

from itertools import count
from os import getpid

from kinerja.database import db, engine_of
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
    """What a region says of itself, in as few words as the table allows."""
    return Region(
        slug=slug,
        name=name,
        agency="Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        agency_short="BKPSDM",
        government_type="kabupaten",
        time_zone="Asia/Jakarta",
        document={
            "look": {"accent": "#1f6845", "accent_deep": "#124a2f", "accent_wash": "#e6f0ea"}
        },
        document_hash="0" * 64,
    )
