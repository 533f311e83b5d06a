"""Where the pages of evaluations lie; the views put themselves here."""

from uuid import UUID

from flask import Blueprint
from flask_babel import gettext as _

from kinerja.access.identity import get_identity
from kinerja.ids import PersonId
from kinerja.periods.models import Period, PeriodKind

blueprint = Blueprint("evaluations", __name__, url_prefix="/<region>")


def me() -> PersonId:
    """The signed-in person; everybody signed in to a region is one."""
    person: UUID | None = get_identity().person_id
    if person is None:
        raise LookupError("a region's page without a person")
    return PersonId(person)


def period_words(period: Period) -> str:
    """The name of a period as pages say it: Tahun 2025."""
    if period.kind is PeriodKind.ANNUAL:
        return _("Tahun %(year)s", year=period.year)
    return _("Periode %(code)s", code=period.code)
