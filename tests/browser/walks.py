"""What people do again and again: sign in, look at every page they can reach."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect

from kinerja.demo.regions import REGIONS
from tests.browser.site import Entry, Site


def sign_in(page: Page, entry: Entry) -> None:
    """Sign in at the door of this entry, as printed."""
    page.goto(f"{entry.path}sign-in")
    page.locator("input[name=who]").fill(entry.identifier)
    page.locator("input[name=password]").fill(entry.password)
    page.locator("main button[type=submit]").first.click()
    expect(page).not_to_have_url(re.compile("sign-in"))


def wait_for_cycle(chromium: Browser, site: Site) -> None:
    """Until the played cycle has reached the national page: the last thing to come."""
    context = chromium.new_context(base_url=site.url)
    page = context.new_page()
    sign_in(page, site.entry("/national/", "Analis nasional"))
    for _ in range(300):
        if page.locator("table").count() and page.locator("tbody tr").count() >= len(REGIONS):
            break
        page.wait_for_timeout(1000)
        page.goto("/national/")
    assert page.locator("tbody tr").count() >= len(REGIONS), "the cycle did not come to its end"
    context.close()


def reachable(page: Page, start: str) -> Iterator[str]:
    """Go where links lead from `start`, two steps deep; each pattern once, open when it is told."""
    seen: dict[str, str] = {}
    waiting = [(start, 0)]
    while waiting:
        path, depth = waiting.pop(0)
        answer = page.goto(path)
        assert answer is not None
        assert answer.status < 400, (path, answer.status)
        yield path
        if depth == 2:
            continue
        for href in page.eval_on_selector_all("a[href]", "links => links.map(a => a.href)"):
            parts = urlsplit(href)
            target = parts.path
            pattern = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", target)
            if not same_site(page, href) or pattern in seen or "/language/" in target:
                continue
            seen[pattern] = target
            waiting.append((target, depth + 1))


def same_site(page: Page, href: str) -> bool:
    return urlsplit(href).netloc == urlsplit(page.url).netloc
