import gzip
import re
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.datastructures import Headers

from kinerja.web.static_files import StaticFiles, build


def fetch(app: Flask, url: str, encoding: str = "identity") -> tuple[int, Headers, bytes]:
    with app.test_client().get(url, headers={"Accept-Encoding": encoding}) as answer:
        return answer.status_code, answer.headers, answer.data


def test_every_name_changes_with_its_content(static: StaticFiles) -> None:
    assert all(re.search(r"\.[0-9a-f]{8}\.[a-z]+$", served) for served in static.names.values())
    assert static.url("css/theme.css").startswith("/static/css/theme.")


def test_a_file_we_do_not_have_is_an_error_of_ours(static: StaticFiles) -> None:
    with pytest.raises(KeyError):
        static.url("css/missing.css")


def test_the_theme_is_one_sheet_of_all_its_parts(static: StaticFiles) -> None:
    theme = (static.folder / static.names["css/theme.css"]).read_text("utf-8")
    assert theme.index("--k-paper: #f5f4ef") < theme.index(".k-head") < theme.index("@media print")
    assert not [name for name in static.names if name.startswith("css/theme/")]


def test_no_sheet_asks_for_anything_the_policy_forbids(static: StaticFiles) -> None:
    for name, served in static.names.items():
        if name.endswith(".css"):
            sheet = (static.folder / served).read_text("utf-8")
            assert "url(data:" not in sheet.replace('"', "")
            assert "sourceMappingURL" not in sheet
            assert "@import" not in sheet


def test_every_picture_a_sheet_names_is_served(app: Flask, static: StaticFiles) -> None:
    sheets = [static.folder / served for served in static.names.values() if served.endswith("css")]
    pictures = {
        url for sheet in sheets for url in re.findall(r'url\("([^"]+)"', sheet.read_text("utf-8"))
    }
    assert len(pictures) >= 2
    assert {fetch(app, url)[0] for url in pictures} == {200}


def test_the_page_for_lost_connections_finds_its_files(app: Flask, static: StaticFiles) -> None:
    page = fetch(app, static.url("offline.html"))[2].decode()
    files = re.findall(r'(?:href|src)="(/[^"]+)"', page)
    assert static.url("css/survey.css") in files
    assert {fetch(app, file)[0] for file in files} == {200}


def test_files_are_kept_for_good_and_come_compressed(app: Flask, static: StaticFiles) -> None:
    _, headers, body = fetch(app, static.url("css/theme.css"), "gzip")
    assert headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body).startswith(b"/* Kinerja")
    _, headers, body = fetch(app, static.url("css/theme.css"), "br")
    assert headers["Content-Encoding"] == "br"
    assert len(body) < 8 * 1024


def test_the_worker_may_answer_for_every_address_and_nothing_else_may(
    app: Flask, static: StaticFiles
) -> None:
    worker = fetch(app, static.url("js/offline.js"))[1]
    page_script = fetch(app, static.url("js/kinerja.js"))[1]
    assert worker["Service-Worker-Allowed"] == "/"
    assert "Service-Worker-Allowed" not in page_script


def test_what_is_built_is_found_again(home: Path) -> None:
    first = build(home)
    stamp = first.folder.stat().st_mtime_ns
    assert build(home) == first
    assert first.folder.stat().st_mtime_ns == stamp


@pytest.mark.servers
def test_processes_that_start_together_agree(home: Path) -> None:
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        built = list(pool.map(build, [home] * 4))
    assert all(files == built[0] for files in built)
    assert [entry.name for entry in (home / "static").iterdir()] == [built[0].folder.parent.name]


def test_an_address_that_is_no_file_reaches_the_application(app: Flask) -> None:
    assert fetch(app, "/static/css/theme.css")[0] == 404
