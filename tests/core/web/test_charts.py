import re
from xml.etree import ElementTree as ET

import pytest
from flask import Flask

from kinerja.web import charts
from kinerja.web.chart_kinds import (
    ElementPoint,
    Limit,
    PredicateBar,
    element_points,
    element_points_height,
    predicate_bars,
    predicate_bars_height,
)
from kinerja.web.charts import NARROW, WIDE, Chart, content_key, render, svg_response

BARS = [
    PredicateBar("sangat_baik", "Sangat Baik", 19.1, "9 orang (19,1 %)"),
    PredicateBar("baik", "Baik", 80.9, "38 orang (80,9 %)"),
    PredicateBar("butuh_perbaikan", "Butuh Perbaikan", 0.0, "0 orang"),
    PredicateBar("kurang", "Kurang", None, "disamarkan"),
]
POINTS = [
    ElementPoint("Biaya/tarif", 3.94, "3,94", 3.92, 3.96),
    ElementPoint("Penanganan pengaduan, saran, dan masukan", 2.97, "2,97", below=True),
]
LIMITS = [Limit(3.0644, "mulai B"), Limit(3.5324, "mulai A")]


def words(chart: Chart) -> list[str]:
    root = ET.fromstring(render(chart))  # noqa: S314  # our own picture
    return [e.text for e in root.iter("{http://www.w3.org/2000/svg}text") if e.text]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_predicate_has_its_words_at_its_bar(width: int) -> None:
    shown = words(predicate_bars(BARS, width))
    assert set(shown) == {word for bar in BARS for word in (bar.label, bar.words)}


def test_only_known_shares_have_bars_in_the_colours_of_the_law() -> None:
    picture = render(predicate_bars(BARS, WIDE)).decode()
    fills = re.findall(r'fill="(#[0-9a-f]{6})" stroke="#5b676c"', picture)
    assert fills == [charts.PREDICATE_COLOURS["sangat_baik"], charts.PREDICATE_COLOURS["baik"]]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_element_and_limit_is_named_in_full(width: int) -> None:
    shown = words(element_points(POINTS, LIMITS, width))
    expected = {word for point in POINTS for word in (point.label, point.words)}
    assert set(shown) == expected | {limit.label for limit in LIMITS}


def test_a_missed_class_is_darker() -> None:
    picture = render(element_points(POINTS, LIMITS, WIDE)).decode()
    assert charts.LOW in picture
    assert charts.FOCUS in picture


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_picture_has_exactly_the_size_its_page_keeps_free(width: int) -> None:
    sizes = [
        (predicate_bars(BARS, width), predicate_bars_height(len(BARS), width)),
        (element_points(POINTS, LIMITS, width), element_points_height(len(POINTS), width)),
    ]
    for chart, height in sizes:
        root = ET.fromstring(render(chart))  # noqa: S314  # our own picture
        assert (root.attrib["width"], root.attrib["height"]) == (str(width), str(height))


def test_a_picture_holds_nothing_the_policy_forbids() -> None:
    for chart in (predicate_bars(BARS, WIDE), element_points(POINTS, LIMITS, NARROW)):
        picture = render(chart).decode()
        assert not re.search(r"\sstyle=|<style|<script|data:|https?://(?!www\.w3\.org)", picture)


def test_nothing_at_all_is_still_a_picture() -> None:
    assert render(predicate_bars([], WIDE)).startswith(b"<svg")
    assert render(element_points([], [], NARROW)).startswith(b"<svg")


def test_equal_charts_have_equal_keys_and_others_do_not() -> None:
    assert content_key(predicate_bars(BARS, WIDE)) == content_key(predicate_bars(BARS, WIDE))
    assert content_key(predicate_bars(BARS, WIDE)) != content_key(predicate_bars(BARS, NARROW))
    assert content_key(predicate_bars(BARS, WIDE)) != content_key(predicate_bars(BARS[:2], WIDE))


def test_a_browser_that_has_the_picture_is_not_sent_it_again(app: Flask) -> None:
    app.add_url_rule(
        "/p.svg", "p", lambda: svg_response(predicate_bars(BARS, charts.wanted_width()))
    )
    client = app.test_client()
    wide, narrow = client.get("/p.svg"), client.get("/p.svg?narrow")
    assert wide.mimetype == "image/svg+xml"
    assert wide.headers["Cache-Control"] == "private, no-cache"
    assert b'width="328"' in narrow.data
    again = client.get("/p.svg", headers={"If-None-Match": wide.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    changed = client.get("/p.svg", headers={"If-None-Match": narrow.headers["ETag"]})
    assert changed.status_code == 200
