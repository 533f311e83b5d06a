"""The regions people choose from: each says its own name, so each is asked inside its fence."""

from dataclasses import dataclass
from time import monotonic

from sqlalchemy import select

from kinerja.database import db
from kinerja.ids import TenantId
from kinerja.people.names import search_key
from kinerja.tenancy import enter
from kinerja.tenancy.directory import read
from kinerja.tenancy.models import Region
from kinerja.web.frame import agency_words

_FRESH_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class RegionLine:
    """A region as the list of all shows it."""

    slug: str
    name: str
    agency: str
    has_crest: bool
    is_sample: bool

    @property
    def key(self) -> str:
        """What the list sorts and searches by: the name without `Kabupaten` or `Kota`."""
        return search_key(self.name.split(" ", 1)[-1])


class RegionNames:
    """What the regions say of themselves, asked once a minute and process."""

    def __init__(self) -> None:
        self._known: dict[TenantId, tuple[float, RegionLine | None]] = {}

    def find(self, tenant: TenantId) -> RegionLine | None:
        """The line of a region; None while it has not said who it is."""
        known = self._known.get(tenant)
        if known and monotonic() - known[0] < _FRESH_SECONDS:
            return known[1]
        line = _ask(tenant)
        self._known[tenant] = (monotonic(), line)
        return line

    def forget(self) -> None:
        """Ask all of them again."""
        self._known.clear()


names = RegionNames()


def regions(wanted: str = "") -> list[RegionLine]:
    """The regions that are open or suspended, by name; `wanted` is what was typed to search."""
    lines = [line for entry in read() if (line := names.find(entry.id))]
    part = search_key(wanted).strip()
    found = [line for line in lines if part in search_key(line.name)]
    return sorted(found, key=lambda line: (line.key, line.slug))


def _ask(tenant: TenantId) -> RegionLine | None:
    said = (Region.slug, Region.name, Region.agency_short, Region.crest_svg, Region.is_sample)
    with enter(tenant):
        row = db.session.execute(select(*said)).one_or_none()
    if row is None:
        return None
    slug, name, agency, crest, is_sample = row
    return RegionLine(slug, name, agency_words(agency, name), bool(crest), is_sample)
