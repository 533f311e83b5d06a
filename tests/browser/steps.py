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


SEEN = "Menjelaskan syarat akta kepada warga lanjut usia sampai paham, tanpa diminta dua kali."


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


IDEA = "Pengingat berkas tertunda"


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


REACHED = "Antrean KTP-el selesai pada hari yang sama sejak loket kelima dibuka pada bulan Maret."
HARD = "Jaringan pusat terputus dua kali sebulan; perekaman luring diunggah malam hari."


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
