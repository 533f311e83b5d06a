"""From slug to tenant: the one question asked before a tenant is entered."""

from dataclasses import dataclass
from time import monotonic

from sqlalchemy import Engine, insert, select

from kinerja.ids import TenantId
from kinerja.packs import slugs
from kinerja.tenancy.models import Tenant, TenantState
from kinerja.tenancy.session import db

_FRESH_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the directory."""

    id: TenantId
    slug: str
    state: TenantState


class Directory:
    """Look-ups by slug, remembered for five seconds so that a suspension is soon everywhere."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[float, Entry | None]] = {}

    def find(self, slug: str) -> Entry | None:
        """The region under this slug, or None."""
        # what no region can be called is not looked up: the database fails on some characters
        if not slugs.FORM.fullmatch(slug):
            return None
        known = self._known.get(slug)
        if known and monotonic() - known[0] < _FRESH_SECONDS:
            return known[1]
        found = next(iter(read(slug)), None)
        if len(self._known) > 2000:  # noqa: PLR2004  # a scan of made-up slugs must not fill memory
            self._known.clear()
        self._known[slug] = (monotonic(), found)
        return found

    def forget(self) -> None:
        """Ask the database again from now on."""
        self._known.clear()


directory = Directory()


def read(slug: str | None = None) -> list[Entry]:
    """All open and suspended regions, or the one under this slug, by slug."""
    query = select(Tenant.id, Tenant.slug, Tenant.state).where(Tenant.state != TenantState.REMOVED)
    if slug is not None:
        query = query.where(Tenant.slug == slug)
    with db.engine.connect() as connection:
        return [Entry(*row) for row in connection.execute(query.order_by(Tenant.slug))]


def create(platform: Engine, slug: str, *, is_sample: bool = False) -> TenantId:
    """Enter a new region into the directory as role platform; the slug must be free."""
    with platform.begin() as connection:
        created = connection.execute(
            insert(Tenant).values(slug=slug, is_sample=is_sample).returning(Tenant.id)
        ).scalar_one()
    directory.forget()
    return created
