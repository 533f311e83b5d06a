"""Single paths through the pages: a citizen, a fault, a conflict, a lost line."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site
from tests.browser.walks import sign_in

pytestmark = pytest.mark.xdist_group("browser")  # one process, one demo


def test_a_citizen_answers_without_script(
    open_page: Callable[..., Page], keep: Callable[[Page, str], None], site: Site
) -> None:
    admin = open_page()
    sign_in(admin, site.entry("/kepahiang/", "Admin daerah"))
    admin.goto("/kepahiang/surveys")
    admin.locator("tbody th a").first.click()
    admin.get_by_role("link", name=re.compile("Tautan")).first.click()
    address = re.search(r"/s/kepahiang\.\w+", admin.content())
    assert address

    citizen = open_page(360, script=False)
    citizen.goto(address[0])
    keep(citizen, "survey-start")
    citizen.locator("input[name=agree]").check()
    citizen.get_by_role("button", name="Mulai").click()
    onward = citizen.locator("form#tanya button[value=next]")
    for number in range(9):
        if number == 0:
            keep(citizen, "survey-question")
        citizen.locator("input[name=choice]").first.check()
        onward.click()
    citizen.locator("textarea[name=suggestion]").fill("Tambah satu loket pada hari Senin.")
    onward.click()
    expect(citizen.locator("h1")).to_contain_text("Terima kasih")
    keep(citizen, "survey-receipt")
    assert citizen.context.cookies() == []


def test_a_fault_in_the_form_keeps_what_was_typed(
    open_page: Callable[..., Page], keep: Callable[[Page, str], None], site: Site
) -> None:
    page = open_page(360)
    sign_in(page, site.entry("/kepahiang/", "Pejabat penilai"))
    page.goto("/kepahiang/evaluations")
    page.locator("tbody th a").last.click()
    first = page.locator("input[type=radio]").first.get_attribute("name")
    page.locator(f"input[name='{first}'][value='5']").check()
    page.locator(".k-reason textarea").first.fill("Bagus.")
    page.locator("textarea[name=strengths]").fill("Ditulis di ponsel.")
    page.locator("button[value=check]").click()
    expect(page.locator("[role=alert]").first).to_be_visible()
    keep(page, "rating-faults")
    expect(page.locator(".k-reason textarea").first).to_have_value("Bagus.")
    expect(page.locator("textarea[name=strengths]")).to_have_value("Ditulis di ponsel.")
    expect(page.locator(f"input[name='{first}'][value='5']")).to_be_checked()


def test_the_way_in_by_keyboard_alone(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page()
    entry = site.entry("/kepahiang/", "Pegawai")
    page.goto("/kepahiang/sign-in")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_class(re.compile("k-skip"))
    page.keyboard.press("Enter")
    for _ in range(10):
        if page.evaluate("document.activeElement.name") == "who":
            break
        page.keyboard.press("Tab")
    page.keyboard.type(entry.identifier)
    page.keyboard.press("Tab")
    page.keyboard.type(entry.password)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_visible()
    expect(page).to_have_url(re.compile("/kepahiang/$"))


def test_english_reads_english(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page(language="en")
    sign_in(page, site.entry("/lhokseumawe/", "Pejabat penilai"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("nav.k-nav").first).not_to_contain_text("Beranda")
