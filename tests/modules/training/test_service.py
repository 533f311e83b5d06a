"""A referral is raised once, moves as its rules allow, and everybody concerned is told."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from kinerja.audit.models import AuditEntry
from kinerja.database import db, new_id
from kinerja.ids import PersonId
from kinerja.outbox.models import Outbox
from kinerja.tenancy import enter, unit_of_work
from modules.training import errors, service
from modules.training.models import Referral, ReferralState, TrainingVersion
from tests.modules.training.conftest import Scene, raised

S = ReferralState
WHY = "Sudah mengikuti program yang sama tahun lalu."
DAY = date(2026, 3, 2)


def topics(scene: Scene) -> list[str]:
    with enter(scene.tenant):
        return list(db.session.scalars(select(Outbox.topic).order_by(Outbox.id)))


def moved(scene: Scene, referral: UUID, *states: ReferralState) -> None:
    with unit_of_work(scene.tenant):
        for state in states:
            if state in {S.ENDORSED, S.NOT_ENDORSED}:
                service.endorse(referral, scene.superior, state, WHY)
            else:
                service.decide(referral, state, WHY)


def test_a_low_result_refers_once_with_its_reason(scene: Scene) -> None:
    referral = raised(scene)
    with unit_of_work(scene.tenant):
        service.raise_referrals(scene.payload())
        found = db.session.query(Referral).one()
        assert found.id == referral
        assert found.state is S.PROPOSED
        assert found.superior_id == scene.superior
        assert "Inisiatif" in found.reason["id"]
        assert service.programme_of(found).answers
    assert topics(scene) == ["training.referred"]


def test_a_good_result_refers_nobody(scene: Scene) -> None:
    with unit_of_work(scene.tenant):
        service.raise_referrals(scene.payload(points="90"))
        assert db.session.query(Referral).count() == 0
    assert topics(scene) == []


def test_a_region_without_catalogue_refers_nobody(scene: Scene) -> None:
    with unit_of_work(scene.tenant):
        bare = {**scene.payload(), "family": "tidak_ada"}
        before = service.result_in(bare)
    assert before.items[0].points == 40
    with unit_of_work(scene.tenant):
        assert db.session.query(TrainingVersion).count() == 1


def test_the_whole_way_leaves_its_trace(scene: Scene) -> None:
    referral = raised(scene)
    moved(scene, referral, S.ENDORSED, S.APPROVED)
    with unit_of_work(scene.tenant):
        service.schedule(referral, DAY)
    moved(scene, referral, S.ATTENDED)
    with enter(scene.tenant):
        found = service.get_referral(referral)
        assert (found.state, found.scheduled_on) == (S.ATTENDED, DAY)
        entries = select(AuditEntry.after).where(AuditEntry.action == "training.moved")
        states = [
            after["state"] for after in db.session.scalars(entries.order_by(AuditEntry.number))
        ]
    assert states == ["endorsed", "approved", "scheduled", "attended"]
    assert topics(scene).count("training.moved") == 4


def test_sent_back_it_waits_for_the_superior_again(scene: Scene) -> None:
    referral = raised(scene)
    moved(scene, referral, S.ENDORSED, S.REVISE, S.ENDORSED, S.APPROVED)
    with enter(scene.tenant):
        assert service.get_referral(referral).state is S.APPROVED


def test_only_the_superior_endorses(scene: Scene) -> None:
    referral = raised(scene)
    with pytest.raises(errors.NotYourReferral), unit_of_work(scene.tenant):
        service.endorse(referral, PersonId(new_id()), S.ENDORSED)
    with pytest.raises(errors.ReferralMoved), unit_of_work(scene.tenant):
        service.endorse(referral, scene.superior, S.APPROVED)


@pytest.mark.parametrize("wanted", [S.APPROVED, S.ATTENDED, S.ENDORSED, S.SCHEDULED])
def test_the_agency_does_not_act_before_the_superior(scene: Scene, wanted: ReferralState) -> None:
    referral = raised(scene)
    with pytest.raises(errors.ReferralMoved), unit_of_work(scene.tenant):
        service.decide(referral, wanted, WHY)


@pytest.mark.parametrize("wanted", [S.REVISE, S.REFUSED])
def test_turning_down_needs_a_reason(scene: Scene, wanted: ReferralState) -> None:
    referral = raised(scene)
    moved(scene, referral, S.ENDORSED)
    with pytest.raises(errors.NoteMissing), unit_of_work(scene.tenant):
        service.decide(referral, wanted, "tidak")
    with enter(scene.tenant):
        assert service.get_referral(referral).state is S.ENDORSED


def test_a_day_has_no_more_places_than_the_programme_has_seats(scene: Scene) -> None:
    referral = raised(scene)
    moved(scene, referral, S.ENDORSED, S.APPROVED)
    with unit_of_work(scene.tenant):
        found = service.get_referral(referral)
        version = db.session.get_one(TrainingVersion, (scene.tenant, found.training_version_id))
        document = dict(version.document)
        programmes = [
            {**each, "seats": 1} if each["code"] == found.programme else each
            for each in document["programmes"]
        ]
        narrow = TrainingVersion(
            id=new_id(),
            number=2,
            document={**document, "programmes": programmes},
            document_hash="0" * 64,
        )
        db.session.add(narrow)
        db.session.flush()
        found.training_version_id = narrow.id
        service.schedule(referral, DAY)
        service.decide(referral, S.APPROVED)
        assert found.scheduled_on is None
        service.schedule(referral, DAY)
        with pytest.raises(errors.SeatsTaken):
            service.schedule(referral, DAY)


def test_another_region_has_no_such_referral(scene: Scene, other_scene: Scene) -> None:
    referral = raised(scene)
    with pytest.raises(errors.ReferralNotFound), unit_of_work(other_scene.tenant):
        service.get_referral(referral)
    with pytest.raises(errors.ReferralNotFound), unit_of_work(other_scene.tenant):
        service.endorse(referral, other_scene.superior, S.ENDORSED)
