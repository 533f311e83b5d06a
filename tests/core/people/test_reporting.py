"""The same rule on real rows: dates, vacancies and acting officials decide, day by day."""

from dataclasses import dataclass
from datetime import date

import pytest

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.models import AssignmentKind, Person, Position
from kinerja.people.reporting import (
    all_assessors,
    assessor_of,
    assessors_of,
    decider_over,
    rated_by,
)
from kinerja.tenancy import TenantId, unit_of_work
from tests.counting import counted
from tests.factories.people import assign, make_person, reports_to
from tests.factories.units import make_position, make_unit

MARCH, JULY, NOVEMBER = date(2026, 3, 1), date(2026, 7, 1), date(2026, 11, 1)
PLT = AssignmentKind.PLT


@dataclass
class Office:
    """Posts staf → kasi → kabid → kadis and the people in them, by name."""

    tenant: TenantId
    posts: dict[str, Position]
    people: dict[str, PersonId]

    def name(self, found: PersonId | None) -> str | None:
        return next((name for name, key in self.people.items() if key == found), None)

    def assessor(self, name: str, on: date) -> str | None:
        with unit_of_work(self.tenant):
            found = assessor_of(self.people[name], on)
        return self.name(found.person_id) if found else None

    def decider(self, name: str, on: date) -> str | None:
        with unit_of_work(self.tenant):
            found = decider_over(self.people[name], on)
        return self.name(found.person_id) if found else None

    def rated_by(self, name: str, on: date) -> set[str | None]:
        with unit_of_work(self.tenant):
            return {self.name(found) for found in rated_by(self.people[name], on)}


@pytest.fixture
def office(tenant: TenantId) -> Office:
    """Until June kasi is Tono's; in July it is vacant; from August Sari's colleague acts."""
    posts: dict[str, Position] = {}
    with unit_of_work(tenant):
        unit = make_unit()
        db.session.add(unit)
        db.session.flush()
        for code in ("kadis", "kabid", "kasi", "staf"):
            posts[code] = make_position(unit, code, code.title())
            db.session.add(posts[code])
        db.session.flush()
        for low, high in (("staf", "kasi"), ("kasi", "kabid"), ("kabid", "kadis")):
            reports_to(posts[low], posts[high])
        people = {name: make_person(name) for name in ("Sari", "Rudi", "Tono", "Umar", "Wati")}
        _fill(posts, people)
        ids = {name: person.id for name, person in people.items()}
        db.session.expunge_all()
    return Office(tenant, posts, ids)


def _fill(posts: dict[str, Position], people: dict[str, Person]) -> None:
    assign(people["Sari"], posts["staf"])
    assign(people["Rudi"], posts["staf"])
    assign(people["Tono"], posts["kasi"], until=JULY, is_sole=True)
    assign(people["Rudi"], posts["kasi"], PLT, since=date(2026, 8, 1))
    assign(people["Umar"], posts["kabid"], is_sole=True)
    assign(people["Wati"], posts["kadis"], is_sole=True)


def test_the_day_decides_who_rates(office: Office) -> None:
    assert office.assessor("Sari", MARCH) == "Tono"
    assert office.assessor("Sari", date(2026, 6, 30)) == "Tono"
    assert office.assessor("Sari", JULY) == "Umar"
    assert office.assessor("Sari", NOVEMBER) == "Rudi"


def test_who_acts_in_the_post_above_is_rated_further_up(office: Office) -> None:
    assert office.assessor("Rudi", NOVEMBER) == "Umar"


def test_the_top_has_no_assessor_here(office: Office) -> None:
    assert office.assessor("Wati", NOVEMBER) is None


def test_an_objection_goes_to_whoever_stands_above_the_assessor_that_day(office: Office) -> None:
    assert office.decider("Sari", MARCH) == "Umar"
    assert office.decider("Sari", JULY) == "Wati"
    assert office.decider("Sari", NOVEMBER) == "Umar"
    assert office.decider("Umar", NOVEMBER) is None
    assert office.decider("Wati", NOVEMBER) is None


def test_whom_somebody_rates_is_the_same_question_from_above(office: Office) -> None:
    assert office.rated_by("Tono", MARCH) == {"Sari", "Rudi"}
    assert office.rated_by("Umar", MARCH) == {"Tono"}
    assert office.rated_by("Umar", JULY) == {"Sari", "Rudi"}
    assert office.rated_by("Rudi", NOVEMBER) == {"Sari"}
    assert office.rated_by("Umar", NOVEMBER) == {"Rudi"}
    assert office.rated_by("Sari", NOVEMBER) == set()


@pytest.mark.parametrize("on", [MARCH, JULY, NOVEMBER])
def test_the_whole_region_at_once_gives_the_same_answers(office: Office, on: date) -> None:
    with unit_of_work(office.tenant):
        with counted() as statements:
            everybody = all_assessors(on)
        one_by_one = {person: assessor_of(person, on) for person in everybody}
    assert len(statements) == 2
    assert everybody == one_by_one
    assert set(everybody) >= {office.people[name] for name in ("Sari", "Rudi", "Umar", "Wati")}


def test_a_list_of_people_costs_as_much_as_one(office: Office) -> None:
    people = [office.people[name] for name in ("Sari", "Rudi", "Umar", "Wati")]
    with unit_of_work(office.tenant), counted() as statements:
        found = assessors_of(people, NOVEMBER)
    assert len(statements) <= 2
    assert [office.name(who.person_id) if who else None for who in found.values()] == [
        *("Rudi", "Umar", "Wati"),
        None,
    ]


def test_a_subordinate_acting_two_levels_up_is_passed_over(office: Office) -> None:
    with unit_of_work(office.tenant):
        rudi = db.session.get(Person, office.people["Rudi"])
        assert rudi is not None
        assign(rudi, office.posts["kadis"], PLT, since=NOVEMBER)
    assert office.assessor("Umar", NOVEMBER) == "Wati"


def test_another_region_s_lines_do_not_count(office: Office, other_tenant: TenantId) -> None:
    with unit_of_work(other_tenant):
        assert assessor_of(office.people["Sari"], MARCH) is None
        assert all_assessors(MARCH) == {}
