"""The superior's side: lists, reading, agreeing, returning."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from kinerja.access.roles import Role
from kinerja.audit.models import AuditEntry
from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.outbox.models import Outbox
from kinerja.tenancy import unit_of_work
from modules.targets.kinds import PlanState
from modules.targets.models import Plan
from modules.targets.queries import targets_of
from tests.counting import counted
from tests.factories.plans import add_result, agree, make_plan, propose
from tests.modules.targets.conftest import (
    Scene,
    fields_of,
    heading_of,
    signed_in,
    text_of,
    with_role,
)

YEAR = today().year
REASON = "Target hasil pertama di bawah capaian tahun lalu."


def proposed(scene: Scene, person: PersonId | None = None) -> str:
    """The address at which the superior reads a proposed plan."""
    with unit_of_work(scene.tenant):
        plan = propose(person or scene.person)
        return scene.path(f"{plan.id}/review")


def plan_of(scene: Scene) -> Plan:
    asked = select(Plan).where(Plan.person_id == scene.person)
    found: Plan = db.session.scalars(asked).one()
    return found


def state(scene: Scene) -> PlanState:
    with unit_of_work(scene.tenant):
        return plan_of(scene).state


def messages(scene: Scene, topic: str) -> list[dict[str, object]]:
    with unit_of_work(scene.tenant):
        return list(db.session.scalars(select(Outbox.payload).where(Outbox.topic == topic)))


def test_the_list_says_how_many_plans_wait_and_who_has_none(
    head: FlaskClient, scene: Scene
) -> None:
    proposed(scene)
    page = head.get(scene.path("team"))
    assert heading_of(page) == f"Satu SKP {YEAR} menunggu keputusan Anda."
    assert "diajukan" in text_of(page)
    assert "belum dimulai" in text_of(page)
    narrowed = text_of(head.get(scene.path("team?only=missing")))
    assert "Pegawai 01 Bidang" in narrowed
    assert "Pegawai 00 Bidang" not in narrowed


def test_proposing_tells_the_superior(person: FlaskClient, scene: Scene) -> None:
    with unit_of_work(scene.tenant):
        make_plan(scene.person)
    person.post(scene.own("propose"))
    (told,) = messages(scene, "plan.proposed")
    assert told["person_id"] == str(scene.head)
    assert told["name"] == "Pegawai 00 Bidang"
    assert str(told["path"]).endswith("/review")


def test_a_plan_is_agreed_with_special_expectations(head: FlaskClient, scene: Scene) -> None:
    address = proposed(scene)
    page = head.get(address)
    assert "menunggu keputusan Anda" in heading_of(page)
    expected = "Melatih satu rekan baru sampai mandiri."
    sent = {**fields_of(page), "expectations": expected, "go": "agree"}
    assert head.post(address, data=sent).status_code == 303
    with unit_of_work(scene.tenant):
        plan = plan_of(scene)
        assert (plan.state, plan.expectations) == (PlanState.AGREED, expected)
        assert plan.agreed_by == scene.head
    (told,) = messages(scene, "plan.agreed")
    assert told["person_id"] == str(scene.person)


def test_a_plan_is_returned_only_with_a_reason(
    head: FlaskClient, person: FlaskClient, scene: Scene
) -> None:
    address = proposed(scene)
    sent = {**fields_of(head.get(address)), "expectations": "Tetap ramah.", "go": "return"}
    answer = head.post(address, data=sent)
    assert answer.status_code == 422
    assert "Tulis alasannya, paling sedikit 15 huruf." in text_of(answer)
    assert fields_of(answer)["expectations"] == "Tetap ramah."
    assert state(scene) is PlanState.PROPOSED
    head.post(address, data={**sent, "reason": REASON})
    assert state(scene) is PlanState.RETURNED
    assert len(messages(scene, "plan.returned")) == 1
    page = person.get(scene.own())
    assert "dikembalikan" in heading_of(page)
    assert REASON in text_of(page)
    person.post(scene.own("propose"))
    assert state(scene) is PlanState.PROPOSED


def test_a_plan_that_changed_meanwhile_is_read_again(
    head: FlaskClient, person: FlaskClient, scene: Scene
) -> None:
    address = proposed(scene)
    sent = {**fields_of(head.get(address)), "expectations": "Tetap ramah.", "go": "agree"}
    person.post(scene.own("withdraw"))
    with unit_of_work(scene.tenant):
        plan = plan_of(scene)
        target = targets_of(plan.id)[0].id
    typed = fields_of(person.get(scene.own(f"targets/{target}")))
    changed = {**typed, "result": "Lain", "go": "propose"}
    person.post(scene.own(f"targets/{target}"), data=changed)
    answer = head.post(address, data=sent)
    assert answer.status_code == 409
    assert "berubah sejak Anda membacanya" in text_of(answer)
    assert fields_of(answer)["expectations"] == "Tetap ramah."
    assert state(scene) is PlanState.PROPOSED
    assert head.post(address, data={**fields_of(answer), "go": "agree"}).status_code == 303
    assert state(scene) is PlanState.AGREED


def test_a_withdrawn_plan_is_not_agreed(
    head: FlaskClient, person: FlaskClient, scene: Scene
) -> None:
    address = proposed(scene)
    sent = {**fields_of(head.get(address)), "go": "agree"}
    person.post(scene.own("withdraw"))
    assert head.post(address, data=sent).status_code == 409
    assert state(scene) is PlanState.DRAFT


def test_nobody_but_the_superior_decides(
    app: Flask, person: FlaskClient, scene: Scene, other_scene: Scene
) -> None:
    address = proposed(scene)
    colleague = signed_in(app, scene, scene.office.staff[1])
    for client in (person, colleague, signed_in(app, scene, scene.top.head)):
        assert client.get(address).status_code == 403
        answer = client.post(address, data={"edition": "1", "go": "agree"})
        assert answer.status_code == 403
    foreign = proposed(other_scene).rpartition("/plans/")[2]
    head_here = signed_in(app, scene, scene.head)
    assert head_here.get(scene.path(foreign)).status_code == 404
    assert head_here.post(scene.path(foreign)).status_code == 404
    assert state(scene) is PlanState.PROPOSED


def left_lying(scene: Scene) -> str:
    """A plan of last year, proposed in time then and never decided."""
    with unit_of_work(scene.tenant):
        plan = propose(scene.person, year=YEAR - 1)
        plan.proposed_at = datetime(YEAR - 1, 1, 20, 3, tzinfo=UTC)
        return scene.path(f"{plan.id}/review")


def test_where_the_assessor_did_nothing_the_next_superior_agrees(app: Flask, scene: Scene) -> None:
    address = left_lying(scene)
    top = signed_in(app, scene, scene.top.head)
    listed = text_of(top.get(scene.path(f"team?year={YEAR - 1}")))
    assert "Atasannya belum memutuskan sampai" in listed
    assert "Pegawai 00 Bidang" in listed
    page = top.get(address)
    assert "jadi Anda boleh memutuskan" in text_of(page)
    assert top.post(address, data={**fields_of(page), "go": "agree"}).status_code == 303
    with unit_of_work(scene.tenant):
        plan = plan_of(scene)
        assert (plan.state, plan.agreed_by) == (PlanState.AGREED, scene.top.head)


def test_a_revision_keeps_the_agreed_version_in_the_log(person: FlaskClient, scene: Scene) -> None:
    with unit_of_work(scene.tenant):
        plan_id = agree(scene.person, scene.head).id
    person.post(scene.own("revise"), data={"reason": "Mendapat tugas tim inflasi daerah."})
    with unit_of_work(scene.tenant):
        asked = select(AuditEntry).where(
            AuditEntry.action == "plan.revised", AuditEntry.subject_id == str(plan_id)
        )
        entry = db.session.scalars(asked).one()
        assert entry.before is not None
        assert entry.before["targets"][0]["result"] == "Hasil 1"
        assert entry.before["targets"][0]["measures"]["1"]["target"] == "12"
        assert plan_of(scene).agreed_at is not None


def test_administrator_and_auditor_read_and_change_nothing(
    app: Flask, scene: Scene, other_scene: Scene
) -> None:
    with unit_of_work(scene.tenant):
        plan = propose(scene.person)
        below, above = scene.path(plan.id), scene.path(propose(scene.top.head).id)
    with unit_of_work(other_scene.tenant):
        foreign = propose(other_scene.person).id
    auditor = with_role(app, scene, Role.AUDITOR)
    unit_admin = with_role(app, scene, Role.ADMIN_OPD, scene.office.unit)
    for client in (auditor, unit_admin):
        page = client.get(below)
        assert page.status_code == 200
        assert "Hasil 1" in text_of(page)
        assert 'action="/' not in page.text.split("<main")[1].split("</main")[0]
        assert client.get(f"{below}/review").status_code == 403
        assert client.get(scene.path(foreign)).status_code == 404
    assert auditor.get(above).status_code == 200
    assert unit_admin.get(above).status_code == 404
    assert signed_in(app, scene, scene.person).get(below).status_code == 403


def test_the_overview_counts_by_stage_within_the_readers_units(app: Flask, scene: Scene) -> None:
    with unit_of_work(scene.tenant):
        agree(scene.person, scene.head)
    unit_admin = with_role(app, scene, Role.ADMIN_OPD, scene.office.unit)
    page = unit_admin.get(scene.path("overview"))
    assert heading_of(page) == f"1 dari 3 SKP {YEAR} sudah disetujui."
    assert "Kepala Sekretariat" not in text_of(page)
    auditor = with_role(app, scene, Role.AUDITOR)
    assert heading_of(auditor.get(scene.path("overview"))).startswith("1 dari 4 SKP")
    missing = text_of(auditor.get(scene.path("overview?only=missing")))
    assert "Pegawai 00 Bidang" not in missing
    assert "Kepala Sekretariat" in missing
    assert auditor.get(scene.path(f"overview?unit={scene.office.unit}")).status_code == 200
    assert unit_admin.get(scene.path(f"overview?unit={scene.top.unit}")).status_code == 404


def test_the_matrix_shows_who_contributes_to_what(head: FlaskClient, scene: Scene) -> None:
    with unit_of_work(scene.tenant):
        mine = make_plan(scene.head, 60, 40)
        first, _second = (each.id for each in targets_of(mine.id))
        theirs = make_plan(scene.person, 70)
        add_result(theirs, 30, "Pasien lansia terlayani", superior=first)
    page = head.get(scene.path("alignment"))
    assert heading_of(page) == f"Satu hasil SKP {YEAR} Anda belum didukung siapa pun."
    assert "Pasien lansia terlayani bobot 30 · belum disetujui" in text_of(page)
    assert "Belum menautkan hasilnya Pegawai 01 Bidang" in text_of(page)


@pytest.mark.parametrize("page", ["team", "alignment", "overview"])
def test_lists_need_no_more_statements_for_more_people(app: Flask, scene: Scene, page: str) -> None:
    with unit_of_work(scene.tenant):
        make_plan(scene.head)
        propose(scene.person)
    client = signed_in(app, scene, scene.head)
    if page == "overview":
        client = with_role(app, scene, Role.AUDITOR)
    client.get(scene.path(page))
    with counted() as one:
        client.get(scene.path(page))
    with unit_of_work(scene.tenant):
        propose(scene.office.staff[1])
    with counted() as two:
        client.get(scene.path(page))
    assert len(two) == len(one)


def test_pages_of_somebody_without_staff_say_so(person: FlaskClient, scene: Scene) -> None:
    for page in ("team", "alignment"):
        answer = person.get(scene.path(page))
        assert heading_of(answer) == "Tidak ada orang yang Anda nilai sekarang."


def test_home_leads_to_what_waits(person: FlaskClient, head: FlaskClient, scene: Scene) -> None:
    home = scene.path().rpartition("plans")[0]
    assert f"Susun SKP {YEAR}" in text_of(person.get(home))
    address = proposed(scene)
    assert f"SKP {YEAR} ke" not in text_of(person.get(home))
    assert f"Putuskan satu SKP {YEAR} yang diajukan kepada Anda" in text_of(head.get(home))
    sent = {**fields_of(head.get(address)), "reason": REASON, "go": "return"}
    head.post(address, data=sent)
    assert f"Perbaiki SKP {YEAR} yang dikembalikan" in text_of(person.get(home))


def test_a_strange_year_in_an_address_means_this_year(head: FlaskClient, scene: Scene) -> None:
    for year in ("99999", "abc", "-1", "0001", str(date.max.year)):
        page = head.get(scene.path(f"team?year={year}"))
        assert page.status_code == 200
        assert str(YEAR) in text_of(page)
