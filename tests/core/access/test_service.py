"""Roles hold from a day until a day, both included, in one region."""

from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from kinerja.access.identity import Holding
from kinerja.access.models import RoleGrant
from kinerja.access.roles import Role
from kinerja.access.service import roles_of
from kinerja.database import db
from kinerja.local_dates import today
from kinerja.tenancy import TenantId, unit_of_work
from tests.factories.accounts import make_somebody, sign_in
from tests.factories.people import make_person

FIRST, LAST = date(2026, 3, 1), date(2026, 6, 30)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("on", "holds"),
    [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False)],
)
def test_a_role_holds_on_its_first_and_last_day(tenant: TenantId, on: date, *, holds: bool) -> None:
    with unit_of_work(tenant):
        person, noise = make_person(), make_person("Sari")
        for who, role in ((person, Role.AUDITOR), (noise, Role.ADMIN_DAERAH)):
            db.session.add(RoleGrant(person_id=who.id, role=role, from_date=FIRST, until_date=LAST))
        db.session.flush()
        expected = {Holding(Role.AUDITOR, None)} if holds else set()
        assert roles_of(person.id, on) == expected


def test_a_role_without_an_end_goes_on(tenant: TenantId) -> None:
    with unit_of_work(tenant):
        person = make_person()
        db.session.add(RoleGrant(person_id=person.id, role=Role.AUDITOR, from_date=FIRST))
        db.session.flush()
        assert roles_of(person.id, date(2099, 1, 1)) == {Holding(Role.AUDITOR, None)}


@pytest.mark.parametrize(("until", "status"), [(DAY * 0, 200), (-DAY, 403)])
def test_a_session_loses_a_role_when_it_ends(
    client: FlaskClient, tenant: TenantId, until: timedelta, status: int
) -> None:
    who = make_somebody(tenant)
    with unit_of_work(tenant):
        grant = RoleGrant(
            person_id=who.person_id,
            role=Role.AUDITOR,
            from_date=FIRST,
            until_date=today() + until,
        )
        db.session.add(grant)
    sign_in(client, who)
    assert client.get(f"/{who.slug}/people").status_code == status
