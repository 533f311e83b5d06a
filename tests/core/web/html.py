"""Reading a page the way a checker does: its elements, ids, and what points at what."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
    | {"track", "wbr", "use", "path", "rect"}
)
ASKED = frozenset({"input", "select", "textarea"})


@dataclass(eq=False)
class Element:
    tag: str
    attrs: dict[str, str]
    parent: "Element | None" = None
    text: str = ""


@dataclass
class Page(HTMLParser):
    """All elements of a page in order; `faults` lists what a browser would forgive silently."""

    elements: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> repeats an attribute: {names}")
        parent = self.open[-1] if self.open else None
        element = Element(tag, {name: value or "" for name, value in attrs}, parent)
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open[-1].tag != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1].tag if self.open else 'nothing'}")
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def all(self, tag: str, **attrs: str) -> list[Element]:
        return [
            element
            for element in self.elements
            if element.tag == tag and attrs.items() <= element.attrs.items()
        ]

    def one(self, tag: str, **attrs: str) -> Element:
        (found,) = self.all(tag, **attrs)
        return found


def parse(source: str) -> Page:
    page = Page()
    page.feed(source)
    page.close()
    return page


def faults(source: str) -> list[str]:
    """What is wrong with the page as a document and for people who cannot see it."""
    page = parse(source)
    ids = [element.attrs["id"] for element in page.elements if "id" in element.attrs]
    found = list(page.faults)
    found += [f"<{element.tag}> is left open" for element in page.open]
    found += [f"id {name} stands twice" for name in set(ids) if ids.count(name) > 1]
    for element in page.elements:
        found += _dangling(element, ids) + _forbidden(element)
    found += [f"no label for {e.attrs}" for e in page.elements if not _named(e, page)]
    return found


def _dangling(element: Element, ids: list[str]) -> list[str]:
    pointers = [
        name
        for attribute in ("for", "aria-describedby", "aria-labelledby", "form")
        for name in element.attrs.get(attribute, "").split()
    ]
    target = element.attrs.get("href", "")
    if target.startswith("#") and len(target) > 1:
        pointers.append(target[1:])
    return [f"<{element.tag}> points at missing #{name}" for name in pointers if name not in ids]


def _forbidden(element: Element) -> list[str]:
    inline = [name for name in element.attrs if name == "style" or name.startswith("on")]
    return [f"<{element.tag}> has {name}=" for name in inline]


def _named(element: Element, page: Page) -> bool:
    if element.tag not in ASKED or element.attrs.get("type") == "hidden":
        return True
    label = any(e.attrs.get("for") == element.attrs.get("id") for e in page.all("label"))
    inside = element.parent
    while inside is not None and inside.tag != "label":
        inside = inside.parent
    return label or inside is not None or "aria-label" in element.attrs
