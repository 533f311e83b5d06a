"""Everybody with a position of their own is opened once, for the assessor the lines name."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import Range

from kinerja.audit.models import AuditEntry
from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.models import Assignment, AssignmentKind, Position
from kinerja.tenancy import TenantId, TenantSession, enter, unit_of_work
from modules.evaluations.models import Evaluation, EvaluationStage
from modules.evaluations.opening import open_evaluations
from tests.counting import counted
from tests.factories.evaluations import Office, hold, make_office, make_period, make_person

Inside = AbstractContextManager[TenantSession]


def opened() -> Mapping[PersonId, Evaluation]:
    return {each.person_id: each for each in db.session.scalars(select(Evaluation))}


def vacate(office: Office, day: date) -> None:
    """The head leaves; the position stays."""
    head = Assignment.position_id == office.head_position
    db.session.execute(update(Assignment).where(head).values(during=Range(date(2020, 1, 1), day)))


def act(office: Office, kind: AssignmentKind, nama: str) -> PersonId:
    person = make_person(nama)
    db.session.add(person)
    db.session.flush()
    chair = db.session.scalars(select(Position).where(Position.id == office.head_position)).one()
    db.session.add(hold(person, chair, date(2025, 10, 1), kind=kind))
    db.session.flush()
    return person.id


class TestOpening:
    def test_everybody_gets_one_with_unit_position_family_and_assessor(
        self, inside: Inside
    ) -> None:
        with inside:
            office = make_office(2)
            period = make_period(2025)
            assert open_evaluations(period) == 3
            found = opened()[office.staff[0]]
            assert (found.period_id, found.unit_id) == (period.id, office.unit)
            assert (found.position_id, found.family) == (office.positions[0], "umum")
            assert (found.assessor_id, found.assessor_acting) == (office.head, "")
            assert found.stage is EvaluationStage.RATING
            assert found.edition == 0
            assert opened()[office.head].assessor_id is None

    def test_opening_again_opens_for_newcomers_only(self, inside: Inside) -> None:
        with inside:
            make_office(2)
            period = make_period(2025)
            open_evaluations(period)
            before = {person: each.id for person, each in opened().items()}
            assert open_evaluations(period) == 0
            make_office(1, "Dinas Baru")
            assert open_evaluations(period) == 2
            assert before.items() <= {p: each.id for p, each in opened().items()}.items()
            trail = select(AuditEntry.after).where(AuditEntry.action == "evaluations.opened")
            assert [after["opened"] for after in db.session.scalars(trail) if after] == [3, 2]

    def test_who_only_acts_is_not_opened(self, inside: Inside) -> None:
        with inside:
            office = make_office(1)
            acting = act(office, AssignmentKind.PLT, "Plt. saja")
            open_evaluations(make_period(2025))
            assert acting not in opened()

    def test_the_day_decides(self, inside: Inside) -> None:
        with inside:
            make_office(1)
            assert open_evaluations(make_period(2025), date(2019, 6, 30)) == 0

    def test_a_vacant_superior_is_stood_in_for_by_the_plt(self, inside: Inside) -> None:
        with inside:
            office = make_office(1)
            vacate(office, date(2025, 10, 1))
            acting = act(office, AssignmentKind.PLT, "Pelaksana Tugas")
            open_evaluations(make_period(2025))
            found = opened()[office.staff[0]]
            assert (found.assessor_id, found.assessor_acting) == (acting, "Plt")

    def test_without_anybody_acting_the_next_superior_rates(self, inside: Inside) -> None:
        with inside:
            upper = make_office(0, "Sekretariat")
            office = make_office(1, "Bidang", above=upper.head_position)
            vacate(office, date(2025, 10, 1))
            open_evaluations(make_period(2025))
            assert opened()[office.staff[0]].assessor_id == upper.head

    def test_one_statement_writes_all_rows(self, inside: Inside) -> None:
        with inside:
            make_office(40)
            period = make_period(2025)
            with counted() as statements:
                assert open_evaluations(period) == 41
            assert sum("INTO app.evaluation" in sql for sql in statements) == 1

    def test_another_regions_people_are_not_opened(
        self, inside: Inside, other_tenant: TenantId
    ) -> None:
        with unit_of_work(other_tenant):
            make_office(3)
        with inside:
            assert open_evaluations(make_period(2025)) == 0
        with enter(other_tenant):
            assert not opened()
