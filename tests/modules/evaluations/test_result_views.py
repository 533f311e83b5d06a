"""What the person reads, what it says is what the engine computed, and who else may read it."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from kinerja.access.roles import Role
from kinerja.database import db
from kinerja.people.models import Person, Unit
from kinerja.rubrics.predicate import Rating
from kinerja.rubrics.service import rubric_of
from kinerja.tenancy import enter, unit_of_work
from modules.evaluations import service
from modules.evaluations.queries import draft_of, get_case
from modules.evaluations.rules import Decision, Draft, Mark
from tests.counting import counted
from tests.factories.accounts import make_somebody, sign_in, slug_of
from tests.factories.evaluations import make_office
from tests.factories.people import grant_role
from tests.modules.evaluations.conftest import (
    Scene,
    finish,
    heading_of,
    result_address,
    signed_in,
    text_of,
)
from tests.modules.evaluations.drafts import LONG

WEAK = Draft({"capaian": Mark(3), "disiplin": Mark(4), "kerja_sama": Mark(3)}, weaknesses="Lambat.")


def set_weak(scene: Scene) -> None:
    """Results 80, behaviour 85: both as expected."""
    with unit_of_work(scene.tenant):
        service.save_draft(scene.first, scene.head, 0, WEAK)
        service.finalise(scene.first, scene.head, 1, Decision(Rating.AS, Rating.AS))


class TestPage:
    def test_the_reason_for_an_extreme_level_is_read_beside_the_feedback(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        finish(scene)
        text = text_of(person.get(result_address(scene)))
        assert LONG in text
        assert "Kerja sama: 5 · Tingkat 5" in text

    def test_the_heading_is_the_predicate_and_what_is_lacking(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        set_weak(scene)
        page = person.get(result_address(scene))
        assert heading_of(page) == (
            "Predikat Anda Baik. Hasil kerja kurang 10,00 dan perilaku kurang 5,00 "
            "untuk Sangat Baik."
        )

    def test_the_best_lacks_nothing(self, person: FlaskClient, scene: Scene) -> None:
        finish(scene)
        page = person.get(result_address(scene))
        assert heading_of(page) == "Predikat Anda Sangat Baik, yang tertinggi."

    def test_the_figures_on_the_page_are_the_engines_and_add_up(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        set_weak(scene)
        text = text_of(person.get(result_address(scene)))
        with enter(scene.tenant):
            case = get_case(scene.first)
            rubric = rubric_of(case.period.rubric_version_id)
            outcome = service.outcome_of(case.evaluation, rubric, draft_of(case.evaluation))
        assert outcome.score == Decimal("82.00")
        assert "Dari mana angka 82,00" in text
        assert "Hasil kerja 80,00 × 60 % = 48,00" in text.replace("\N{NO-BREAK SPACE}", " ")
        assert "Perilaku 85,00 × 40 % = 34,00" in text.replace("\N{NO-BREAK SPACE}", " ")
        assert "48,00 + 34,00 82,00" in text

    def test_every_formula_can_be_recomputed(self, person: FlaskClient, scene: Scene) -> None:
        set_weak(scene)
        page = person.get(result_address(scene))
        formulas = re.findall(r'<dd class="k-num">(\([^=]*\) ÷ [\d,]+) = ([\d,]+)</dd>', page.text)
        assert len(formulas) == 2
        for formula, told in formulas:
            assert worked_out(formula) == Fraction(told.replace(",", "."))

    def test_who_was_not_heard_and_what_that_did(self, person: FlaskClient, scene: Scene) -> None:
        set_weak(scene)
        text = text_of(person.get(result_address(scene))).replace("\N{NO-BREAK SPACE}", " ")
        assert (
            "Rekan kerja tidak dihitung: kurang dari 3 penilai. "
            "Bobotnya beralih kepada yang ada: Atasan langsung 100 %." in text
        )
        assert text.count("Rekan kerja tidak dihitung") == 1

    def test_feedback_rubric_and_check_code_are_there(
        self, person: FlaskClient, scene: Scene
    ) -> None:
        set_weak(scene)
        text = text_of(person.get(result_address(scene)))
        assert "Lambat." in text
        assert "Rubrik Contoh, versi 1" in text
        assert re.search(r"Kode periksa ([0-9A-F]{4} ){2}[0-9A-F]{4}", text)

    def test_a_departure_is_shown_with_its_reason(self, person: FlaskClient, scene: Scene) -> None:
        finish(scene, decision=Decision(Rating.AS, Rating.ABOVE, LONG))
        text = text_of(person.get(result_address(scene)))
        assert "menetapkan lain dari usulan angka (Sangat Baik)" in text
        assert LONG in text
        assert "Hasil kerja 90,00; pejabat penilai menetapkannya sesuai ekspektasi" in text

    def test_a_result_not_set_shows_no_figure(self, person: FlaskClient, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            service.save_draft(scene.first, scene.head, 0, WEAK)
        page = person.get(result_address(scene))
        assert heading_of(page) == "Penilaian 2025 Anda belum ditetapkan."
        assert "82,00" not in page.text
        assert "Lambat." not in page.text

    def test_it_takes_few_queries(self, person: FlaskClient, scene: Scene) -> None:
        finish(scene)
        url = result_address(scene)
        person.get(url)
        with counted() as statements:
            person.get(url)
        assert len(statements) <= 8, statements


def worked_out(formula: str) -> Fraction:
    """The value of «(a × b + c × d) ÷ e»."""
    terms, divisor = re.fullmatch(r"\((.*)\) ÷ ([\d,]+)", formula).groups()  # type: ignore[union-attr]
    total = sum(
        Fraction(a.replace(",", ".")) * Fraction(b.replace(",", "."))
        for a, b in re.findall(r"([\d,]+) × ([\d,]+)", terms)
    )
    return total / Fraction(divisor.replace(",", "."))


class TestAcknowledging:
    def test_the_person_answers_once(self, person: FlaskClient, scene: Scene) -> None:
        finish(scene)
        url = f"{result_address(scene)}/acknowledge"
        answer = person.post(url, data={"reply": "Terima kasih."})
        assert (answer.status_code, answer.location) == (303, result_address(scene))
        text = text_of(person.get(result_address(scene)))
        assert "Diterima" in text
        assert "Terima kasih." in text
        again = person.post(url, data={"reply": "Saya berubah pikiran."})
        assert again.status_code == 409
        assert heading_of(again).startswith("Anda sudah menerima hasil ini pada")
        assert "Saya berubah pikiran." in again.text

    def test_words_too_many_are_kept_on_the_page(self, person: FlaskClient, scene: Scene) -> None:
        finish(scene)
        url = f"{result_address(scene)}/acknowledge"
        answer = person.post(url, data={"reply": "panjang " * 600})
        assert answer.status_code == 422
        assert "terlalu panjang" in answer.text
        assert answer.text.count("panjang panjang") > 1

    def test_nothing_unfinished_is_acknowledged(self, person: FlaskClient, scene: Scene) -> None:
        answer = person.post(f"{result_address(scene)}/acknowledge", data={})
        assert answer.status_code == 409

    def test_the_assessor_cannot_answer_for_the_person(self, app: Flask, scene: Scene) -> None:
        finish(scene)
        client = signed_in(app, scene, scene.head)
        answer = client.post(f"{result_address(scene)}/acknowledge", data={"reply": "Setuju."})
        assert answer.status_code == 403
        assert "Terima hasil ini" not in client.get(result_address(scene)).text


class TestWhoMayRead:
    def test_the_assessor_reads_it_under_the_persons_name(self, app: Flask, scene: Scene) -> None:
        finish(scene)
        page = signed_in(app, scene, scene.head).get(result_address(scene))
        assert heading_of(page) == "Predikat Pegawai 00 Dinas Contoh: Sangat Baik."

    def test_a_colleague_does_not(self, app: Flask, scene: Scene) -> None:
        finish(scene)
        answer = signed_in(app, scene, scene.office.staff[1]).get(result_address(scene))
        assert answer.status_code == 403
        assert "Sangat Baik" not in answer.text

    @pytest.mark.parametrize("role", [Role.ADMIN_DAERAH, Role.AUDITOR])
    def test_who_oversees_the_region_does(self, app: Flask, scene: Scene, role: Role) -> None:
        finish(scene)
        client = app.test_client()
        sign_in(client, make_somebody(scene.tenant, role=role))
        assert client.get(result_address(scene)).status_code == 200

    def test_an_opd_admin_reads_the_own_units_and_those_below(
        self, app: Flask, scene: Scene
    ) -> None:
        finish(scene)
        with unit_of_work(scene.tenant):
            below = make_office(1, "Bidang", parent=scene.office.unit)
            beside = make_office(1, "Dinas Lain")
        for unit, status in ((scene.office.unit, 200), (below.unit, 403), (beside.unit, 403)):
            client = app.test_client()
            sign_in(client, make_somebody(scene.tenant, role=Role.ADMIN_OPD, unit=unit))
            assert client.get(result_address(scene)).status_code == status

    def test_an_admin_of_the_parent_reads_what_lies_below(self, app: Flask, scene: Scene) -> None:
        finish(scene)
        with unit_of_work(scene.tenant):
            parent = make_office(1, "Sekretariat").unit
            head = db.session.scalars(select(Person).where(Person.id == scene.office.staff[1]))
            grant_role(head.one(), Role.ADMIN_OPD, parent)
            move_below(scene, parent)
        client = signed_in(app, scene, scene.office.staff[1])
        assert client.get(result_address(scene)).status_code == 200

    def test_another_regions_result_is_not_found(
        self, person: FlaskClient, scene: Scene, other_scene: Scene
    ) -> None:
        finish(other_scene)
        url = f"/{slug_of(scene.tenant)}/results/{other_scene.first}"
        assert person.get(url).status_code == 404
        assert person.post(f"{url}/acknowledge").status_code == 404


def move_below(scene: Scene, parent: object) -> None:
    db.session.execute(update(Unit).where(Unit.id == scene.office.unit).values(parent_id=parent))


class TestOwnList:
    def test_it_tells_the_newest_predicate(self, person: FlaskClient, scene: Scene) -> None:
        finish(scene)
        page = person.get(f"/{slug_of(scene.tenant)}/results")
        assert heading_of(page) == "Predikat 2025 Anda: Sangat Baik."
        assert "90,00" in page.text
        assert "belum Anda terima" in page.text

    def test_while_nothing_is_set_it_says_so(self, person: FlaskClient, scene: Scene) -> None:
        page = person.get(f"/{slug_of(scene.tenant)}/results")
        assert heading_of(page) == "Penilaian 2025 Anda sedang berjalan."

    def test_who_was_never_rated_reads_why(self, app: Flask, scene: Scene) -> None:
        client = signed_in(app, scene, scene.head)
        page = client.get(f"/{slug_of(scene.tenant)}/results")
        assert heading_of(page) == "Belum ada penilaian untuk Anda."
