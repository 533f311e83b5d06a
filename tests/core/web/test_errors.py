import logging
from typing import Any

import pytest
from flask import Flask, abort, redirect, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import RequestEntityTooLarge, TooManyRequests

from kinerja.web import errors
from kinerja.web.errors import incident_code
from kinerja.web.page import Link
from kinerja.web.paging import BadCursorError
from kinerja.web.refusals import RefusalPage
from tests.core.web.html import faults, parse


class LineEndedError(Exception):
    def __init__(self, since: str) -> None:
        super().__init__(since)
        self.since = since


class LineMovedError(LineEndedError):
    pass


def explain(error: LineEndedError) -> RefusalPage:
    return RefusalPage(
        403,
        f"Anda tidak lagi menilai orang ini sejak {error.since}.",
        facts=(("Hak diperlukan", "penilai pada tanggal ini"),),
        actions=(Link("/team", "Ke tim saya"), Link("/ask", "Minta hak baca")),
    )


@pytest.fixture
def raising(app: Flask) -> Flask:
    """An application whose /raise and /api/raise raise what `app.config` holds."""
    errors.install(app, {LineEndedError: explain})

    def fail(**_parts: str) -> Any:
        raise app.config["RAISES"]

    app.add_url_rule("/raise", "raise", fail, methods=["GET", "POST"])
    app.add_url_rule("/bungo/api/v1/raise", "api", fail)
    return app


def refused(app: Flask, error: Exception, path: str = "/raise", **options: Any) -> Any:
    app.config["RAISES"] = error
    return app.test_client().open(path, **options)


def test_a_refusal_is_told_in_the_words_of_its_class(raising: Flask) -> None:
    answer = refused(raising, LineEndedError("1 November"))
    page = parse(answer.text)
    assert answer.status_code == 403
    assert page.one("h1").text == "Anda tidak lagi menilai orang ini sejak 1 November."
    assert [a.text.strip() for a in page.all("a") if "btn" in a.attrs.get("class", "")] == [
        "Ke tim saya",
        "Minta hak baca",
    ]
    assert "penilai pada tanggal ini" in page.one("main").text
    assert faults(answer.text) == []


def test_a_class_without_words_borrows_those_of_its_parent(raising: Flask) -> None:
    assert refused(raising, LineMovedError("hari ini")).status_code == 403


def test_an_explanation_may_lead_elsewhere(app: Flask) -> None:
    errors.install(app, {LineEndedError: lambda _error: redirect("/sign-in")})

    @app.get("/there")
    def there() -> str:
        raise LineEndedError("kini")

    answer = app.test_client().get("/there")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in")


def test_what_is_not_there_reads_like_an_address_that_is_none(app: Flask) -> None:
    errors.install(app, {LineEndedError: errors.not_found})

    @app.get("/there")
    def there() -> str:
        raise LineEndedError("kini")

    client = app.test_client()
    answer, none = client.get("/there"), client.get("/nowhere")
    assert answer.status_code == none.status_code == 404
    assert parse(answer.text).one("h1").text == parse(none.text).one("h1").text


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (CSRFError("expired"), 400, "terlalu lama terbuka"),
        (RequestEntityTooLarge(), 413, "Paling besar 2 MB."),
        (TooManyRequests(retry_after=30), 429, "Tunggu 30 detik"),
        (BadCursorError("x"), 400, "Ke awal daftar"),
        (TooManyRequests(), 429, "Tunggu sebentar"),
        (ValueError("secret detail"), 500, "Ada yang rusak di pihak kami."),
    ],
)
def test_what_the_frame_refuses_has_words_too(
    raising: Flask, error: Exception, status: int, words: str
) -> None:
    raising.config["MAX_CONTENT_LENGTH"] = 2 * 1024 * 1024
    answer = refused(raising, error)
    assert answer.status_code == status
    assert words in answer.text
    assert "secret detail" not in answer.text
    assert "Traceback" not in answer.text
    assert faults(answer.text) == []


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 415, 422, 500, 503])
def test_every_status_has_a_page(app: Flask, status: int) -> None:
    app.add_url_rule("/abort", view_func=lambda: abort(status))
    answer = app.test_client().get("/abort")
    assert answer.status_code == status
    assert len(parse(answer.text).all("h1")) == 1


def test_a_wrong_method_names_the_right_ones(app: Flask) -> None:
    answer = app.test_client().post("/language/en")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_a_pause_is_told_to_programs_as_well(raising: Flask) -> None:
    assert refused(raising, TooManyRequests(retry_after=30)).headers["Retry-After"] == "30"


def test_the_code_on_the_page_is_the_code_in_the_log(
    raising: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        answer = refused(raising, ValueError("secret detail"))
    (record,) = [r for r in caplog.records if r.name == "kinerja.web.errors"]
    assert record.exc_info is not None
    assert str(record.__dict__["incident"]) in answer.text


def test_a_refusal_is_no_alarm(raising: Flask, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        refused(raising, LineEndedError("kini"))
    assert [r.levelname for r in caplog.records if r.name == "kinerja.web.errors"] == ["INFO"]


def test_a_program_gets_a_problem_document(raising: Flask) -> None:
    answer = refused(raising, LineEndedError("1 November"), "/bungo/api/v1/raise")
    assert answer.content_type == "application/problem+json"
    assert answer.json["status"] == answer.status_code == 403
    assert answer.json["title"] == "Anda tidak lagi menilai orang ini sejak 1 November."
    assert answer.json["type"] == "about:blank"


def test_a_script_of_a_page_gets_one_too(raising: Flask) -> None:
    answer = refused(raising, ValueError(), headers={"Accept": "application/json"})
    assert answer.content_type == "application/problem+json"


def test_what_was_written_can_be_copied_and_secrets_cannot(raising: Flask) -> None:
    typed = {
        "reason": "Sangat teliti <b>sekali</b> sepanjang tahun.",
        "password": "rahasia sekali banget",
        "csrf_token": "abcdefghijklmnop",
        "level": "5",
    }
    answer = refused(raising, CSRFError("expired"), method="POST", data=typed)
    assert "Sangat teliti &lt;b&gt;sekali" in answer.text
    assert "rahasia" not in answer.text
    assert "abcdefghijklmnop" not in answer.text
    assert [dt.text for dt in parse(answer.text).all("dt")] == ["reason"]


def test_a_page_stands_even_when_its_frame_cannot_be_made(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> dict[str, Any]:
        raise ConnectionError(request.path)

    app.context_processor(broken)
    app.add_url_rule("/page", view_func=lambda: render_template("layouts/plain.html"))
    answer = app.test_client().get("/page")
    assert answer.status_code == 500
    assert "Ada yang rusak di pihak kami." in answer.text
    assert faults(answer.text) == []
    assert len(caplog.records) == 2


def test_codes_are_short_and_differ() -> None:
    codes = {incident_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code) == 7 and code[2] == "-" for code in codes)
