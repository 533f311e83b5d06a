"""A lost line, an ended session, a second tab: what was typed is still there."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site
from tests.browser.walks import sign_in

pytestmark = pytest.mark.xdist_group("browser")  # one process, one demo

PATIENCE = 20_000  # milliseconds: the page tries again every five seconds
WORDS = "Mencatat serah terima tiap giliran, sehingga loket tidak pernah menunggu."


def open_draft(page: Page, site: Site) -> str:
    """The form of somebody whom no other test rates; its address."""
    sign_in(page, site.entry("/bantul/", "Pejabat penilai"))
    page.goto("/bantul/evaluations?period=2026")
    staff = site.entry("/bantul/", "Pegawai").name
    page.locator("tbody th a").filter(has_not_text=staff).first.click()
    expect(page.locator("textarea[name=strengths]")).to_be_visible()
    return page.url


def test_a_lost_line_is_waited_for(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page(360)
    address = open_draft(page, site)
    page.context.set_offline(True)
    page.locator("textarea[name=strengths]").fill(WORDS)
    page.locator("textarea[name=weaknesses]").focus()
    expect(page.locator("#keadaan .k-warn")).to_contain_text("Belum tersambung")
    page.context.set_offline(False)
    expect(page.locator("#keadaan .k-ok")).to_be_visible(timeout=PATIENCE)
    page.goto(address)
    expect(page.locator("textarea[name=strengths]")).to_have_value(WORDS)


def test_an_ended_session_hands_the_words_back(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page(360, script=False)
    open_draft(page, site)
    page.context.clear_cookies()
    page.locator("textarea[name=recommendation]").fill(WORDS)
    page.locator("button[name=go][value=save]").click()
    expect(page.locator("main")).to_contain_text(WORDS)
    expect(
        page.get_by_role("link", name="Masuk").or_(page.locator("input[name=who]")).first
    ).to_be_visible()


def test_two_tabs_are_laid_side_by_side(open_page: Callable[..., Page], site: Site) -> None:
    first = open_page(1440, script=False)
    address = open_draft(first, site)
    second = first.context.new_page()
    second.goto(address)
    for page, words in ((first, WORDS), (second, f"{WORDS} Ditulis di tab kedua.")):
        page.locator("textarea[name=weaknesses]").fill(words)
        page.locator("button[name=go][value=save]").click()
    expect(second.locator("main")).to_contain_text("dua versi")
    shown = second.locator(".k-version")
    expect(shown).to_have_count(2)
    expect(shown.first).to_contain_text("tab kedua")
    expect(shown.last).to_contain_text(WORDS)
    shown.first.locator("input").check()
    second.locator("button[name=go][value=save]").click()
    second.goto(address)
    expect(second.locator("textarea[name=weaknesses]")).to_have_value(
        f"{WORDS} Ditulis di tab kedua."
    )
