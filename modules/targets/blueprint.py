"""Where the pages of plans lie; the views put themselves here."""

from typing import Final
from uuid import UUID

from flask import Blueprint

from kinerja.access.identity import get_identity
from kinerja.ids import PersonId
from kinerja.local_dates import today

EARLIEST: Final = 2000
_DIGITS: Final = 4

blueprint = Blueprint("targets", __name__, url_prefix="/<region>")


def me() -> PersonId:
    """The signed-in person; everybody signed in to a region is one."""
    person: UUID | None = get_identity().person_id
    if person is None:
        raise LookupError("a region's page without a person")
    return PersonId(person)


def year_asked(text: str | None) -> int:
    """The year of an address, this year where it names none that a plan can be for."""
    this_year = today().year
    asked = int(text) if text and text.isdecimal() and len(text) == _DIGITS else this_year
    return asked if EARLIEST <= asked <= this_year + 1 else this_year
