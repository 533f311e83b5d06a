"""Putting generated regions into a database that holds nothing else."""

from datetime import date
from typing import Final

from sqlalchemy import func, select

from kinerja import paths
from kinerja.database import db, engine_of
from kinerja.demo.options import DemoOptions
from kinerja.demo.play import PLAY
from kinerja.demo.population import generate
from kinerja.demo.sign_ins import SignIn, open_platform_accounts, open_region_accounts
from kinerja.demo.writing import write
from kinerja.jobs import service as jobs
from kinerja.jobs.queues import Queue
from kinerja.people.models import Person
from kinerja.rubrics.service import current_rubric
from kinerja.tenancy import TenantId, unit_of_work
from kinerja.tenancy.loading import load_folder
from kinerja.tenancy.models import Tenant

REGIONS: Final = ("lhokseumawe", "kepahiang", "bungo", "bantul", "bengkulu")
_YEARS_BEFORE: Final = 3


class RealRegionsPresent(Exception):  # noqa: N818  # a refusal
    """The database holds regions the demo did not create; it must not touch them."""

    def __init__(self, slugs: list[str]) -> None:
        super().__init__(", ".join(slugs))
        self.slugs = slugs


def refuse_real_regions() -> None:
    """RealRegionsPresent when a region here is not a generated one."""
    with engine_of("platform").connect() as connection:
        real = connection.execute(select(Tenant.slug).where(Tenant.is_sample.is_(False)))
        slugs = list(real.scalars())
    if slugs:
        raise RealRegionsPresent(slugs)


def prepare(options: DemoOptions) -> list[SignIn]:
    """Load the regions, their people and sign-ins, and ask the worker to play the cycle.

    Regions that are there already are left as they are; the sign-ins returned are the new ones.
    """
    made: list[SignIn] = []
    for slug in REGIONS:
        loaded = load_folder(paths.TENANTS / slug, is_sample=True)
        made += _populate(loaded.tenant, slug, options)
    return made + open_platform_accounts()


def _populate(tenant: TenantId, slug: str, options: DemoOptions) -> list[SignIn]:
    since = date(options.as_of.year - _YEARS_BEFORE, 1, 1)
    population = generate(slug, options.staff, options.seed)
    with unit_of_work(tenant) as session:
        if session.scalar(select(func.count()).select_from(Person)):
            return []
        families = frozenset(family.code for family in current_rubric().said.families)
        written = write(population, families, since)
        db.session.flush()
        made = open_region_accounts(slug, population, written, since)
        payload = {"slug": slug, "seed": options.seed, "as_of": options.as_of.isoformat()}
        jobs.start(PLAY, Queue.MAINTENANCE, payload)
    return made
