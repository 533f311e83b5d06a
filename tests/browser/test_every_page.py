"""Every page every role can reach: no axe violation, nothing cut off, policy kept."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import WIDTHS
from tests.browser.site import Site
from tests.browser.walks import reachable, sign_in

pytestmark = pytest.mark.xdist_group("browser")  # one process, one demo

# each region's own pages and each role's at least once
ROLES = [
    ("/lhokseumawe/", "Admin daerah"),
    ("/lhokseumawe/", "Pejabat penilai"),
    ("/kepahiang/", "Admin daerah"),
    ("/kepahiang/", "Pejabat penilai"),
    ("/kepahiang/", "Auditor"),
    ("/bungo/", "Pegawai"),
    ("/bungo/", "Pejabat penilai"),
    ("/bantul/", "Pegawai"),
    ("/bengkulu/", "Admin OPD"),
    ("/national/", "Analis nasional"),
    ("/operator/", "Operator platform"),
]
NARROW, WIDE = WIDTHS
IN_ENGLISH = ("Auditor", "Admin OPD")
VISITORS = ["/", "/lhokseumawe/sign-in", "/kepahiang/code", "/kepahiang/forgotten", "/tidak-ada/"]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def faults_of(page: Page) -> list[str]:
    """What a person could not use here."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found] + cut_off(page)


def cut_off(page: Page) -> list[str]:
    """Whether one would have to scroll sideways, and whether the page says what it is."""
    overflow, titles = page.evaluate(OVERFLOW), page.locator("h1").count()
    wide = [f"{overflow} px wider than the screen"] if overflow > 0 else []
    return wide + ([f"{titles} main headings"] if titles != 1 else [])


@pytest.mark.parametrize(("path", "role"), ROLES)
def test_pages_of_a_role(
    open_page: Callable[..., Page],
    keep: Callable[[Page, str], None],
    site: Site,
    path: str,
    role: str,
) -> None:
    page = open_page(NARROW, language="en" if role in IN_ENGLISH else "id")
    sign_in(page, site.entry(path, role))
    faults = {}
    for target in reachable(page, path):
        name = f"{role}-{target.strip('/').replace('/', '-')}"[:80]
        found = faults_of(page)
        keep(page, name)
        # the width changes what fits, not what a page says to a screen reader
        page.set_viewport_size({"width": WIDE, "height": 900})
        found += cut_off(page)
        keep(page, name)
        page.set_viewport_size({"width": NARROW, "height": 900})
        if found:
            faults[target] = found
    assert faults == {}


@pytest.mark.parametrize("path", VISITORS)
@pytest.mark.parametrize("width", WIDTHS)
def test_pages_of_visitors(
    open_page: Callable[..., Page], keep: Callable[[Page, str], None], path: str, width: int
) -> None:
    page = open_page(width)
    page.goto(path)
    keep(page, f"visitor-{path.strip('/').replace('/', '-') or 'start'}")
    assert faults_of(page) == []
