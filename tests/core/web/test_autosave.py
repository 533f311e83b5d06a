"""What a page's script is answered that sends the form at each change."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask, Response
from werkzeug.datastructures import MultiDict

from kinerja.web import errors
from kinerja.web.autosave import ScriptAnswer, changed_elsewhere, draft_kept, kept, not_kept
from kinerja.web.fields import DecimalNumber, Text
from kinerja.web.forms import Form, FormSchema, read_form
from tests.core.web.html import parse

WORDS = "Menyusun daftar periksa untuk loket."
PROGRAM = {"Accept": "application/json"}


class Idea(FormSchema):
    words = Text("Gagasan", longest=60)
    weight = DecimalNumber("Bobot", low=0, high=100)


class ChangedError(Exception):
    pass


def sent(**texts: str) -> Form:
    return read_form(Idea(), MultiDict(texts))


def told(app: Flask, answer: Callable[[], ScriptAnswer]) -> tuple[int, Any]:
    with app.test_request_context("/"):
        made = app.make_response(answer())
    assert isinstance(made, Response)
    assert made.mimetype == "application/json"
    return made.status_code, made.get_json()


class TestKept:
    def test_the_foot_gets_the_words_and_the_form_its_fields(self, app: Flask) -> None:
        assert told(app, lambda: kept("Tersimpan.", {"base": "a:1"})) == (
            200,
            {"message": "Tersimpan.", "kind": "ok", "fields": {"base": "a:1"}},
        )

    def test_a_draft_says_when_it_was_kept_and_which_edition_it_has(self, app: Flask) -> None:
        at = datetime(2026, 11, 23, 7, 7, tzinfo=UTC)
        status, answer = told(app, lambda: draft_kept({"words": WORDS}, 4, at))
        assert status == 200
        assert answer == {
            "message": "Draf tersimpan 14.07. Aman ditutup.",
            "kind": "ok",
            "fields": {"words": WORDS, "edition": "4"},
        }

    def test_the_edition_is_the_one_kept_and_not_the_one_sent(self, app: Flask) -> None:
        _status, answer = told(app, lambda: draft_kept({"edition": "1"}, 2, None))
        assert answer["fields"] == {"edition": "2"}

    def test_a_draft_whose_time_was_never_noted_is_kept_all_the_same(self, app: Flask) -> None:
        _status, answer = told(app, lambda: draft_kept({}, 1, None))
        assert answer["message"].endswith("Aman ditutup.")
        assert answer["kind"] == "ok"


class TestRefused:
    def test_the_first_field_that_cannot_be_read_is_named(self, app: Flask) -> None:
        status, found = told(app, lambda: not_kept(sent(words="x" * 61, weight="seratus")))
        assert status == 422
        assert found["kind"] == "bad"
        assert found["message"].startswith("Gagasan belum tersimpan: ")
        assert "fields" not in found

    def test_the_fault_is_told_in_the_words_of_the_field(self, app: Flask) -> None:
        _status, found = told(app, lambda: not_kept(sent(weight="seratus")))
        assert found["message"].startswith("Bobot belum tersimpan: ")
        assert "bukan angka" in found["message"]


class TestChangedElsewhere:
    @pytest.fixture
    def changed(self, app: Flask) -> Flask:
        """An application in which the draft behind /draft was changed in another tab."""
        errors.install(app, {ChangedError: lambda _error: changed_elsewhere("/isian")})

        def fail() -> Response:
            raise ChangedError

        app.add_url_rule("/draft", "draft", fail, methods=["POST"])
        return app

    def test_the_script_is_told_that_nothing_was_overwritten(self, changed: Flask) -> None:
        answer = changed.test_client().post("/draft", data={"words": WORDS}, headers=PROGRAM)
        assert answer.status_code == 409
        assert answer.mimetype == "application/problem+json"
        problem = answer.get_json()
        assert problem["title"].endswith("jadi perubahan ini belum disimpan.")
        assert "membandingkan kedua versi" in problem["detail"]

    def test_a_person_gets_the_words_back_and_a_way_to_the_draft(self, changed: Flask) -> None:
        answer = changed.test_client().post("/draft", data={"words": WORDS})
        page = parse(answer.text)
        assert answer.status_code == 409
        assert WORDS in page.one("main").text
        ways = [a.attrs["href"] for a in page.all("a") if "btn" in a.attrs.get("class", "")]
        assert ways == ["/isian"]
