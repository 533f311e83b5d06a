"""What people do besides where their region has more parts, step by step, in any language."""

import re

from playwright.sync_api import expect

from tests.browser.hands import Hands
from tests.browser.steps import BASIS, YEAR, open_first, open_form, rate_all, submit_of

SEEN = "Menjelaskan syarat akta kepada warga lanjut usia sampai paham, tanpa diminta dua kali."
IDEA = "Pengingat berkas tertunda"
REACHED = "Antrean KTP-el selesai pada hari yang sama sejak loket kelima dibuka pada bulan Maret."
HARD = "Jaringan pusat terputus dua kali sebulan; perekaman luring diunggah malam hari."


def note_observation(hands: Hands, region: str, person: str) -> None:
    """What the superior saw on a day, on the first indicator there is."""
    page = hands.page
    open_form(hands, region, person)
    open_first(hands, "/observations")
    hands.write(page.locator("input[name=on_date]"), "2026-07-01")
    page.locator("select[name=indicator]").select_option(index=1)
    hands.choose("kind", "good")
    hands.write(page.locator("textarea[name=seen]"), SEEN)
    hands.press(submit_of(page, "seen"))
    expect(page.locator("main")).to_contain_text(SEEN)


def record_innovation(hands: Hands, region: str) -> None:
    """A new way of working that is in use, for the superior to verify."""
    page = hands.page
    page.goto(f"/{region}/innovations/new")
    hands.write(page.locator("input[name=title]"), IDEA)
    words = "Lembar pengingat otomatis menandai berkas yang lewat tiga hari di meja siapa pun."
    hands.write(page.locator("textarea[name=description]"), words)
    hands.write(page.locator("textarea[name=benefit]"), "Berkas tertunda turun dari 31 menjadi 4.")
    hands.write(page.locator("input[name=in_use_since]"), "2026-02-02")
    hands.press(submit_of(page, "title"))
    expect(page.locator("main")).to_contain_text(IDEA)


def verify_innovation(hands: Hands, region: str) -> None:
    """The superior says that it is in use and counts."""
    page = hands.page
    page.goto(f"/{region}/innovations")
    hands.press(page.get_by_role("link", name=IDEA))
    verdict = page.locator("main input[name=verdict]").first.get_attribute("value")
    assert verdict
    hands.choose("verdict", verdict)
    hands.write(page.locator("textarea[name=reason]"), "Dipakai dua loket, lihat rekap Maret.")
    hands.press(submit_of(page, "verdict"))
    expect(page.locator("main input[name=verdict]")).to_have_count(0)


def record_service_times(hands: Hands, region: str, period: str = YEAR) -> None:
    """How many cases the office handled, and how many in time."""
    page = hands.page
    page.goto(f"/{region}/unit-records?period={period}")
    open_first(hands, "/times/")
    numbers = page.locator("form#isian input.form-control:visible")
    assert numbers.count() >= 2
    for at in range(numbers.count()):
        hands.write(numbers.nth(at), "120" if at % 2 == 0 else "114")
    hands.press(page.locator("button[form=isian]").last)
    expect(page.locator("main")).to_contain_text("95")


def submit_unit_reports(hands: Hands, region: str, period: str = YEAR) -> int:
    """Write and hand in every report of the period that is missing; how many there were."""
    page = hands.page
    page.goto(f"/{region}/unit-records?period={period}")
    links = page.locator("main a[href*='/report/']")
    addresses = links.evaluate_all("found => found.map(each => each.getAttribute('href'))")
    handed_in = 0
    for address in addresses:
        page.goto(address)
        if not page.locator("textarea[name=achievements]").count():
            continue
        hands.write(page.locator("textarea[name=achievements]"), REACHED)
        hands.write(page.locator("textarea[name=obstacles]"), HARD)
        hands.press(page.locator("button[name=go][value=check]"))
        hands.press(page.locator("button[form=kirim]"))
        expect(page.locator("button[form=kirim]")).to_have_count(0)
        handed_in += 1
    return handed_in


def draw_raters(hands: Hands, region: str) -> None:
    """Have the colleagues drawn who rate one another."""
    page = hands.page
    page.goto(f"/{region}/")
    open_first(hands, "/raters")
    hands.press(page.locator("main form button[type=submit]"))
    expect(page.locator("main form button[type=submit]")).to_have_count(0)


def rate_colleagues(hands: Hands, region: str) -> int:
    """Rate every colleague one is asked about, unseen; how many."""
    page = hands.page
    page.goto(f"/{region}/peers")
    waiting = page.locator("main a[href*='/peers/']")
    for rated in range(20):
        if not waiting.count():
            return rated
        hands.press(waiting.first)
        expect(page).to_have_url(re.compile("/peers/"))
        rate_all(hands, 4, BASIS)
        hands.press(page.locator("button[form=isian]"))
        expect(page).to_have_url(re.compile(r"/peers(\?|$)"))
    raise AssertionError("there is no end to the colleagues")


def hold_meeting(hands: Hands, region: str) -> None:
    """Note who was there and what was said, agree on something, and close the meeting."""
    page = hands.page
    page.goto(f"/{region}/")
    open_first(hands, "/record")
    radios = page.locator("main input[type=radio]")
    names = radios.evaluate_all("inputs => [...new Set(inputs.map(each => each.name))]")
    for name in names:
        present = page.locator(f"main input[name='{name}']").first.get_attribute("value")
        hands.choose(name, present or "")
    hands.write(page.locator("textarea[name=minutes]"), "Dibahas antrean, lembur, dan arsip.")
    hands.press(page.locator("button[name=go][value=close]"))
    hands.press(page.locator("button[form=tutup]"))
    expect(page.locator("button[form=tutup]")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("Dibahas antrean")
