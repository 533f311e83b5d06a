import pytest
from flask import Flask

from kinerja.web.language import chosen_language, language_url, safe_next


@pytest.mark.parametrize(
    ("cookie", "language"),
    [("", "id"), ("kinerja_lang=en", "en"), ("kinerja_lang=xx", "id"), ("kinerja_lang=", "id")],
)
def test_indonesian_unless_asked(app: Flask, cookie: str, language: str) -> None:
    with app.test_request_context("/", headers={"Cookie": cookie, "Accept-Language": "en"}):
        assert chosen_language() == language


@pytest.mark.parametrize("target", ["/", "/bungo/people?q=a&page=2", "/s/bungo.x"])
def test_the_way_back_stays_here(target: str) -> None:
    assert safe_next(target) == target


@pytest.mark.parametrize(
    "target",
    [
        None,
        "",
        "bungo",
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/a\r\nSet-Cookie: x=1",
        "javascript:alert(1)",
        "//[",
    ],
)
def test_no_way_leads_elsewhere(target: str | None) -> None:
    assert safe_next(target) == "/"


def test_the_link_leads_back_to_the_same_page(app: Flask) -> None:
    with app.test_request_context("/bungo/people?q=a b"):
        assert language_url("en") == "/language/en?next=%2Fbungo%2Fpeople%3Fq%3Da+b"
    with app.test_request_context("/bungo/"):
        assert language_url("id") == "/language/id?next=%2Fbungo%2F"


def test_switching_is_remembered(app: Flask) -> None:
    client = app.test_client()
    answer = client.get("/language/en?next=/bungo/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/bungo/"
    cookie = client.get_cookie("kinerja_lang")
    assert cookie is not None
    assert cookie.value == "en"
    assert (cookie.http_only, cookie.same_site, cookie.secure) == (True, "Lax", False)


def test_over_https_the_choice_travels_only_there(app: Flask) -> None:
    client = app.test_client()
    client.get("/language/en", base_url="https://localhost")
    cookie = client.get_cookie("kinerja_lang")
    assert cookie is not None
    assert cookie.secure


def test_a_language_we_do_not_speak_is_not_found(app: Flask) -> None:
    assert app.test_client().get("/language/fr").status_code == 404
