"""A whole period in each region, walked by its people in their own way."""

import email
from collections.abc import Callable
from email import policy
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import parts, steps
from tests.browser.hands import Hands, Keys, Pointer
from tests.browser.site import Site
from tests.browser.walks import sign_in

pytestmark = pytest.mark.xdist_group("browser")  # one process, one demo

Open = Callable[..., Page]
Keep = Callable[[Page, str], None]
STAFF, SUPERIOR, ADMIN = "Pegawai", "Pejabat penilai", "Admin daerah"


def photographed(page: Page, file: Path) -> Path:
    """A picture of what is on the screen, as somebody would take of a report."""
    file.write_bytes(page.screenshot())
    return file


def enter(site: Site, hands: Hands, region: str, role: str) -> str:
    """Sign in as this role of the region; the name of who that is."""
    entry = site.entry(f"/{region}/", role)
    sign_in(hands.page, entry)
    return entry.name


def prepare(hands: Hands, region: str, evidence: Path | None) -> None:
    """The person's own part before anybody rates them."""
    steps.record_realisation(hands, region, evidence)
    steps.read_criteria(hands, region)
    steps.assess_oneself(hands, region)


def test_a_year_in_bantul_by_keys_alone(open_page: Open, site: Site) -> None:
    person = Keys(open_page())
    name = enter(site, person, "bantul", STAFF)
    prepare(person, "bantul", None)

    superior = Keys(open_page())
    enter(site, superior, "bantul", SUPERIOR)
    steps.rate(superior, "bantul", name)

    steps.answer_result(person, "bantul")
    expect(person.page.locator("h1")).to_contain_text("Baik")


def test_a_year_in_bungo(open_page: Open, keep: Keep, site: Site, tmp_path: Path) -> None:
    person = Pointer(open_page(360))
    name = enter(site, person, "bungo", STAFF)
    prepare(person, "bungo", photographed(person.page, tmp_path / "laporan-juli.png"))
    parts.record_innovation(person, "bungo")

    superior = Pointer(open_page())
    enter(site, superior, "bungo", SUPERIOR)
    parts.verify_innovation(superior, "bungo")
    steps.rate(superior, "bungo", name)

    steps.answer_result(person, "bungo")
    expect(person.page.locator("main")).to_contain_text(parts.IDEA)
    keep(person.page, "bungo-result")


def test_a_quarter_in_bengkulu_in_english(open_page: Open, keep: Keep, site: Site) -> None:
    quarter = f"{steps.YEAR}-T2"
    person = Pointer(open_page(360, "en"))
    name = enter(site, person, "bengkulu", STAFF)
    steps.read_criteria(person, "bengkulu", quarter)
    steps.assess_oneself(person, "bengkulu", quarter)

    office = Pointer(open_page(1440, "en"))
    enter(site, office, "bengkulu", "Admin OPD")
    parts.record_service_times(office, "bengkulu", quarter)
    assert parts.submit_unit_reports(office, "bengkulu", quarter)

    superior = Pointer(open_page(1440, "en"))
    enter(site, superior, "bengkulu", SUPERIOR)
    steps.rate(superior, "bengkulu", name, quarter)

    steps.answer_result(person, "bengkulu", quarter)
    expect(person.page.locator("html")).to_have_attribute("lang", "en")
    expect(person.page.locator("h1")).to_contain_text("Your rating is")
    keep(person.page, "bengkulu-result-en")


def test_a_year_in_kepahiang_without_script(open_page: Open, keep: Keep, site: Site) -> None:
    person = Pointer(open_page(360, script=False))
    name = enter(site, person, "kepahiang", STAFF)
    prepare(person, "kepahiang", None)

    superior = Pointer(open_page(360, script=False))
    enter(site, superior, "kepahiang", SUPERIOR)
    parts.note_observation(superior, "kepahiang", name)
    person.page.goto("/kepahiang/observations")
    expect(person.page.locator("main")).to_contain_text(parts.SEEN)
    keep(person.page, "kepahiang-observations")

    steps.open_form(superior, "kepahiang", name)
    expect(superior.page.locator("main")).to_contain_text(parts.SEEN)
    steps.rate(superior, "kepahiang", name)
    steps.answer_result(person, "kepahiang")
    keep(person.page, "kepahiang-result")


def test_a_year_in_bengkulu(open_page: Open, keep: Keep, site: Site) -> None:
    person = Pointer(open_page())
    name = enter(site, person, "bengkulu", STAFF)
    prepare(person, "bengkulu", None)

    office = Pointer(open_page())
    enter(site, office, "bengkulu", "Admin OPD")
    parts.record_service_times(office, "bengkulu")
    keep(office.page, "bengkulu-service-times")
    assert parts.submit_unit_reports(office, "bengkulu")
    keep(office.page, "bengkulu-unit-report")

    superior = Pointer(open_page())
    enter(site, superior, "bengkulu", SUPERIOR)
    steps.rate(superior, "bengkulu", name)
    steps.answer_result(person, "bengkulu")
    keep(person.page, "bengkulu-result")


def test_a_year_in_lhokseumawe(open_page: Open, keep: Keep, site: Site, tmp_path: Path) -> None:
    admin = Pointer(open_page())
    enter(site, admin, "lhokseumawe", ADMIN)
    parts.draw_raters(admin, "lhokseumawe")

    person = Pointer(open_page(360))
    name = enter(site, person, "lhokseumawe", STAFF)
    prepare(person, "lhokseumawe", photographed(person.page, tmp_path / "laporan-juli.png"))
    parts.rate_colleagues(person, "lhokseumawe")
    keep(person.page, "lhokseumawe-peers")

    superior = Pointer(open_page())
    enter(site, superior, "lhokseumawe", SUPERIOR)
    parts.rate_colleagues(superior, "lhokseumawe")
    parts.hold_meeting(superior, "lhokseumawe")
    keep(superior.page, "lhokseumawe-meeting")
    steps.rate(superior, "lhokseumawe", name)

    told = steps.poll(person.page, lambda: steps.is_told(person.page, "lhokseumawe", steps.YEAR))
    assert told, "the inbox never spoke of the result"
    steps.answer_result(person, "lhokseumawe")
    keep(person.page, "lhokseumawe-result")
    nip = site.entry("/lhokseumawe/", STAFF).identifier
    assert steps.poll(person.page, lambda: any(mails_to(site, nip))), "no mail came"


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
