"""A citizen answers page by page: no account, no script, nothing stored before the end."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from kinerja.tenancy import TenantId
from modules.surveys.models import Channel
from modules.surveys.visit import SKIPPED, Flag
from tests.counting import counted
from tests.factories.surveys import OpenSurvey, make_survey
from tests.modules.surveys.citizens import Citizen, Page
from tests.modules.surveys.test_submit import rows_of


@pytest.fixture
def citizen(app: Flask, survey: OpenSurvey) -> Citizen:
    return Citizen(app, survey.path)


def test_the_first_page_says_what_how_long_and_what_happens(citizen: Citizen) -> None:
    text = citizen.open().page.text
    assert "Bagaimana layanan KTP\N{NON-BREAKING HYPHEN}el dan akta hari ini?" in text
    assert "10 pertanyaan, sekitar dua menit." in text
    assert "Teks persetujuan lengkap, versi 1" in text
    assert "Mengisi survei ini sukarela" in text
    assert citizen.answer.headers["X-Robots-Tag"] == "noindex"


def test_capitals_in_the_address_do_not_matter(app: Flask, survey: OpenSurvey) -> None:
    typed = f"/s/{survey.slug}.{survey.code.upper()}"
    assert Citizen(app, typed).begin().page.status == 200


def test_without_consent_the_first_page_stays(citizen: Citizen) -> None:
    page = citizen.open().send().page
    assert page.status == 422
    assert "Centang persetujuan ini dulu" in page.text
    (box,) = page.all("input", name="agree")
    assert box.get("aria-describedby") == "galat"


def test_each_question_has_its_own_page_with_progress(citizen: Citizen) -> None:
    citizen.begin()
    for step in range(1, 10):
        (bar,) = citizen.page.all("progress")
        assert (bar.get("value"), bar.get("max")) == (str(step), "10")
        assert f"Pertanyaan {step} dari 10" in citizen.page.text
        assert len(citizen.page.all("input", name="choice")) == (6 if step == 4 else 5)
        citizen.send(choice="3")
    assert citizen.page.all("textarea", name="suggestion")


def test_an_unanswered_question_stays_and_says_what_to_do(citizen: Citizen) -> None:
    page = citizen.begin().send().page
    assert page.status == 422
    assert "Pilih satu jawaban dulu" in page.text
    assert page.all("p", role="alert")


def test_back_keeps_the_answer(citizen: Citizen) -> None:
    citizen.begin().send(choice="2").send(choice="4", go="back")
    assert citizen.page.chosen == ["2"]
    citizen.send(choice="1")
    assert citizen.page.chosen == ["4"]


def test_nothing_is_stored_before_the_last_page(citizen: Citizen, survey: OpenSurvey) -> None:
    citizen.reach_last("4")
    assert rows_of(survey.tenant, "survey_answer") == []
    assert rows_of(survey.tenant, "survey_receipt") == []


def test_the_whole_way_ends_with_a_receipt(citizen: Citizen, survey: OpenSurvey) -> None:
    citizen.reach_last("4", "3", SKIPPED, "gratis", "2")
    citizen.send(suggestion="Kursi tunggu\r\nkurang\x00")
    assert citizen.answer.status_code == 303
    receipt = citizen.client.get(citizen.answer.location)
    assert receipt.status_code == 200
    assert re.search(r'class="code">[A-Z]{3} \d{4} [A-Z]\d<', receipt.text)
    columns = "levels, flags, suggestion, language, consent_version, channel"
    ((levels, flags, words, *rest),) = rows_of(survey.tenant, "survey_answer", columns)
    assert levels == [4, 3, None, 4, 2, 2, 2, 2, 2]
    assert words == "Kursi tunggu\nkurang"
    assert rest == ["id", "1", 1]
    assert flags == Flag.TOO_FAST


def test_sending_twice_gives_the_same_receipt_and_one_sheet(
    citizen: Citizen, survey: OpenSurvey
) -> None:
    last = citizen.reach_last("4").page
    first = citizen.send().answer.location
    citizen.page = last
    assert citizen.send().answer.location == first
    citizen.page = last
    citizen.send(go="back").send(choice="1").send()
    assert citizen.answer.location == first
    assert rows_of(survey.tenant, "survey_answer", "levels") == [([4] * 9,)]


def test_an_impatient_thumb_sends_one_sheet(citizen: Citizen, survey: OpenSurvey) -> None:
    data = {"visit_token": citizen.reach_last("4").page.token, "go": "next"}

    def send(_number: int) -> str:
        browser = citizen.app.test_client(use_cookies=False)
        return str(browser.post(citizen.path, data=data).location)

    with ThreadPoolExecutor(5) as pool:
        assert len(set(pool.map(send, range(5)))) == 1
    assert len(rows_of(survey.tenant, "survey_answer")) == 1


def test_all_skipped_is_not_sent(citizen: Citizen, survey: OpenSurvey) -> None:
    page = citizen.reach_last(SKIPPED).send(suggestion="Halo").page
    assert page.status == 422
    assert "jawab paling sedikit satu" in page.text
    assert "Halo</textarea>" in page.text
    assert rows_of(survey.tenant, "survey_receipt") == []


def test_words_too_long_are_kept_on_the_page(citizen: Citizen) -> None:
    page = citizen.reach_last("3").send(suggestion="k" * 1001).page
    assert page.status == 422
    assert "k" * 1001 in page.text
    assert "Ringkas menjadi paling banyak 1.000" in page.text
    assert citizen.send(suggestion="k" * 1000).answer.status_code == 303


def test_the_final_request_takes_few_statements(citizen: Citizen) -> None:
    citizen.reach_last("3")
    with counted() as statements:
        citizen.send()
    # region, link, receipt, sheet, lock, log, two marks; the directory remembers the slug
    assert len(statements) <= 8, statements


def test_the_first_page_takes_two_statements(citizen: Citizen) -> None:
    citizen.open()
    with counted() as statements:
        citizen.open()
    assert len(statements) <= 2, statements


def test_language_is_chosen_on_the_way_and_nothing_is_lost(
    citizen: Citizen, survey: OpenSurvey
) -> None:
    citizen.begin().send(choice="2").send(choice="4", language="en")
    assert 'lang="en"' in citizen.page.text
    assert "How easy were the steps" in citizen.page.text
    assert citizen.page.chosen == ["4"]
    citizen.send(choice="4")
    assert "How fast was the service" in citizen.page.text
    for _place in range(7):
        citizen.send(choice="3")
    citizen.send()
    assert '<html lang="en">' in citizen.client.get(citizen.answer.location).text
    assert rows_of(survey.tenant, "survey_answer", "language, levels") == [
        ("en", [2, 4, 3, 3, 3, 3, 3, 3, 3])
    ]


def test_the_only_cookie_is_the_language(citizen: Citizen) -> None:
    assert "Set-Cookie" not in citizen.reach_last("3").send().answer.headers
    citizen.begin()
    switched = citizen.send(language="en").answer.headers.getlist("Set-Cookie")
    assert [each.split("=")[0] for each in switched] == ["kinerja_lang"]


def test_the_browsers_way_back_works_on_ones_own_phone(citizen: Citizen) -> None:
    assert citizen.begin().answer.headers["Cache-Control"] == "private, no-cache"


def test_a_shared_device_keeps_no_page(app: Flask, tenant: TenantId) -> None:
    kiosk = make_survey(tenant, channel=Channel.KIOSK)
    citizen = Citizen(app, kiosk.path)
    assert citizen.begin().answer.headers["Cache-Control"] == "no-store"
    for _place in range(9):
        citizen.send(choice="4")
    citizen.send()
    assert rows_of(tenant, "survey_answer", "channel") == [(int(Channel.KIOSK),)]


def pages(citizen: Citizen) -> list[Page]:
    first, question = citizen.open().page, citizen.begin().page
    last = citizen.reach_last("4").page
    done = Page(citizen.client.get(citizen.send().answer.location))
    return [first, question, last, done]


def test_every_page_works_without_script_and_style_attributes(citizen: Citizen) -> None:
    for page in pages(citizen):
        assert page.status == 200
        assert not page.all("script")
        names = {name for each in page.elements for name in each.attributes}
        assert not {name for name in names if name.startswith("on") or name == "style"}
        assert page.all("link", rel="stylesheet")
        assert "bootstrap" not in page.text


def test_every_page_is_read_in_the_order_of_the_keyboard(citizen: Citizen) -> None:
    for page in pages(citizen):
        assert len(page.all("h1")) == 1
        assert all(int(each.get("tabindex") or 0) <= 0 for each in page.elements)
        # skipped by the keyboard, there for the Enter key alone
        hidden = [each for each in page.all("button") if each.get("tabindex") == "-1"]
        assert all(each.get("aria-hidden") == "true" for each in hidden)
    question = citizen.begin().page
    order = [
        each.get("name") or each.get("class")
        for each in question.elements
        if each.tag in {"input", "button"} and each.get("type") != "hidden"
    ]
    assert order == ["go", "language", "language", *["choice"] * 5, "go", "go"]
    assert [each.get("value") for each in question.all("button", name="go")] == [
        "next",
        "next",
        "back",
    ]


def test_every_field_has_its_words(citizen: Citizen) -> None:
    question = citizen.begin().page
    assert len(question.all("label")) == len(question.all("input", name="choice"))
    (words,) = citizen.reach_last("3").page.all("textarea")
    assert citizen.page.all("label", **{"for": str(words.get("id"))})
