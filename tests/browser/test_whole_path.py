"""A person's whole path: rated by the superior, told by inbox and mail, explained, answered."""

import email
import re
from collections.abc import Callable
from email import policy

from playwright.sync_api import Page, expect

from tests.browser.site import Site
from tests.browser.walks import sign_in

REASON = "Pada 12 Maret menuntaskan 214 berkas tertunda dalam dua hari dan mencatat caranya."
WAIT = 60_000


def poll(page: Page, found: Callable[[], bool], seconds: int = 60) -> bool:
    """Look again each half second until it is there: workers deliver in their own time."""
    for _ in range(seconds * 2):
        if found():
            return True
        page.wait_for_timeout(500)
    return False


def rate(page: Page, level: int) -> None:
    """Choose a level for every indicator, and give the reason an extreme level asks for."""
    names = page.eval_on_selector_all(
        "input[type=radio]", "inputs => [...new Set(inputs.map(i => i.name))]"
    )
    for name in names:
        page.locator(f"input[name='{name}'][value='{level}']").check()
    for box in page.locator(".k-reason textarea").all():
        if box.is_visible():
            box.fill(REASON)


def test_from_rating_to_reply(
    open_page: Callable[..., Page], keep: Callable[[Page, str], None], site: Site
) -> None:
    staff = site.entry("/lhokseumawe/", "Pegawai")
    superior = open_page()
    sign_in(superior, site.entry("/lhokseumawe/", "Pejabat penilai"))
    keep(superior, "home-superior")
    superior.goto("/lhokseumawe/evaluations")
    superior.get_by_role("link", name=re.compile(staff.name)).first.click()
    rate(superior, 4)
    superior.locator("textarea[name=strengths]").fill("Teliti dan sabar menjelaskan kepada warga.")
    keep(superior, "rating")
    superior.locator("button[value=check]").click()
    expect(superior.locator("h1")).to_contain_text("diusulkan")
    keep(superior, "confirm")
    superior.get_by_role("button", name="Tetapkan predikat").click()
    expect(superior).not_to_have_url(re.compile("confirm"))

    person = open_page(360)
    sign_in(person, staff)
    keep(person, "home-staff")
    told = poll(person, lambda: "2026" in inbox_text(person))
    assert told, "the inbox never spoke of 2026"
    keep(person, "inbox")
    person.get_by_role("button", name=re.compile("2026")).or_(
        person.get_by_role("link", name=re.compile("2026"))
    ).first.click()
    expect(person.locator("h1")).to_contain_text("Baik")
    expect(person.locator(".k-tree")).to_be_visible()
    expect(person.locator("body")).to_contain_text("Teliti dan sabar")
    keep(person, "result")
    person.locator("textarea[name=reply]").fill("Terima kasih, saya setuju.")
    person.get_by_role("button", name="Terima hasil ini").click()
    expect(person.locator("body")).to_contain_text("Terima kasih, saya setuju.")
    assert poll(person, lambda: any(mails_to(site, staff.identifier))), "no mail came"


def inbox_text(page: Page) -> str:
    page.goto("/lhokseumawe/inbox")
    return page.locator("main").inner_text()


def mails_to(site: Site, nip: str) -> list[str]:
    """Subjects of the mails this person got, which must not tell the predicate."""
    subjects = []
    for raw in site.mails:
        message = email.message_from_bytes(raw, policy=policy.default)
        if nip in str(message["To"]):
            body = message.get_body(("plain",))
            assert body is not None
            assert "Sangat Baik" not in body.get_content()
            assert "DATA CONTOH" in body.get_content()
            subjects.append(str(message["Subject"]))
    return subjects


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
