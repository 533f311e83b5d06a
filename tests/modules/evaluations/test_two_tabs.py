"""A draft open twice: joined where it can be, shown side by side where it cannot."""

import re

from flask.testing import FlaskClient

from kinerja.tenancy import enter
from modules.evaluations.queries import draft_of, get_case
from modules.evaluations.rules import Mark
from tests.modules.evaluations.conftest import (
    Scene,
    address,
    json_of,
    post,
    text_of,
)
from tests.modules.evaluations.drafts import FORM, FULL, LONG


class TestTwoTabs:
    def test_both_versions_are_shown_and_neither_is_overwritten(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        post(head, scene, **FORM)
        stale = {**FORM, "level_capaian": "2", "strengths": "Cepat."}
        answer = post(head, scene, **stale)
        assert answer.status_code == 409
        text = text_of(answer)
        assert "Ada dua versi draf. Dua isian berbeda, pilih yang Anda pakai." in text
        assert "Versi halaman ini: 2 · Tingkat 2" in text
        assert "Versi yang tersimpan: 4 · Tingkat 4" in text
        assert "Teliti." in text
        assert "Cepat." in text
        with enter(scene.tenant):
            assert draft_of(get_case(scene.first).evaluation) == FULL

    def test_the_choice_is_saved_with_everything_that_agreed(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        post(head, scene, **FORM)
        page = post(head, scene, **{**FORM, "level_capaian": "2", "strengths": "Cepat."})
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.text))
        chosen = {**hidden, "level_capaian": "2", "strengths": "Teliti.", "go": "save"}
        assert chosen["edition"] == "1"
        assert head.post(address(scene, "rate"), data=chosen).status_code == 303
        with enter(scene.tenant):
            draft = draft_of(get_case(scene.first).evaluation)
        assert draft.mark("capaian") == Mark(2)
        assert draft.mark("kerja_sama") == Mark(5, LONG)
        assert draft.strengths == "Teliti."

    def test_the_script_is_told_the_new_edition(self, head: FlaskClient, scene: Scene) -> None:
        first = post(head, scene, "draft", **FORM)
        assert first.status_code == 200
        assert json_of(first)["kind"] == "ok"
        assert re.match(r"Draf tersimpan \d\d\.\d\d\. Aman ditutup\.", json_of(first)["message"])
        assert json_of(first)["fields"] == {"edition": "1"}
        again = post(head, scene, "draft", **{**FORM, "level_capaian": "3", "edition": "1"})
        assert json_of(again)["fields"] == {"edition": "2"}

    def test_the_script_is_told_what_another_tab_filled_in(
        self, head: FlaskClient, scene: Scene
    ) -> None:
        post(head, scene, level_capaian="4", strengths="Teliti.")
        late = post(head, scene, "draft", level_disiplin="3")
        assert json_of(late)["fields"] == {
            "edition": "2",
            "level_capaian": "4",
            "strengths": "Teliti.",
        }

    def test_the_script_never_overwrites_another_tab(self, head: FlaskClient, scene: Scene) -> None:
        post(head, scene, **FORM)
        answer = head.post(
            address(scene, "draft"),
            data={**FORM, "edition": "0", "level_capaian": "1"},
            headers={"Accept": "application/json"},
        )
        assert answer.status_code == 409
        assert "belum disimpan" in json_of(answer)["title"]
        with enter(scene.tenant):
            assert draft_of(get_case(scene.first).evaluation) == FULL
