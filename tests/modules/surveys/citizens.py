"""A citizen in a test: reads the page, fills it in, sends it; no script, no cookies needed."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

VOID = {"input", "img", "link", "meta", "br", "path", "circle"}


@dataclass
class Element:
    """One tag of a page with its attributes."""

    tag: str
    attributes: dict[str, str]

    def get(self, name: str) -> str | None:
        return self.attributes.get(name)


class Page(HTMLParser):
    """A page taken apart: its tags in their order."""

    def __init__(self, response: TestResponse) -> None:
        super().__init__()
        self.status = response.status_code
        self.text = response.text
        self.elements: list[Element] = []
        self.feed(response.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Every element of this tag with these attributes."""
        wanted = attributes.items()
        return [
            each
            for each in self.elements
            if each.tag == tag and all(each.get(name) == value for name, value in wanted)
        ]

    @property
    def token(self) -> str:
        """The sealed visit in the page."""
        (field_,) = self.all("input", name="visit_token")
        return field_.attributes["value"]

    @property
    def chosen(self) -> list[str]:
        """What is chosen on the page."""
        radios = self.all("input", name="choice")
        return [each.attributes["value"] for each in radios if "checked" in each.attributes]


@dataclass
class Citizen:
    """Somebody who opened a link."""

    app: Flask
    path: str
    client: FlaskClient = field(init=False)
    page: Page = field(init=False)
    answer: TestResponse = field(init=False)

    def __post_init__(self) -> None:
        self.client = self.app.test_client(use_cookies=False)

    def open(self) -> "Citizen":
        """The first page."""
        self.answer = self.client.get(self.path)
        self.page = Page(self.answer)
        return self

    def send(self, **fields: Any) -> "Citizen":
        """Send the page with these fields beside its visit."""
        data = {"visit_token": self.page.token, "go": "next", **fields}
        self.answer = self.client.post(self.path, data=data)
        self.page = Page(self.answer)
        return self

    def begin(self) -> "Citizen":
        """Agree and come to the first question."""
        return self.open().send(agree="1")

    def reach_last(self, *choices: str) -> "Citizen":
        """Answer every element; the last choice given is repeated."""
        self.begin()
        for place in range(9):
            self.send(choice=choices[min(place, len(choices) - 1)])
        return self
