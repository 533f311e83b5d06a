"""Drawing raters: once for a period, by chance nobody can repeat, and nobody learns who it is."""

from collections import Counter
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from kinerja.audit.models import AuditEntry
from kinerja.database import db
from kinerja.notifications.events import EVENTS
from kinerja.outbox.models import Outbox
from kinerja.people.kinds import PersonState
from kinerja.people.models import Person
from kinerja.periods.models import Period, PeriodStage
from kinerja.periods.queries import get_period
from kinerja.periods.service import move_to
from kinerja.tenancy import TenantId, enter, unit_of_work
from modules.evaluations.models import RaterAssignment
from modules.evaluations.peers_errors import RatersNotDue
from modules.evaluations.peers_service import ASKED_TOPIC, draw_raters
from modules.evaluations.periods_service import period_moved
from tests.factories.evaluations import make_evaluation, make_period
from tests.modules.evaluations.conftest import Scene, finish, make_scene
from tests.modules.evaluations.peers import SEED, asked_in, make_drawn


@pytest.fixture
def office(tenant: TenantId) -> Scene:
    """Eight people whom their head rates, and nobody drawn."""
    scene = make_scene(tenant, 8)
    with unit_of_work(tenant):
        move_to(scene.period, PeriodStage.RATING)
    return scene


def drawn_at(scene: Scene) -> object:
    with enter(scene.tenant):
        return get_period(scene.period).raters_drawn_at


def test_everybody_is_rated_by_three_who_do_not_assess_them(office: Scene) -> None:
    with unit_of_work(office.tenant):
        asked = draw_raters(office.period)
    found = asked_in(office)
    assert asked == sum(map(len, found.values())) == 3 * 8
    assert set(found) == set(office.evaluations)
    for place, evaluation in enumerate(office.evaluations):
        assert len(set(found[evaluation])) == 3
        assert office.office.staff[place] not in found[evaluation]
        assert office.head not in found[evaluation]
    loads = Counter(rater for raters in found.values() for rater in raters)
    assert set(loads.values()) == {3}


def test_drawing_again_changes_nothing(office: Scene) -> None:
    with unit_of_work(office.tenant):
        draw_raters(office.period)
    first, when = asked_in(office), drawn_at(office)
    with unit_of_work(office.tenant):
        assert draw_raters(office.period) == 0
    assert asked_in(office) == first
    assert drawn_at(office) == when


def test_a_draw_that_is_cut_off_leaves_nothing_and_is_done_anew(office: Scene) -> None:
    with enter(office.tenant):  # and never committed
        assert draw_raters(office.period) == 24
    assert asked_in(office) == {}
    assert drawn_at(office) is None
    with unit_of_work(office.tenant):
        assert draw_raters(office.period) == 24


def test_the_same_people_and_seed_are_drawn_alike_but_chance_never_repeats(
    tenant: TenantId, other_tenant: TenantId
) -> None:
    one, other = make_drawn(tenant), make_drawn(other_tenant)
    assert _places(one) == _places(other)
    third = make_scene_in_year(one, 2024)
    fourth = make_scene_in_year(one, 2023)
    assert _places(third) != _places(fourth)


def make_scene_in_year(scene: Scene, year: int) -> Scene:
    """The same office in another year, drawn by chance."""
    with unit_of_work(scene.tenant):
        period = make_period(year)
        opened = tuple(
            make_evaluation(period, scene.office, number).id
            for number in range(len(scene.evaluations))
        )
        move_to(period.id, PeriodStage.RATING)
        draw_raters(period.id)
        return Scene(scene.tenant, scene.office, period.id, opened)


def _places(scene: Scene) -> list[list[int]]:
    """Who rates whom, by place in the office."""
    found = asked_in(scene)
    staff = scene.office.staff
    return [sorted(staff.index(rater) for rater in found[each]) for each in scene.evaluations]


def test_before_and_after_rating_nobody_is_drawn(tenant: TenantId) -> None:
    scene = make_scene(tenant, 8)
    with enter(tenant), pytest.raises(RatersNotDue):
        draw_raters(scene.period)
    with unit_of_work(tenant):
        move_to(scene.period, PeriodStage.RATING)
        move_to(scene.period, PeriodStage.MEETING)
    with enter(tenant), pytest.raises(RatersNotDue):
        draw_raters(scene.period)
    assert asked_in(scene) == {}


def test_where_peers_have_no_say_nothing_happens(tenant: TenantId) -> None:
    scene = make_scene(tenant, 8, peers=False)
    with unit_of_work(tenant):
        move_to(scene.period, PeriodStage.RATING)
        assert draw_raters(scene.period) == 0
    assert asked_in(scene) == {}
    assert drawn_at(scene) is None


def test_who_has_left_neither_rates_nor_waits_and_a_set_result_waits_for_nobody(
    office: Scene,
) -> None:
    finish(office, 1)
    with unit_of_work(office.tenant):
        db.session.get_one(Person, (office.tenant, office.office.staff[0])).state = PersonState.LEFT
    with unit_of_work(office.tenant):
        draw_raters(office.period, SEED)
    found = asked_in(office)
    assert set(found) == set(office.evaluations[2:])
    raters = {rater for each in found.values() for rater in each}
    assert raters == set(office.office.staff[1:])


def test_entering_the_rating_stage_draws(office: Scene) -> None:
    with unit_of_work(office.tenant):
        period_moved({"period_id": str(office.period)})
    first = asked_in(office)
    assert set(office.evaluations) <= set(first)
    with unit_of_work(office.tenant):
        period_moved({"period_id": str(office.period)})
    assert asked_in(office) == first


def test_each_rater_is_told_once_how_many_wait_and_not_who(office: Scene) -> None:
    with unit_of_work(office.tenant):
        draw_raters(office.period)
    with enter(office.tenant):
        told = db.session.scalars(select(Outbox).where(Outbox.topic == ASKED_TOPIC)).all()
        payloads = [message.payload for message in told]
    assert {each["person_id"] for each in payloads} == set(map(str, office.office.staff))
    assert len(payloads) == 8
    for payload in payloads:
        assert set(payload) == {"person_id", "count", "period", "due", "path"}
        assert payload["count"] == 3


def test_the_notice_says_how_many_until_when_and_that_it_is_unnamed(app: Any) -> None:
    details = {"count": 3, "period": "2025", "due": "2026-01-31"}
    with app.test_request_context("/"):
        assert EVENTS[ASKED_TOPIC].line(details) == (
            "Anda diminta menilai 3 rekan kerja untuk 2025, paling lambat 31 Januari 2026. "
            "Penilaian Anda tanpa nama."
        )


def test_the_log_says_how_many_and_never_who(office: Scene) -> None:
    with unit_of_work(office.tenant):
        draw_raters(office.period)
    with enter(office.tenant):
        entry = db.session.scalars(
            select(AuditEntry).where(AuditEntry.action == "raters.drawn")
        ).one()
        assert entry.after == {"period": "2025", "people": 8, "ratings": 24}
        assert (entry.subject, entry.subject_id) == ("period", str(office.period))


def test_nobody_reads_a_row_but_the_own_ones(office: Scene) -> None:
    with unit_of_work(office.tenant):
        draw_raters(office.period)
    own = select(func.count()).select_from(RaterAssignment)
    for person in office.office.staff:
        with enter(office.tenant, person):
            assert set(db.session.scalars(select(RaterAssignment.rater_id))) == {person}
    with enter(office.tenant, office.head):
        assert db.session.scalar(own) == 0
    with enter(office.tenant), pytest.raises(DBAPIError):
        db.session.scalar(own)


def test_another_region_is_not_touched(office: Scene, other_scene: Scene) -> None:
    with unit_of_work(office.tenant):
        draw_raters(office.period)
    assert asked_in(other_scene) == {}
    with enter(other_scene.tenant):
        assert db.session.scalars(select(Period.raters_drawn_at)).all() == [None]
