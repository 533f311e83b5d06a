from datetime import date
from typing import Any

import pytest
from flask import Flask

from kinerja.web.paging import Page as ListPage
from kinerja.web.parts import Cell, FileItem, Stage, Step, Tab, WorkItem
from tests.core.web.rendering import made


@pytest.mark.parametrize(
    ("code", "rungs"),
    [("sangat_baik", 5), ("baik", 4), ("butuh_perbaikan", 3), ("kurang", 2), ("sangat_kurang", 1)],
)
def test_a_predicate_fills_its_rungs(app: Flask, code: str, rungs: int) -> None:
    page = made(app, f"{{{{ status.predicate('{code}', 'Kata') }}}}")
    assert len(page.all("path", **{"class": "on"})) == rungs
    assert len(page.all("path")) == 5
    assert page.elements[0].text == "Kata"


def test_a_status_is_a_symbol_and_a_word(app: Flask) -> None:
    page = made(app, "{{ status.status('warn', 'kurang 5') }}")
    assert page.one("use").attrs["href"].endswith("#i-alert")
    assert page.one("svg").attrs["aria-hidden"] == "true"
    assert page.elements[0].text == "kurang 5"


def test_every_symbol_exists(app: Flask, static: Any) -> None:
    drawn = (static.folder / static.names["img/icons.svg"]).read_text("utf-8")
    kinds = ["ok", "warn", "bad", "info", "idle"]
    source = "{% for kind in kinds %}{{ status.status(kind, 'x') }}{% endfor %}"
    for use in made(app, source, kinds=kinds).all("use"):
        assert f'id="{use.attrs["href"].partition("#")[2]}"' in drawn


def test_work_stands_with_its_day_and_one_first_button(app: Flask) -> None:
    rows = [
        WorkItem("Tanggapi", "/a", "Baca", day=date(2026, 11, 27)),
        WorkItem("Isi", "/b", "Lanjutkan", "2 dari 5", when="kapan saja"),
    ]
    page = made(app, "{{ lists.work_list(rows, 'Pekerjaan') }}", rows=rows)
    assert "Jum, 27 Nov4 hari lagi" in page.elements[0].text
    assert [a.attrs["class"] for a in page.all("a")] == [
        "btn btn-primary",
        "btn btn-outline-secondary",
    ]


def test_files_say_how_far_they_are_and_what_to_do(app: Flask) -> None:
    rows = [
        FileItem(
            "Hasil", "XLSX", "62 dari 100 baris", done=62, total=100, url="/x", action="Batalkan"
        ),
        FileItem("Berkas", "XLSX", "Gagal", "bad", remedy="Lengkapi NIP."),
        FileItem("Rujukan", "CSV", "Siap", "ok", url="/y", action="Unduh", ready=True),
    ]
    page = made(app, "{{ lists.files(rows) }}", rows=rows)
    bar = page.one("progress")
    assert (bar.attrs["value"], bar.attrs["max"], bar.attrs["aria-label"]) == ("62", "100", "Hasil")
    assert [a.text for a in page.all("a")] == ["Batalkan: Hasil", "Unduh: Rujukan"]
    assert "Lengkapi NIP." in page.elements[0].text


def test_a_life_and_a_track_mark_the_present(app: Flask) -> None:
    steps = [
        Step("Diusulkan", day=date(2026, 7, 6), by="aturan"),
        Step("Diperiksa", "now"),
        Step("Selesai", "ahead"),
    ]
    stages = [Stage("Diri", "done", "6 Jan"), Stage("Atasan", "now"), Stage("Final", "ahead")]
    source = "{{ lists.life(steps, 'Perjalanan') }}{{ figures.track(stages, 'Tahap') }}"
    page = made(app, source, steps=steps, stages=stages)
    current = [e.text.strip() for e in page.elements if e.attrs.get("aria-current") == "step"]
    assert current == ["Diperiksa", "Atasan"]
    assert page.one("time").attrs["datetime"] == "2026-07-06"
    assert "selesai" in page.all("ol")[1].text


def test_a_list_leads_on_and_back(app: Flask) -> None:
    source = """{{ lists.tabs(tabs, 'Keadaan') }}{{ lists.pager(page, link, 10000) }}
    {% call lists.filter_form('/here') %}<div></div>{% endcall %}"""
    page = made(
        app,
        source,
        tabs=[Tab("/a", "Menunggu", 41, current=True), Tab("/b", "Semua")],
        page=ListPage(["x"], "before", "after"),
        link=lambda place: f"?from={place}",
    )
    links = {a.attrs["href"]: a.text.strip() for a in page.all("a")}
    assert links == {
        "/a": "Menunggu (41)",
        "/b": "Semua",
        "?from=before": "Sebelumnya",
        "?from=after": "Berikutnya",
    }
    assert "10.000 baris seluruhnya" in page.all("nav")[1].text
    assert page.one("form").attrs["method"] == "get"


def test_a_table_names_its_cells_for_phones_and_readers(app: Flask) -> None:
    source = """{% call(part) tables.table('Pegawai', [('Nama', ''), ('Nilai', 'r')], foot=true) %}
    {% if part == 'body' %}<tr role="row">
      {{ tables.row_name('Ratna', '/r', 'Pengelola') }}{{ tables.hidden_cell('Nilai') }}</tr>
    {% else %}<tr role="row">
      <th scope="row">Jumlah</th>{{ tables.cell('86,80', 'Nilai', 'r') }}</tr>{% endif %}
    {% endcall %}"""
    page = made(app, source)
    assert page.one("caption").text == "Pegawai"
    assert [th.attrs["scope"] for th in page.all("th")] == ["col", "col", "row", "row"]
    assert [td.attrs["data-label"] for td in page.all("td")] == ["Nilai", "Nilai"]
    assert [td.text for td in page.all("td")] == ["disamarkan", "86,80"]
    assert {"table", "rowgroup", "row", "columnheader", "rowheader", "cell"} <= {
        element.attrs.get("role") for element in page.elements
    }


def node(label: str, value: Any, weight: Any, contribution: Any, *children: Any) -> dict[str, Any]:
    return {
        "label": label,
        "value": value,
        "weight": weight,
        "contribution": contribution,
        "children": children,
    }


def test_a_score_is_a_sum_one_can_check(app: Flask) -> None:
    tree = node(
        "Nilai akhir",
        86.8,
        None,
        None,
        node("Hasil kerja", 86.4, 50, 43.2, node("Jalan", 92, 37.5, 34.5)),
        node("Perilaku", 91.2, 30, 27.36),
        node("Suara warga", None, None, None),
    )
    page = made(app, "{{ score.tree(tree, 'Nilai tiap bagian') }}", tree=tree)
    rows = [
        " ".join(e.text.strip() for e in page.elements if e.parent is tr) for tr in page.all("tr")
    ]
    assert rows[1] == "Hasil kerja  86,40 × 50\u00a0% = 43,20"
    assert rows[2] == "Jalan  92,00 × 37,5\u00a0% = 34,50"
    assert rows[4] == "Suara warga  belum ada"
    assert rows[5] == "Nilai akhir43,20 + 27,36  86,80"
    assert page.all("rect", **{"class": "fill"})[0].attrs["width"] == "172.8"


def test_the_quadrant_says_where_one_stands(app: Flask) -> None:
    rows = [
        ("Di atas", [Cell("Kurang"), Cell("Sangat Baik", "next")]),
        ("Sesuai", [Cell("Kurang"), Cell("Baik", "here")]),
    ]
    page = made(app, "{{ score.quadrant('Kuadran', ['Di bawah', 'Di atas'], rows) }}", rows=rows)
    assert page.one("td", **{"class": "k-here"}).text == "BaikAnda"
    assert "langkah berikutnya" in page.one("td", **{"class": "k-next"}).text
    assert [th.attrs["scope"] for th in page.all("th")] == ["col", "col", "row", "row"]


def test_a_chart_brings_its_finding_and_its_table(app: Flask) -> None:
    source = """{% call charts.chart('/p.svg?year=1', 'Baik 38 orang.', (194, 194), 'Baik') %}
    <p>tabel</p>{% endcall %}"""
    page = made(app, source)
    assert page.one("img").attrs["alt"] == "Baik 38 orang."
    assert page.one("source").attrs["srcset"] == "/p.svg?year=1&narrow"
    assert page.one("details").text.endswith("tabel")


def test_emptiness_teaches(app: Flask) -> None:
    source = """{% call status.empty('Belum ada.', 'Catat satu.', level=2) %}
    <a href="/n">Catat</a>{% endcall %}"""
    page = made(app, source)
    assert page.one("h2").text == "Belum ada."
    assert page.one("a").text == "Catat"
