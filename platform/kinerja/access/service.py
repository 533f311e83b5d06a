"""Who holds which role on a day."""

from datetime import date

from sqlalchemy import or_, select

from kinerja.access.identity import Holding
from kinerja.access.models import RoleGrant
from kinerja.access.roles import Role
from kinerja.database import db
from kinerja.ids import PersonId


def roles_of(person: PersonId, on: date) -> frozenset[Holding]:
    """The roles a person holds on a day beside `pegawai`, each with its unit or none."""
    found = db.session.execute(
        select(RoleGrant.role, RoleGrant.unit_id).where(
            RoleGrant.person_id == person,
            RoleGrant.from_date <= on,
            or_(RoleGrant.until_date.is_(None), RoleGrant.until_date >= on),
        )
    )
    return frozenset(Holding(Role(role), unit) for role, unit in found)
