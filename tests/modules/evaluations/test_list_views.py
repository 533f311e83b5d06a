"""The superior's list."""

import re
from html import unescape

from flask import Flask
from flask.testing import FlaskClient

from kinerja.tenancy import unit_of_work
from modules.evaluations import service
from modules.evaluations.rules import Draft, Mark
from tests.counting import counted
from tests.factories.accounts import slug_of
from tests.modules.evaluations.conftest import (
    Scene,
    finish,
    heading_of,
    make_scene,
    signed_in,
)


class TestList:
    def test_it_says_who_waits_and_until_when(self, head: FlaskClient, scene: Scene) -> None:
        page = head.get(f"/{slug_of(scene.tenant)}/evaluations")
        assert page.status_code == 200
        assert heading_of(page) == (
            "Dua orang menunggu penilaian Anda, paling lambat 31 Januari 2026."
        )
        assert "Pegawai 00 Dinas Contoh" in page.text
        assert "belum dimulai" in page.text

    def test_drafts_stand_above_and_final_results_below(
        self, app: Flask, other_scene: Scene
    ) -> None:
        scene = make_scene_with_three(other_scene)
        page = signed_in(app, scene, scene.head).get(f"/{slug_of(scene.tenant)}/evaluations")
        order = re.findall(r"Pegawai (0\d) Dinas", page.text)
        assert list(dict.fromkeys(order)) == ["02", "01", "00"]
        assert "Sangat Baik" in page.text

    def test_who_rates_nobody_is_told_so(self, app: Flask, scene: Scene) -> None:
        client = signed_in(app, scene, scene.office.staff[0])
        page = client.get(f"/{slug_of(scene.tenant)}/evaluations")
        assert heading_of(page) == "Tidak ada orang yang Anda nilai."

    def test_sixty_people_come_in_two_pages_of_few_queries(
        self, app: Flask, other_tenant: int
    ) -> None:
        scene = make_scene(other_tenant, 60)  # type: ignore[arg-type]
        client = signed_in(app, scene, scene.head)
        url = f"/{slug_of(scene.tenant)}/evaluations"
        client.get(url)
        with counted() as statements:
            first = client.get(url)
        assert len(statements) <= 8, statements
        assert len(re.findall(r"Pegawai \d\d Dinas Contoh</a>", first.text)) == 50
        onward = re.search(r'rel="next" href="([^"]+)"', first.text)
        assert onward
        second = client.get(unescape(onward[1]))
        assert len(re.findall(r"Pegawai \d\d Dinas Contoh</a>", second.text)) == 10


def make_scene_with_three(scene: Scene) -> Scene:
    """The first of three is final, the second untouched, the third a draft."""
    three = make_scene(scene.tenant, 3)
    finish(three)
    with unit_of_work(three.tenant):
        service.save_draft(three.evaluations[2], three.head, 0, Draft({"capaian": Mark(3)}))
    return three
