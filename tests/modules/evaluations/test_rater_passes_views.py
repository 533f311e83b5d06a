"""The page of passes, the note on the rating form, and what the first page says."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kinerja.access.roles import Role
from kinerja.tenancy import enter
from modules.evaluations.queries import get_case
from modules.evaluations.rater_passes_queries import pass_of
from tests.counting import counted
from tests.factories.accounts import make_somebody, sign_in, slug_of
from tests.modules.evaluations.conftest import (
    Scene,
    address,
    finish,
    heading_of,
    post,
    signed_in,
    text_of,
)
from tests.modules.evaluations.drafts import FORM
from tests.modules.evaluations.rater_passes import passed

PRACTICE = {"rater_training": True}
DECISION = {"edition": "1", "results_rating": "above", "behaviour_rating": "below"}
REASON = "Ikut tanggap darurat dua bulan penuh, belum masuk indikator."


@pytest.fixture
def admin(app: Flask, asked: Scene) -> FlaskClient:
    client = app.test_client()
    sign_in(client, make_somebody(asked.tenant, "Nurul Aini", role=Role.ADMIN_DAERAH))
    return client


def passes(scene: Scene) -> str:
    return f"/{slug_of(scene.tenant)}/rater-passes"


class TestPage:
    def test_it_says_who_assesses_and_records_who_passed(
        self, admin: FlaskClient, asked: Scene
    ) -> None:
        page = admin.get(passes(asked))
        assert heading_of(page) == "Satu dari 1 penilai belum tercatat lulus pelatihan."
        assert "Kepala Dinas Contoh" in text_of(page)
        assert "2 orang · 2 belum ditetapkan" in text_of(page)
        data = {"people": [str(asked.head)], "passed_on": "3 November 2025"}
        answer = admin.post(passes(asked), data=data)
        assert (answer.status_code, answer.location) == (303, f"{passes(asked)}?recorded=1")
        after = admin.get(answer.location)
        assert heading_of(after) == "Satu-satunya penilai sudah lulus pelatihan."
        assert "Kelulusan satu penilai tercatat" in text_of(after)
        assert "3 November 2025" in text_of(admin.get(f"{passes(asked)}?state=passed"))

    def test_faults_stand_beside_their_fields_and_nothing_is_lost(
        self, admin: FlaskClient, asked: Scene
    ) -> None:
        nobody = admin.post(passes(asked), data={"passed_on": "3 November 2025"})
        assert nobody.status_code == 422
        assert "Pilih paling sedikit satu orang." in text_of(nobody)
        assert 'value="3 November 2025"' in nobody.text
        late = admin.post(
            passes(asked), data={"people": [str(asked.head)], "passed_on": "1 Januari 2199"}
        )
        assert late.status_code == 422
        assert "1 Januari 2199 belum tiba." in text_of(late)
        assert f'value="{asked.head}" checked' in late.text
        both = text_of(admin.post(passes(asked), data={"passed_on": "1 Januari 2199"}))
        assert "Pilih paling sedikit satu orang." in both
        assert "1 Januari 2199 belum tiba." in both

    def test_somebody_of_another_region_is_not_found(
        self, admin: FlaskClient, asked: Scene, other_scene: Scene
    ) -> None:
        data = {"people": [str(other_scene.head)], "passed_on": "3 November 2025"}
        assert admin.post(passes(asked), data=data).status_code == 404
        with enter(other_scene.tenant):
            assert pass_of(other_scene.head) is None

    def test_it_takes_few_queries(self, admin: FlaskClient, asked: Scene) -> None:
        admin.get(passes(asked))
        with counted() as statements:
            admin.get(passes(asked))
        assert len(statements) <= 8, statements

    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_a_region_without_the_training_says_so(
        self, app: Flask, scene: Scene, method: str
    ) -> None:
        client = app.test_client()
        sign_in(client, make_somebody(scene.tenant, role=Role.ADMIN_DAERAH))
        answer = client.open(passes(scene), method=method)
        assert answer.status_code == 404
        assert heading_of(answer) == "Daerah Anda tidak mensyaratkan pelatihan penilai."

    def test_others_are_refused(self, app: Flask, asked: Scene) -> None:
        assert signed_in(app, asked, asked.head).get(passes(asked)).status_code == 403

    def test_the_overview_leads_there_only_where_it_is_demanded(
        self, app: Flask, admin: FlaskClient, asked: Scene, other_scene: Scene
    ) -> None:
        overview = f"/{slug_of(asked.tenant)}/overview"
        assert f'href="{passes(asked)}?period=2025"' in admin.get(overview).text
        client = app.test_client()
        sign_in(client, make_somebody(other_scene.tenant, role=Role.ADMIN_DAERAH))
        other = client.get(f"/{slug_of(other_scene.tenant)}/overview")
        assert "rater-passes" not in other.text


class TestTakingBack:
    REASON = "Tercatat untuk orang lain yang namanya sama."

    def back(self, scene: Scene, person: object) -> str:
        return f"{passes(scene)}/{person}/take-back"

    def test_the_list_leads_there_and_it_asks_why(self, admin: FlaskClient, asked: Scene) -> None:
        passed(asked)
        url = self.back(asked, asked.head)
        assert f'href="{url}"' in admin.get(f"{passes(asked)}?state=passed").text
        assert heading_of(admin.get(url)) == "Tarik kelulusan Kepala Dinas Contoh?"
        short = admin.post(url, data={"reason": "Keliru."})
        assert short.status_code == 422
        assert "Alasan baru 7 huruf." in text_of(short)
        done = admin.post(url, data={"reason": self.REASON})
        assert done.status_code == 303
        page = admin.get(done.location)
        assert "Kelulusan itu ditarik" in text_of(page)
        assert heading_of(page) == "Satu dari 1 penilai belum tercatat lulus pelatihan."

    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_who_has_not_passed_or_is_of_another_region_is_not_found(
        self, admin: FlaskClient, asked: Scene, other_scene: Scene, method: str
    ) -> None:
        for person in (asked.head, other_scene.head):
            url = self.back(asked, person)
            answer = admin.open(url, method=method, data={"reason": self.REASON})
            assert answer.status_code == 404

    def test_others_are_refused(self, app: Flask, asked: Scene) -> None:
        client = signed_in(app, asked, asked.office.staff[0])
        assert client.get(self.back(asked, asked.head)).status_code == 403


@pytest.mark.usefixtures("admin")
class TestUntrained:
    @pytest.fixture
    def untrained(self, app: Flask, asked: Scene) -> FlaskClient:
        return signed_in(app, asked, asked.head)

    def test_the_form_says_why_what_to_do_and_whom_to_ask(
        self, untrained: FlaskClient, asked: Scene
    ) -> None:
        for page in (address(asked, "rate"), f"/{slug_of(asked.tenant)}/evaluations"):
            text = text_of(untrained.get(page))
            assert "Kelulusan pelatihan penilai Anda belum tercatat." in text
            assert "minta kelulusan dicatat oleh: Nurul Aini." in text

    def test_the_draft_is_kept_and_setting_refused_before_anything_is_typed(
        self, untrained: FlaskClient, asked: Scene
    ) -> None:
        answer = post(untrained, asked, **{**FORM, "go": "check"})
        assert answer.location == address(asked, "confirm")
        refused = untrained.get(answer.location)
        assert refused.status_code == 403
        assert "belum dapat menetapkan hasil" in heading_of(refused)
        assert "Nurul Aini" in text_of(refused)

    def test_what_was_chosen_meanwhile_is_kept(self, untrained: FlaskClient, asked: Scene) -> None:
        post(untrained, asked, **FORM)
        sent = {**DECISION, "departure_reason": REASON}
        answer = untrained.post(address(asked, "confirm"), data=sent)
        assert answer.status_code == 303
        assert untrained.get(answer.location).status_code == 403
        with enter(asked.tenant):
            evaluation = get_case(asked.first).evaluation
            assert not get_case(asked.first).is_final
            assert evaluation.departure_reason == REASON
            assert evaluation.behaviour_rating == "below"

    def test_once_recorded_nothing_stands_in_the_way(
        self, untrained: FlaskClient, asked: Scene
    ) -> None:
        passed(asked)
        assert "belum tercatat" not in text_of(untrained.get(address(asked, "rate")))
        finish(asked)


class TestFirstPage:
    def test_the_rater_and_who_records_are_told(
        self, app: Flask, admin: FlaskClient, asked: Scene
    ) -> None:
        home = f"/{slug_of(asked.tenant)}/"
        rater = signed_in(app, asked, asked.head)
        assert "Selesaikan pelatihan penilai" in text_of(rater.get(home))
        assert "Catat kelulusan satu penilai" in text_of(admin.get(home))
        staff = signed_in(app, asked, asked.office.staff[0])
        assert "pelatihan penilai" not in text_of(staff.get(home))
        passed(asked)
        assert "Selesaikan pelatihan penilai" not in text_of(rater.get(home))
        assert "Catat kelulusan" not in text_of(admin.get(home))
