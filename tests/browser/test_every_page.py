"""Every page every role can reach: no axe violation, nothing cut off, policy kept."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import WIDTHS
from tests.browser.site import Site
from tests.browser.walks import reachable, sign_in

ROLES = [
    ("/lhokseumawe/", "Admin daerah"),
    ("/lhokseumawe/", "Pejabat penilai"),
    ("/kepahiang/", "Pegawai"),
    ("/kepahiang/", "Auditor"),
    ("/national/", "Analis nasional"),
    ("/operator/", "Operator platform"),
]
VISITORS = ["/", "/lhokseumawe/sign-in", "/kepahiang/code", "/kepahiang/forgotten", "/tidak-ada/"]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def faults_of(page: Page) -> list[str]:
    """What a person could not use here."""
    found = Axe().run(page).response["violations"]
    faults = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found]
    overflow = page.evaluate(OVERFLOW)
    return faults + ([f"{overflow} px wider than the screen"] if overflow > 0 else [])


@pytest.mark.parametrize(("path", "role"), ROLES)
@pytest.mark.parametrize("width", WIDTHS)
def test_pages_of_a_role(  # noqa: PLR0913, PLR0917  # fixtures and parameters
    open_page: Callable[..., Page],
    keep: Callable[[Page, str], None],
    site: Site,
    path: str,
    role: str,
    width: int,
) -> None:
    page = open_page(width, language="en" if width == WIDTHS[0] and role == "Auditor" else "id")
    sign_in(page, site.entry(path, role))
    faults = {}
    for target in [path, *reachable(page, path)]:
        page.goto(target)
        keep(page, f"{role}-{target.strip('/').replace('/', '-')}"[:80])
        found = faults_of(page)
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
    assert page.locator("h1").count() == 1
