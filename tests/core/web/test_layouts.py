from dataclasses import replace

import pytest
from flask import Flask, render_template
from flask_wtf.csrf import CSRFProtect

from kinerja.web.page import PageFrame, zone_label
from tests.core.web.conftest import FULL, PLACES, REGION
from tests.core.web.html import faults, parse

PAGE = """{% extends "layouts/page.html" %}
{% block heading %}Tiga hal <em>menunggu</em> Anda.{% endblock %}
{% block content %}<p>isi</p>{% endblock %}"""


@pytest.fixture
def pages() -> dict[str, str]:
    return {
        "page.html": PAGE,
        "plain.html": PAGE.replace("layouts/page", "layouts/plain"),
        "survey.html": PAGE.replace("layouts/page", "layouts/survey"),
        "mail.html": PAGE.replace("layouts/page", "layouts/email"),
        "mail.txt": '{% extends "layouts/email.txt" %}{% block content %}Halo.{% endblock %}',
    }


def shown(app: Flask, name: str = "page.html", language: str = "id", **context: object) -> str:
    headers = {"Cookie": f"kinerja_lang={language}"}
    with app.test_request_context("/lhokseumawe/?page=2", headers=headers):
        return render_template(name, unit="", versions=(), **context)


@pytest.mark.parametrize("name", ["page.html", "plain.html", "survey.html", "mail.html"])
def test_every_layout_is_sound(app: Flask, name: str) -> None:
    assert faults(shown(app, name)) == []


def test_a_page_carries_its_letterhead(app: Flask) -> None:
    page = parse(shown(app))
    assert page.one("title").text == "Tiga hal menunggu Anda. · Kinerja Lhokseumawe"
    assert page.one("html").attrs["lang"] == "id"
    assert "Pemerintah Kota Lhokseumawe" in page.one("header").text
    assert "Cut Meurah Intan, S.T." in page.one("header").text
    assert "3 pemberitahuan belum dibaca" in page.one("header").text
    assert "semua waktu dalam WIB" in page.one("footer").text
    assert page.one("main", id="isi").text.count("isi") == 1
    assert page.all("a")[0].attrs == {"class": "k-skip", "href": "#isi"}


def test_the_place_where_one_is_is_marked(app: Flask) -> None:
    here = [a.text for a in parse(shown(app)).all("a") if a.attrs.get("aria-current") == "page"]
    assert here == ["Penilaian"]


def test_a_phone_shows_four_places_and_keeps_the_rest_under_one_word(app: Flask) -> None:
    page = parse(shown(app))
    items = [li for li in page.all("li") if li.parent and li.parent.parent]
    extra = [li.text.strip() for li in items if li.attrs.get("class") == "k-extra"]
    more = next(li for li in items if li.attrs.get("class") == "k-more")
    assert extra == ["Pengembangan", "Siapa yang melihat"]
    assert all(word in more.text for word in ("Lainnya", *extra, "Cut Meurah Intan", "Keluar"))


def test_paper_says_where_it_came_from_and_when(app: Flask) -> None:
    line = parse(shown(app)).one("span", **{"class": "k-print"}).text
    assert line == "http://localhost/lhokseumawe/?page=2 · 23 Nov 2026, 10.00\u00a0WIB"


def test_style_comes_in_the_right_order(app: Flask) -> None:
    sheets = [e.attrs["href"] for e in parse(shown(app)).all("link", rel="stylesheet")]
    assert [sheet.rsplit("/", 1)[1].split(".")[0] for sheet in sheets] == [
        "bootstrap",
        "theme",
        "theme",
    ]
    assert sheets[2] == "/lhokseumawe/theme.css"


def test_citizens_load_no_bootstrap_and_no_script(app: Flask) -> None:
    page = parse(shown(app, "survey.html"))
    sheets = [e.attrs["href"] for e in page.all("link", rel="stylesheet")]
    assert [sheet.split(".")[0] for sheet in sheets] == [
        "/static/css/survey",
        "/lhokseumawe/theme",
    ]
    assert page.all("script") == []


def test_leaving_is_a_post_with_a_token(app: Flask) -> None:
    CSRFProtect(app)
    page = parse(shown(app))
    forms = page.all("form", method="post", action="/out")
    tokens = page.all("input", name="csrf_token")
    assert len(forms) == len(tokens) == 2
    assert all(token.attrs["value"] for token in tokens)


def test_the_other_language_is_one_link_away(app: Flask) -> None:
    link = parse(shown(app)).one("a", lang="en")
    assert link.attrs["href"] == "/language/en?next=%2Flhokseumawe%2F%3Fpage%3D2"
    assert link.attrs["aria-label"] == "English"
    assert "aria-current" not in link.attrs


class TestOfASample:
    @pytest.fixture
    def frame(self) -> PageFrame:
        return replace(FULL, region=replace(REGION, is_sample=True))

    @pytest.mark.parametrize("name", ["page.html", "plain.html", "survey.html", "mail.html"])
    def test_every_page_and_mail_says_so(self, app: Flask, name: str) -> None:
        assert "DATA CONTOH" in shown(app, name)

    def test_plain_mail_says_so_first(self, app: Flask) -> None:
        assert shown(app, "mail.txt").startswith("DATA CONTOH\n")


class TestOfNobody:
    @pytest.fixture
    def frame(self) -> PageFrame:
        return PageFrame(door="Kantor nasional")

    def test_a_page_stands_without_region_person_and_places(self, app: Flask) -> None:
        source = shown(app)
        page = parse(source)
        assert faults(source) == []
        assert "DATA CONTOH" not in source
        assert page.one("title").text.endswith("· Kinerja")
        assert page.one("a", **{"class": "k-brand"}).attrs["href"] == "/"
        assert "Kantor nasional" in page.one("header").text
        assert page.all("nav", **{"aria-label": "Utama"}) == []


def test_plain_mail_is_plain(app: Flask) -> None:
    text = shown(app, "mail.txt")
    assert text.startswith("Halo.")
    assert "BKPSDM Lhokseumawe" in text


@pytest.mark.parametrize(
    ("zone", "label"),
    [
        ("Asia/Jakarta", "WIB"),
        ("Asia/Makassar", "WITA"),
        ("Asia/Jayapura", "WIT"),
        ("Europe/Rome", "Europe/Rome"),
    ],
)
def test_zones_have_the_names_people_use(zone: str, label: str) -> None:
    assert zone_label(zone) == label


def test_the_bar_holds_the_first_four() -> None:
    assert FULL.bar == PLACES[:4]
    assert FULL.beyond_bar == PLACES[4:]
    assert FULL.start_url == "/lhokseumawe/"
