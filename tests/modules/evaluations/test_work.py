"""What waits on the first page, which places appear, and what the nation may count."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import Connection, select, update
from sqlalchemy.exc import ProgrammingError

from kinerja.access.roles import Role
from kinerja.database import db, engine_of
from kinerja.tenancy import TenantId, unit_of_work
from modules.evaluations import FEATURE, service
from modules.evaluations.counts import count_predicates
from modules.evaluations.models import Evaluation
from modules.evaluations.rules import Draft, Mark
from tests.factories.accounts import make_somebody, sign_in, slug_of
from tests.modules.evaluations.conftest import Scene, finish, signed_in, text_of


class TestFirstPage:
    def test_the_superior_is_told_how_many_wait_and_until_when(
        self, app: Flask, scene: Scene
    ) -> None:
        text = text_of(signed_in(app, scene, scene.head).get(f"/{slug_of(scene.tenant)}/"))
        assert "Nilai dua orang untuk penilaian 2025" in text
        assert "Mulai menilai" in text
        assert "31 Jan" in text

    def test_a_begun_draft_is_to_be_continued(self, app: Flask, scene: Scene) -> None:
        with unit_of_work(scene.tenant):
            service.save_draft(scene.first, scene.head, 0, Draft({"capaian": Mark(3)}))
        text = text_of(signed_in(app, scene, scene.head).get(f"/{slug_of(scene.tenant)}/"))
        assert "1 sudah Anda mulai." in text
        assert "Lanjutkan" in text

    def test_the_person_is_asked_to_read_until_the_result_is_acknowledged(
        self, app: Flask, scene: Scene
    ) -> None:
        finish(scene)
        person = scene.office.staff[0]
        client = signed_in(app, scene, person)
        home = f"/{slug_of(scene.tenant)}/"
        assert "Baca hasil penilaian 2025 dan beri tanggapan" in text_of(client.get(home))
        with unit_of_work(scene.tenant):
            service.acknowledge(scene.first, person, "")
        assert "Baca hasil penilaian" not in text_of(client.get(home))


class TestPlaces:
    def places_of(self, text: str) -> set[str]:
        return {word for word in ("Menilai", "Penilaian", "Ringkasan") if f" {word} " in text}

    def test_rating_appears_for_who_rates_somebody(self, app: Flask, scene: Scene) -> None:
        home = f"/{slug_of(scene.tenant)}/"
        head = text_of(signed_in(app, scene, scene.head).get(home))
        staff = text_of(signed_in(app, scene, scene.office.staff[0]).get(home))
        assert self.places_of(head) == {"Menilai", "Penilaian"}
        assert self.places_of(staff) == {"Penilaian"}

    def test_the_overview_appears_for_who_oversees(self, app: Flask, scene: Scene) -> None:
        client = app.test_client()
        sign_in(client, make_somebody(scene.tenant, role=Role.AUDITOR))
        text = text_of(client.get(f"/{slug_of(scene.tenant)}/"))
        assert self.places_of(text) == {"Penilaian", "Ringkasan"}


@contextmanager
def as_rollup(tenant: TenantId) -> Iterator[Connection]:
    with engine_of("rollup").begin() as connection:
        connection.exec_driver_sql(f"SET LOCAL app.tenant = '{int(tenant)}'")
        yield connection


class TestCountsForTheNation:
    def test_final_annual_predicates_of_the_year_are_counted(
        self, scene: Scene, other_scene: Scene
    ) -> None:
        finish(scene)
        finish(other_scene, 0)
        finish(other_scene, 1)
        with as_rollup(scene.tenant) as connection:
            assert count_predicates(connection, 2025) == {"sangat_baik": 1}
            assert count_predicates(connection, 2024) == {}
        with as_rollup(other_scene.tenant) as connection:
            assert count_predicates(connection, 2025) == {"sangat_baik": 2}

    def test_the_other_scheme_is_left_out(self, scene: Scene) -> None:
        finish(scene)
        with unit_of_work(scene.tenant):
            db.session.execute(update(Evaluation).values(scheme="B"))
        with as_rollup(scene.tenant) as connection:
            assert count_predicates(connection, 2025) == {}

    def test_the_role_that_counts_sees_no_person(self, scene: Scene) -> None:
        with as_rollup(scene.tenant) as connection, pytest.raises(ProgrammingError, match="denied"):
            connection.execute(select(Evaluation.person_id)).all()

    def test_the_feature_offers_it(self) -> None:
        assert FEATURE.predicate_counts is count_predicates
