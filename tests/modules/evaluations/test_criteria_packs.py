"""The criteria page of every position family of every region, in both languages."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, update

from kinerja import paths
from kinerja.database import db
from kinerja.people.models import Person, Position
from kinerja.rubrics.service import current_rubric
from kinerja.tenancy import unit_of_work
from kinerja.tenancy.loading import load_folder
from tests.factories.accounts import Somebody, make_account, sign_in
from tests.factories.evaluations import make_office
from tests.factories.packs import copied_pack
from tests.modules.evaluations.conftest import heading_of, text_of

SLUGS = sorted(folder.name for folder in paths.TENANTS.iterdir() if folder.is_dir())


@pytest.mark.parametrize("slug", SLUGS)
def test_every_family_reads_its_page(app: Flask, tmp_path: Path, slug: str) -> None:
    own = f"kriteria{slug}"
    client = app.test_client()
    with app.app_context():
        tenant = load_folder(copied_pack(slug, own, tmp_path)).tenant
        with unit_of_work(tenant):
            person = db.session.scalars(
                select(Person).where(Person.id == make_office(1).staff[0])
            ).one()
            account = make_account(person).id
            families = [each.code for each in current_rubric().said.families]
            who = Somebody(tenant, own, person.id, account, person.nip)
        sign_in(client, who)
    for family in families:
        with app.app_context(), unit_of_work(tenant):
            db.session.execute(update(Position).values(family=family))
        for language, start in (("id", "Anda dinilai pada"), ("en", "")):
            client.set_cookie("kinerja_lang", language)
            page = client.get(f"/{own}/criteria")
            assert page.status_code == 200
            assert heading_of(page).startswith(start)
            assert "%(" not in text_of(page)
    for path in ("criteria/guide", "guide"):
        assert client.get(f"/{own}/{path}").text.count("<h2 id=") >= 1
