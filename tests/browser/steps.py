"""What people of every region do in a period, step by step, in any language."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import Hands

NOTE = "Angka dari aplikasi layanan, diperiksa bersama rekan sebidang."
BASIS = "Selesai sebelum tanggal lima setiap bulan, tercatat di agenda bidang."
STRENGTHS = "Teliti dan sabar menjelaskan kepada warga."
REPLY = "Terima kasih, saya setuju."
YEAR = "2026"


def open_first(hands: Hands, link: str) -> None:
    """Follow the first link of the page's own part whose address has this in it."""
    target = hands.page.locator(f"main a[href*='{link}']").first
    address = target.get_attribute("href")
    assert address
    hands.press(target)
    expect(hands.page).to_have_url(re.compile(re.escape(address)))


def record_realisation(hands: Hands, region: str, evidence: Path | None) -> None:
    """What was reached of the first measure, with a file that proves it."""
    page = hands.page
    page.goto(f"/{region}/")
    open_first(hands, "/realisations/")
    open_first(hands, "/realisations/measures/")
    hands.write(page.locator("input[name=on_date]"), "2026-07-01")
    hands.write(page.locator("input[name=value]"), "96")
    hands.write(page.locator("textarea[name=note]"), NOTE)
    if evidence is not None:
        page.locator("input[name=files]").set_input_files(evidence)
    hands.press(page.locator("main form[enctype] button[type=submit]"))
    expect(page.locator("main")).to_contain_text(NOTE)
    if evidence is not None:
        expect(page.locator("main")).to_contain_text(evidence.name)


def read_criteria(hands: Hands, region: str, period: str = YEAR) -> None:
    """Read by what one is assessed, and say so where it was not said yet."""
    page = hands.page
    page.goto(f"/{region}/criteria?period={period}")
    unread = page.locator("button[form=dibaca]")
    if unread.count():
        hands.press(unread)
        expect(page.locator("button[form=dibaca]")).to_have_count(0)


def assess_oneself(hands: Hands, region: str, period: str = YEAR) -> None:
    """Rate oneself on everything asked, and send it to the superior."""
    page = hands.page
    open_result(hands, region, period)
    open_first(hands, "/self")
    rate_all(hands, 3, BASIS)
    hands.press(page.locator("button[name=go][value=check]"))
    expect(page.locator("button[form=kirim]")).to_be_visible()
    hands.press(page.locator("button[form=kirim]"))
    expect(page.locator("button[form=kirim]")).to_have_count(0)


def rate(hands: Hands, region: str, person: str, period: str = YEAR) -> None:
    """Open a person's form from the list, rate everything asked, and set the result."""
    page = hands.page
    open_form(hands, region, person, period)
    rate_all(hands, 4, BASIS)
    hands.write(page.locator("textarea[name=strengths]"), STRENGTHS)
    hands.press(page.locator("button[name=go][value=check]"))
    expect(page).to_have_url(re.compile("confirm"))
    hands.press(page.locator("button[form=isian]:not([name])"))
    expect(page).not_to_have_url(re.compile("confirm"))


def open_form(hands: Hands, region: str, person: str, period: str = YEAR) -> None:
    """The superior's form for a person, from the list of the period."""
    hands.page.goto(f"/{region}/evaluations?period={period}")
    hands.press(hands.page.get_by_role("link", name=re.compile(re.escape(person))).first)
    expect(hands.page).to_have_url(re.compile("/rate"))


def rate_all(hands: Hands, level: int, basis: str) -> None:
    """One level everywhere, and what it rests on where the form asks for it."""
    radios = hands.page.locator("main input[type=radio][name^=level_]")
    names = radios.evaluate_all("inputs => [...new Set(inputs.map(each => each.name))]")
    assert names
    for name in names:
        hands.choose(name, str(level))
        box = hands.page.locator(f"textarea[name={name.replace('level_', 'reason_', 1)}]")
        if box.is_visible() and not box.input_value():
            hands.write(box, basis)


def answer_result(hands: Hands, region: str, period: str = YEAR) -> None:
    """Read the result of the period, see what it is made of, and reply."""
    page = hands.page
    open_result(hands, region, period)
    expect(page.locator(".k-tree").first).to_be_visible()
    expect(page.locator("main")).to_contain_text(STRENGTHS)
    hands.write(page.locator("textarea[name=reply]"), REPLY)
    hands.press(submit_of(page, "reply"))
    expect(page.locator("main")).to_contain_text(REPLY)
    expect(page.locator("textarea[name=reply]")).to_have_count(0)


def open_result(hands: Hands, region: str, period: str = YEAR) -> None:
    hands.page.goto(f"/{region}/results")
    named = re.compile(rf"(?<![\w-]){period}(?![\w-])")
    hands.press(hands.page.locator("main tbody a").filter(has_text=named).first)
    expect(hands.page).to_have_url(re.compile("/results/"))


def submit_of(page: Page, field: str) -> Locator:
    """The button of the form that has this field."""
    return page.locator(f"main form:has([name={field}]) button[type=submit]")


def poll(page: Page, found: Callable[[], bool], seconds: int = 60) -> bool:
    """Look again each half second until it is there: workers deliver in their own time."""
    for _ in range(seconds * 2):
        if found():
            return True
        page.wait_for_timeout(500)
    return False


def is_told(page: Page, region: str, words: str) -> bool:
    """Whether the inbox speaks of something by now."""
    page.goto(f"/{region}/inbox")
    return words in page.locator("main").inner_text()
