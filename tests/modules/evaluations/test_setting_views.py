"""Confirming or departing, and what cannot be set."""

import re

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kinerja.database import db
from kinerja.tenancy import enter
from modules.evaluations.models import Evaluation, EvaluationStage
from modules.evaluations.queries import get_case
from tests.modules.evaluations.conftest import (
    Scene,
    address,
    heading_of,
    kept,
    result_address,
    text_of,
)
from tests.modules.evaluations.drafts import LONG


class TestSetting:
    def decide(self, head: FlaskClient, scene: Scene, **fields: str) -> TestResponse:
        chosen = {"edition": "1", "results_rating": "above", "behaviour_rating": "above", **fields}
        return head.post(address(scene, "confirm"), data=chosen)

    def test_confirming_sets_the_result_and_leads_to_it(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        kept(scene)
        answer = self.decide(head, scene)
        assert (answer.status_code, answer.location) == (303, result_address(scene))
        page = head.get(answer.location)
        assert heading_of(page) == "Predikat Pegawai 00 Dinas Contoh: Sangat Baik."

    def test_a_departure_without_a_reason_is_kept_and_named(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        kept(scene)
        answer = self.decide(head, scene, results_rating="as", departure_reason="kurang jelas")
        assert answer.location == f"{address(scene, 'confirm')}?check=1"
        page = head.get(answer.location)
        assert "Alasan baru 12 huruf." in text_of(page)
        assert "kurang jelas</textarea>" in page.text
        assert re.search(r'name="results_rating" value="as" checked', page.text)
        with enter(scene.tenant):
            assert get_case(scene.first).evaluation.stage is EvaluationStage.RATING

    def test_a_departure_with_a_reason_is_in_force(self, head: FlaskClient, scene: Scene) -> None:
        kept(scene)
        self.decide(head, scene, results_rating="as", departure_reason=LONG)
        with enter(scene.tenant):
            result = get_case(scene.first).evaluation
            assert (result.predicate, result.proposed_results) == ("baik", "above")

    def test_what_changed_meanwhile_is_checked_again(self, head: FlaskClient, scene: Scene) -> None:
        kept(scene)
        answer = self.decide(head, scene, edition="0")
        assert answer.status_code == 409
        assert "Isian berubah sejak Anda membuka halaman ini." in text_of(answer)

    def test_an_incomplete_rating_cannot_be_set_and_names_what_is_missing(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        answer = self.decide(head, scene, edition="0")
        assert answer.status_code == 422
        assert "Kerja sama" in text_of(answer)
        with enter(scene.tenant):
            assert get_case(scene.first).evaluation.stage is EvaluationStage.RATING

    def test_a_second_submit_changes_nothing_and_says_so(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        kept(scene)
        self.decide(head, scene)
        answer = self.decide(head, scene, results_rating="below", departure_reason=LONG)
        assert answer.status_code == 409
        assert "sudah ditetapkan" in heading_of(answer)
        assert LONG in answer.text
        with enter(scene.tenant):
            assert db.session.get(Evaluation, scene.first).predicate == "sangat_baik"  # type: ignore[union-attr]

    def test_the_form_of_a_final_result_leads_to_the_result(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        kept(scene)
        self.decide(head, scene)
        for page in ("rate", "confirm"):
            assert head.get(address(scene, page)).location == result_address(scene)
