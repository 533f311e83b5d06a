"""Where the pages of plans lie; the views put themselves here."""

from uuid import UUID

from flask import Blueprint

from kinerja.access.identity import get_identity
from kinerja.ids import PersonId

blueprint = Blueprint("targets", __name__, url_prefix="/<region>")


def me() -> PersonId:
    """The signed-in person; everybody signed in to a region is one."""
    person: UUID | None = get_identity().person_id
    if person is None:
        raise LookupError("a region's page without a person")
    return PersonId(person)
