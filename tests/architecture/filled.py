"""Regions in which the whole cycle has been played, to knock at with each other's ids."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from kinerja.config import DatabaseUrls
from kinerja.ids import TenantId
from tests.architecture.routes import ids_in
from tests.factories.accounts import Somebody
from tests.factories.played import deliver_waiting, generated_people, play_region

# what the shipped region does not have is switched on, so that every table has rows
EVERY_PART = {
    "observations": True,
    "innovations": True,
    "unit_reports": True,
    "rater_training": True,
}


@dataclass(frozen=True)
class Filled:
    """A region in which the whole cycle has been played: every table has rows.

    `cast` are its generated people, all signed in for the first time.
    """

    tenant: TenantId
    slug: str
    ids: dict[str, list[UUID]]
    cast: tuple[Somebody, ...]


def fill(pack: str, slug: str, folder: Path, urls: DatabaseUrls) -> Filled:
    tenant = play_region(pack, slug, folder, **EVERY_PART)
    deliver_waiting(tenant)
    return Filled(tenant, slug, ids_in(urls, tenant), generated_people(tenant, slug))
