"""The demo in figures: what each region holds, and what the national office sees of it."""

from typing import Any

from flask import g
from sqlalchemy import func, select

from kinerja.database import db
from kinerja.features import offered
from kinerja.national.figures import as_data
from kinerja.national.queries import find_summary
from kinerja.notifications.models import Notification
from kinerja.people.models import Person
from kinerja.tenancy import enter
from kinerja.tenancy.directory import read
from kinerja.tenancy.models import Region

# what later features will fill; null says that they are not built yet
_NOT_BUILT = ("exports",)


def report(year: int) -> dict[str, Any]:
    """The keys of `demo --once --json`, without `seconds`."""
    tenants = []
    for entry in read():
        with enter(entry.id):
            # what a request would find there; the region's own settings decide what is shown
            g.region = db.session.scalars(select(Region)).one()
            tenants.append({"slug": entry.slug, **_region(year)})
    summary = find_summary(year)
    national = as_data(summary) if summary else {}
    for key in ("snapshot", "as_of"):  # these name one run and differ in the next
        national.pop(key, None)
    return {"tenants": tenants, "national": national}


def _region(year: int) -> dict[str, Any]:
    figures: dict[str, Any] = dict.fromkeys(_NOT_BUILT)
    figures["staff"] = _count(Person)
    figures["notifications_delivered"] = _count(Notification)
    for feature in offered():
        if feature.demo_figures:
            figures |= feature.demo_figures(year)
    return figures


def _count(table: type) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0
