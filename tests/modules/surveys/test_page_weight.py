"""A citizen on a slow line waits for 30 kB at most before the first question."""

import gzip

from flask import Flask

from kinerja import paths
from kinerja.database import db
from kinerja.tenancy import unit_of_work
from kinerja.tenancy.models import Region
from tests.factories.surveys import OpenSurvey
from tests.modules.surveys.citizens import Citizen

BUDGET = 30 * 1024
HEADERS = 1024  # a generous guess for what HTTP itself adds to one answer


def transferred(app: Flask, address: str) -> int:
    """The bytes of one answer as a proxy that compresses would send it."""
    client = app.test_client(use_cookies=False)
    answer = client.get(address, headers={"Accept-Encoding": "gzip"}, buffered=True)
    assert answer.status_code == 200, address
    packed = answer.headers.get("Content-Encoding") == "gzip"
    return HEADERS + len(answer.data if packed else gzip.compress(answer.data))


def test_the_first_view_weighs_less_than_30_kb(app: Flask, survey: OpenSurvey) -> None:
    crest = (paths.TENANTS / "lhokseumawe" / "crest.svg").read_text(encoding="utf-8")
    with unit_of_work(survey.tenant):
        db.session.query(Region).one().crest_svg = crest
    first = Citizen(app, survey.path).open().page
    loaded = {each.attributes["href"] for each in first.all("link")}
    loaded |= {each.attributes["src"] for each in first.all("img")}
    assert len(loaded) == 3  # the sheet, the region's colours, the crest
    weight = sum(transferred(app, address) for address in {survey.path, *loaded})
    assert weight < BUDGET / 2  # half of it is left for longer names and texts


def test_even_uncompressed_the_page_itself_is_light(app: Flask, survey: OpenSurvey) -> None:
    citizen = Citizen(app, survey.path).open()
    assert len(citizen.answer.data) < 8 * 1024
    assert len(citizen.reach_last("4").answer.data) < 8 * 1024
