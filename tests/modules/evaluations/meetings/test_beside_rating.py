"""What was presented in a meeting stands beside the rating and the result."""

from flask import Flask
from flask.testing import FlaskClient

from tests.modules.evaluations.conftest import (
    Scene,
    address,
    finish,
    result_address,
    signed_in,
    text_of,
)
from tests.modules.evaluations.meetings.held import called, closed


class TestBesideTheRating:
    def test_the_rater_and_the_person_read_what_was_presented(
        self, app: Flask, leader: FlaskClient, office: Scene
    ) -> None:
        before = text_of(leader.get(address(office, "rate")))
        assert "Rapat evaluasi 2" not in before
        closed(office)
        text = text_of(leader.get(address(office, "rate")))
        assert "Capaian. Laporan selesai." in text
        assert "hadir" in text
        finish(office)
        result = signed_in(app, office, office.office.staff[0]).get(result_address(office))
        assert "Capaian. Laporan selesai." in text_of(result)
        assert "Buka giliran Anda" in text_of(result)

    def test_a_meeting_not_held_holds_up_nothing(self, leader: FlaskClient, office: Scene) -> None:
        called(office)
        text = text_of(leader.get(address(office, "rate")))
        assert "belum diadakan" in text
        assert "Tidak ada paparan yang ditulis." in text
        finish(office)
