"""Chromium before the demo: one server, and a page of a certain width for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.site import Site, running_demo
from tests.browser.walks import wait_for_cycle

WIDTHS = (360, 1440)
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What drives a browser can be left out by its mark."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium here: the browser tests did not run")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    with running_demo(folder / "home", folder / "demo.log") as started:
        wait_for_cycle(chromium, started)
        yield started


@pytest.fixture
def open_page(chromium: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Make a page of a width; at the end nothing may have broken the content policy."""
    said: list[str] = []
    contexts = []

    def make(width: int = 1440, language: str = "id", *, script: bool = True) -> Page:
        context = chromium.new_context(
            base_url=site.url,
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            service_workers="block",
            reduced_motion="reduce",
        )
        contexts.append(context)
        if language != "id":
            context.add_cookies([{"name": "kinerja_lang", "value": language, "url": site.url}])
        page = context.new_page()
        page.on("console", lambda message: said.append(complaint(message)))
        page.on("pageerror", lambda error: said.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert [each for each in said if each] == []


def complaint(message: ConsoleMessage) -> str:
    """What the browser objected to: the policy, or a script; a 4xx page is no objection."""
    text = message.text
    if message.type != "error" or "Failed to load resource" in text:
        return ""
    return text


@pytest.fixture
def keep(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Save a picture of the page where `--screenshots` asks for it."""
    folder = request.config.getoption("--screenshots")

    def save(page: Page, name: str) -> None:
        if folder:
            Path(folder).mkdir(exist_ok=True)
            width = page.viewport_size["width"] if page.viewport_size else 0
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)

    return save
