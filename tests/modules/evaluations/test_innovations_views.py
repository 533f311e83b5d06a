"""The pages of innovations, and what rating form, result and first page say of them."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kinerja.access.roles import Role
from kinerja.tenancy import enter
from modules.evaluations.innovations_queries import get_innovation
from modules.evaluations.models_records import InnovationState
from tests.counting import counted
from tests.factories.accounts import make_somebody, sign_in, slug_of
from tests.modules.evaluations.conftest import (
    Scene,
    address,
    finish,
    heading_of,
    result_address,
    signed_in,
    text_of,
)
from tests.modules.evaluations.innovations import FORM, IDEA, REASON, decided, keep_ideas, recorded

PRACTICE = {"innovations": True}


def ideas(scene: Scene, page: object = "") -> str:
    return f"/{slug_of(scene.tenant)}/innovations{f'/{page}' if page else ''}"


class TestOwn:
    def test_it_is_recorded_and_listed(self, person: FlaskClient, asked: Scene) -> None:
        assert heading_of(person.get(ideas(asked))) == "Belum ada inovasi yang Anda catat."
        assert person.get(ideas(asked, "new")).status_code == 200
        answer = person.post(ideas(asked, "new"), data=FORM)
        assert answer.status_code == 303
        page = person.get(answer.location)
        assert heading_of(page) == IDEA.title
        assert "menunggu atasan · dipakai sejak 14 Agustus 2025" in text_of(page)
        assert "Keputusan Anda" not in text_of(page)
        own = person.get(ideas(asked))
        assert heading_of(own) == "Belum ada inovasi Anda yang diakui."
        assert IDEA.title in own.text

    def test_faults_stand_beside_their_fields_and_nothing_is_lost(
        self, person: FlaskClient, asked: Scene
    ) -> None:
        data = {**FORM, "in_use_since": "1 Januari 2199", "benefit": "Cepat."}
        answer = person.post(ideas(asked, "new"), data=data)
        assert answer.status_code == 422
        assert "Baru 6 huruf." in text_of(answer)
        assert IDEA.description in answer.text
        late = person.post(ideas(asked, "new"), data={**FORM, "in_use_since": "1 Januari 2199"})
        assert late.status_code == 422
        assert "1 Januari 2199 belum tiba." in text_of(late)
        assert IDEA.benefit in late.text

    def test_every_page_leads_there_only_in_such_a_region(
        self, app: Flask, person: FlaskClient, asked: Scene, other_scene: Scene
    ) -> None:
        assert f'href="{ideas(asked)}"' in person.get(f"/{slug_of(asked.tenant)}/").text
        stranger = signed_in(app, other_scene, other_scene.office.staff[0])
        assert "innovations" not in stranger.get(f"/{slug_of(other_scene.tenant)}/").text

    @pytest.mark.parametrize("page", ["list", "one"])
    def test_it_takes_few_queries(self, person: FlaskClient, asked: Scene, page: str) -> None:
        innovation = recorded(asked)
        url = ideas(asked, innovation if page == "one" else "")
        person.get(url)
        with counted() as statements:
            person.get(url)
        assert len(statements) <= 8, statements


class TestDeciding:
    def test_the_first_page_leads_the_superior_to_it(self, head: FlaskClient, asked: Scene) -> None:
        innovation = recorded(asked)
        home = text_of(head.get(f"/{slug_of(asked.tenant)}/"))
        assert "Putuskan satu inovasi" in home
        page = head.get(ideas(asked))
        assert heading_of(page) == "Satu inovasi menunggu keputusan Anda."
        assert f'href="{ideas(asked, innovation)}"' in page.text
        decided(asked, innovation)
        assert "Putuskan" not in text_of(head.get(f"/{slug_of(asked.tenant)}/"))

    def test_it_is_verified(self, head: FlaskClient, person: FlaskClient, asked: Scene) -> None:
        url = ideas(asked, recorded(asked))
        assert "Keputusan Anda" in text_of(head.get(url))
        answer = head.post(f"{url}/decide", data={"verdict": "verified"})
        assert (answer.status_code, answer.location) == (303, url)
        assert "diakui · dipakai sejak" in text_of(head.get(url))
        assert heading_of(person.get(ideas(asked))) == "Satu inovasi Anda diakui."

    def test_refusing_asks_why_and_the_person_reads_it(
        self, head: FlaskClient, person: FlaskClient, asked: Scene
    ) -> None:
        innovation = recorded(asked)
        url = ideas(asked, innovation)
        short = head.post(f"{url}/decide", data={"verdict": "refused", "reason": "Bukan."})
        assert short.status_code == 422
        assert "Alasan baru 6 huruf." in text_of(short)
        assert "Bukan." in short.text
        head.post(f"{url}/decide", data={"verdict": "refused", "reason": REASON})
        with enter(asked.tenant):
            assert get_innovation(innovation).state is InnovationState.REFUSED
        page = person.get(url)
        assert REASON in page.text
        assert "Catat ulang dengan perbaikan" in text_of(page)

    def test_a_second_decision_is_refused_with_what_was_typed(
        self, head: FlaskClient, asked: Scene
    ) -> None:
        innovation = recorded(asked)
        decided(asked, innovation)
        data = {"verdict": "refused", "reason": REASON}
        answer = head.post(f"{ideas(asked, innovation)}/decide", data=data)
        assert answer.status_code == 409
        assert heading_of(answer) == "Inovasi ini sudah diputuskan: diakui."
        assert REASON in answer.text

    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_peers_are_refused_and_the_person_cannot_decide(
        self, app: Flask, person: FlaskClient, asked: Scene, method: str
    ) -> None:
        url = ideas(asked, recorded(asked))
        peer = signed_in(app, asked, asked.office.staff[1])
        path = url if method == "GET" else f"{url}/decide"
        answer = peer.open(path, method=method, data={"verdict": "verified"})
        assert answer.status_code == 403
        assert IDEA.description not in answer.text
        own = person.post(f"{url}/decide", data={"verdict": "verified"})
        assert own.status_code == 403


class TestElsewhere:
    def test_the_rating_form_and_the_result_show_it(
        self, head: FlaskClient, person: FlaskClient, asked: Scene
    ) -> None:
        empty = text_of(head.get(address(asked, "rate")))
        assert "Tidak ada inovasi yang dicatat untuk periode ini." in empty
        innovation = recorded(asked)
        form = text_of(head.get(address(asked, "rate")))
        assert f"{IDEA.title} · menunggu keputusan Anda" in form
        decided(asked, innovation)
        assert f"{IDEA.title} · diakui" in text_of(head.get(address(asked, "rate")))
        finish(asked)
        text = text_of(person.get(result_address(asked)))
        assert "Satu inovasi diakui pada periode ini" in text
        assert IDEA.title in text

    def test_what_is_not_verified_is_no_part_of_the_result(
        self, person: FlaskClient, asked: Scene
    ) -> None:
        recorded(asked)
        finish(asked)
        assert IDEA.title not in person.get(result_address(asked)).text


class TestDesk:
    def test_the_agency_sees_the_region_by_state(self, app: Flask, asked: Scene) -> None:
        innovation = recorded(asked)
        client = app.test_client()
        sign_in(client, make_somebody(asked.tenant, role=Role.ADMIN_DAERAH))
        desk = client.get(ideas(asked, "desk"))
        assert heading_of(desk) == "Satu inovasi di daerah ini menunggu atasannya."
        assert IDEA.title in desk.text
        assert f'href="{ideas(asked, "desk")}"' in client.get(ideas(asked)).text
        page = client.get(ideas(asked, innovation))
        assert page.status_code == 200
        assert "Keputusan Anda" not in text_of(page)
        decided(asked, innovation)
        assert IDEA.title in client.get(f"{ideas(asked, 'desk')}?state=verified").text
        assert IDEA.title not in client.get(ideas(asked, "desk")).text

    def test_others_are_refused(self, person: FlaskClient, asked: Scene) -> None:
        assert person.get(ideas(asked, "desk")).status_code == 403


class TestFence:
    PAGES = (("GET", ""), ("GET", "new"), ("POST", "new"))

    @pytest.mark.parametrize(("method", "page"), PAGES)
    def test_a_region_without_the_part_says_so(
        self, app: Flask, scene: Scene, method: str, page: str
    ) -> None:
        client = signed_in(app, scene, scene.head)
        answer = client.open(ideas(scene, page), method=method, data=FORM)
        assert answer.status_code == 404
        assert heading_of(answer) == "Daerah Anda tidak memakai catatan inovasi."
        assert "inovasi" not in text_of(client.get(address(scene, "rate"))).lower()

    @pytest.mark.parametrize(("method", "page"), [("GET", ""), ("POST", "/decide")])
    def test_another_regions_innovation_is_not_found(
        self, head: FlaskClient, asked: Scene, other_scene: Scene, method: str, page: str
    ) -> None:
        keep_ideas(other_scene)
        url = f"{ideas(asked, recorded(other_scene))}{page}"
        answer = head.open(url, method=method, data={"verdict": "verified"})
        assert answer.status_code == 404
