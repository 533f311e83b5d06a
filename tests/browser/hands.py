"""How somebody works a page: with a pointer, or with the keys alone."""

from typing import Protocol

from playwright.sync_api import Locator, Page

MOST_TABS = 400


class Hands(Protocol):
    """What people do on pages."""

    page: Page

    def press(self, target: Locator) -> None:
        """A link or a button."""

    def choose(self, name: str, value: str) -> None:
        """One of the radio buttons of this name."""

    def write(self, target: Locator, text: str) -> None:
        """In a field, in the place of what it holds."""


class Pointer:
    """Mouse or finger."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        target.click()

    def choose(self, name: str, value: str) -> None:
        self.page.locator(f"main input[name='{name}'][value='{value}']").check()

    def write(self, target: Locator, text: str) -> None:
        target.fill(text)


class Keys:
    """Tab, arrows, Enter and letters; nothing is clicked."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        self._reach(target)
        self.page.keyboard.press("Enter")

    def choose(self, name: str, value: str) -> None:
        every = self.page.locator(f"main input[name='{name}']")
        self._reach(every)
        wanted = self.page.locator(f"main input[name='{name}'][value='{value}']")
        self.page.keyboard.press("Space")
        for _ in range(every.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        assert wanted.is_checked(), f"the arrows never reach {name} = {value}"

    def write(self, target: Locator, text: str) -> None:
        self._reach(target)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def _reach(self, target: Locator) -> None:
        """Tab on until one of these has the focus."""
        for _ in range(MOST_TABS):
            if target.evaluate_all("found => found.includes(document.activeElement)"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no Tab leads to {target}")
