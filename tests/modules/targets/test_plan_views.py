"""Writing one's own plan in the browser."""

from flask import Flask
from flask.testing import FlaskClient

from kinerja.access.roles import Role
from kinerja.database import db
from kinerja.local_dates import today
from kinerja.tenancy import unit_of_work
from modules.targets.kinds import PlanState
from modules.targets.models import Plan
from modules.targets.queries import find_own, targets_of
from modules.targets.rules import TargetDraft
from tests.factories.plans import agree, make_plan, propose, seat
from tests.modules.targets.conftest import (
    Scene,
    fields_of,
    heading_of,
    json_of,
    signed_in,
    text_of,
    with_role,
)

YEAR = today().year


def written(scene: Scene) -> tuple[TargetDraft, ...]:
    with unit_of_work(scene.tenant):
        case = find_own(scene.person, seat(scene.person).position, YEAR)
        return targets_of(case.plan.id) if case else ()


def state(scene: Scene) -> PlanState | None:
    with unit_of_work(scene.tenant):
        case = find_own(scene.person, seat(scene.person).position, YEAR)
        return case.plan.state if case else None


def drafted(scene: Scene, *weights: int) -> str:
    """A draft of the person; the address of its first result."""
    with unit_of_work(scene.tenant):
        plan = make_plan(scene.person, *weights)
        first = targets_of(plan.id)[0].id
    return scene.own(f"targets/{first}")


def test_a_first_visit_offers_the_templates_and_writes_nothing(
    person: FlaskClient, scene: Scene
) -> None:
    page = person.get(scene.own())
    assert heading_of(page) == f"SKP {YEAR} belum berisi apa pun."
    assert "Hasil layanan" in text_of(page)
    assert "31 Januari" in text_of(page)
    assert state(scene) is None


def test_templates_are_taken_over_with_one_button(person: FlaskClient, scene: Scene) -> None:
    chosen = {"template": ["layanan", "laporan", "tim"]}
    person.post(scene.own("templates"), data=chosen)
    taken = written(scene)
    assert [(each.result, each.is_main, each.weight) for each in taken] == [
        ("Hasil layanan", True, 48),
        ("Hasil laporan", True, 47),
        ("Hasil tim", False, 5),
    ]
    assert heading_of(person.get(scene.own())) == f"SKP {YEAR} siap diajukan."
    person.post(scene.own("templates"), data=chosen)
    assert len(written(scene)) == 3


def test_a_result_is_written_with_numbers_as_people_type_them(
    person: FlaskClient, scene: Scene
) -> None:
    added = person.post(scene.own("targets"))
    form = fields_of(person.get(added.location))
    typed = {
        **form,
        "result": "Surat terjawab",
        "weight": "100",
        "m1_indicator": "Surat terjawab tepat waktu",
        "m1_target": "1.234,5",
        "m1_unit": "surat",
        "go": "close",
    }
    assert person.post(added.location, data=typed).status_code == 303
    (result,) = written(scene)
    assert str(result.measures[1].target) == "1234.5000"
    assert "1.234,5" in text_of(person.get(scene.own()))
    assert fields_of(person.get(added.location))["m1_target"] == "1.234,5"


def test_a_fault_stands_beside_its_field_and_keeps_what_was_typed(
    person: FlaskClient, scene: Scene
) -> None:
    address = drafted(scene)
    form = fields_of(person.get(address))
    answer = person.post(
        address, data={**form, "m1_target": "banyak", "result": "Lain sama sekali"}
    )
    assert answer.status_code == 422
    assert "“banyak” bukan angka yang kami kenal" in text_of(answer)
    assert fields_of(answer)["result"] == "Lain sama sekali"
    assert written(scene)[0].result == "Hasil 1"


def test_a_change_is_saved_at_once(person: FlaskClient, scene: Scene) -> None:
    address = drafted(scene)
    form = fields_of(person.get(address))
    told = json_of(person.post(f"{address}/draft", data={**form, "weight": "40"}))
    assert told["kind"] == "ok"
    assert written(scene)[0].weight == 40
    again = {**form, "weight": "45", "base": told["fields"]["base"]}
    assert json_of(person.post(f"{address}/draft", data=again))["kind"] == "ok"
    assert written(scene)[0].weight == 45


def test_a_measure_is_dropped_and_another_added(person: FlaskClient, scene: Scene) -> None:
    address = drafted(scene)
    form = fields_of(person.get(address))
    more = {"m2_indicator": "Tanpa salah", "m2_unit": "persen", "m2_target": "95", "go": "save"}
    person.post(address, data={**form, **more})
    assert list(written(scene)[0].measures) == [1, 2]
    form = fields_of(person.get(address))
    person.post(address, data={**form, "go": "drop_1"})
    assert [each.indicator for each in written(scene)[0].measures.values()] == ["Tanpa salah"]


def test_two_tabs_that_change_different_fields_are_joined(
    person: FlaskClient, scene: Scene
) -> None:
    address = drafted(scene)
    one = fields_of(person.get(address))
    two = fields_of(person.get(address))
    person.post(address, data={**one, "weight": "30"})
    person.post(address, data={**two, "result": "Nama baru"})
    (result,) = written(scene)
    assert (result.weight, result.result) == (30, "Nama baru")


def test_two_tabs_that_change_the_same_field_must_choose(person: FlaskClient, scene: Scene) -> None:
    address = drafted(scene)
    one = fields_of(person.get(address))
    two = fields_of(person.get(address))
    person.post(address, data={**one, "weight": "30"})
    answer = person.post(address, data={**two, "weight": "35", "result": "Nama baru"})
    assert answer.status_code == 409
    assert "Satu isian berbeda" in heading_of(answer)
    assert written(scene)[0].weight == 30
    assert person.post(f"{address}/draft", data={**two, "weight": "35"}).status_code == 409
    chosen = {**fields_of(answer), "weight": "35", "go": "save"}
    assert person.post(address, data=chosen).status_code == 303
    assert (written(scene)[0].weight, written(scene)[0].result) == (35, "Nama baru")


def test_an_incomplete_plan_is_not_proposed_and_says_what_it_lacks(
    person: FlaskClient, scene: Scene
) -> None:
    drafted(scene, 60, 35)
    answer = person.post(scene.own("propose"))
    assert answer.status_code == 422
    assert heading_of(answer) == f"SKP {YEAR} hampir siap: bobot baru 95 dari 100 persen."
    assert "Bobot baru 95. Tambahkan 5 pada satu hasil." in text_of(answer)
    assert state(scene) is PlanState.DRAFT


def test_a_complete_plan_is_proposed_from_the_open_row(person: FlaskClient, scene: Scene) -> None:
    address = drafted(scene, 60)
    form = fields_of(person.get(address))
    person.post(address, data={**form, "weight": "100", "go": "propose"})
    assert state(scene) is PlanState.PROPOSED
    page = person.get(scene.own())
    assert "menunggu persetujuan Kepala Bidang" in heading_of(page)
    assert person.get(address).status_code == 303
    person.post(scene.own("withdraw"))
    assert state(scene) is PlanState.DRAFT


def test_a_proposed_plan_does_not_change(person: FlaskClient, scene: Scene) -> None:
    address = drafted(scene)
    form = fields_of(person.get(address))
    person.post(scene.own("propose"))
    answer = person.post(address, data={**form, "result": "Diam-diam diganti"})
    assert answer.status_code == 409
    assert "Diam-diam diganti" in text_of(answer)
    assert person.post(scene.own("targets")).status_code == 409
    assert person.post(f"{address}/remove").status_code == 409
    assert written(scene)[0].result == "Hasil 1"


def test_a_result_is_removed(person: FlaskClient, scene: Scene) -> None:
    address = drafted(scene, 60, 40)
    assert person.post(f"{address}/remove").status_code == 303
    assert [each.weight for each in written(scene)] == [40]


def test_an_agreed_plan_is_revised_with_a_reason(person: FlaskClient, scene: Scene) -> None:
    with unit_of_work(scene.tenant):
        agree(scene.person, scene.head)
    assert "disetujui" in heading_of(person.get(scene.own()))
    answer = person.post(scene.own("revise"), data={"reason": "Tugas"})
    assert answer.status_code == 422
    assert "Baru 5 huruf" in text_of(answer)
    reason = "Mendapat tugas tim pengendalian inflasi."
    person.post(scene.own("revise"), data={"reason": reason})
    assert state(scene) is PlanState.DRAFT
    assert reason in text_of(person.get(scene.own()))


def test_a_plan_links_to_the_superiors_result_before_that_is_agreed(
    person: FlaskClient, scene: Scene
) -> None:
    with unit_of_work(scene.tenant):
        above = targets_of(make_plan(scene.head).id)[0].id
        elsewhere = targets_of(make_plan(scene.office.staff[1]).id)[0].id
    address = drafted(scene)
    form = fields_of(person.get(address))
    refused = person.post(address, data={**form, "superior": str(elsewhere)})
    assert refused.status_code == 422
    person.post(address, data={**form, "superior": str(above), "go": "close"})
    assert written(scene)[0].superior == above
    assert "Tautan sementara" in text_of(person.get(scene.own()))


def test_nobody_reaches_anothers_results(
    person: FlaskClient, scene: Scene, other_scene: Scene
) -> None:
    with unit_of_work(scene.tenant):
        theirs = targets_of(make_plan(scene.office.staff[1]).id)[0].id
    with unit_of_work(other_scene.tenant):
        foreign = targets_of(make_plan(other_scene.person).id)[0].id
    person.post(scene.own("templates"), data={"template": "layanan"})
    for target in (theirs, foreign):
        address = scene.own(f"targets/{target}")
        assert person.get(address).status_code == 404
        assert person.post(address).status_code == 404
        assert person.post(f"{address}/draft").status_code == 404
        assert person.post(f"{address}/remove").status_code == 404


def test_a_year_without_a_plan_that_can_no_longer_be_begun_is_not_there(
    person: FlaskClient, scene: Scene
) -> None:
    for year in (1, 1999, YEAR - 1, YEAR + 2, 999999):
        assert person.get(scene.path(year)).status_code == 404
        assert person.post(scene.path(f"{year}/targets")).status_code == 404


def test_whoever_holds_no_position_is_told_so(app: Flask, scene: Scene) -> None:
    client = with_role(app, scene, Role.AUDITOR)
    page = client.get(scene.own())
    assert page.status_code == 200
    assert "belum memegang jabatan" in text_of(page)
    assert client.post(scene.own("targets")).status_code == 409


def test_the_page_of_the_top_says_who_agrees(app: Flask, scene: Scene) -> None:
    with unit_of_work(scene.tenant):
        propose(scene.top.head)
        assert db.session.query(Plan).one().assessor_id is None
    page = signed_in(app, scene, scene.top.head).get(scene.own())
    assert heading_of(page) == f"SKP {YEAR} sudah diajukan."
