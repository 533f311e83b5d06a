"""Every visible sentence has its English, with the same placeholders."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from kinerja import paths

ENGLISH = paths.TRANSLATIONS / "en" / "LC_MESSAGES" / "messages.po"
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
KEYWORDS = {
    "_": None,
    "_l": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
}


@cache
def sentences() -> Catalog:
    """Everything a person can read, as the sources have it now."""
    with (paths.ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = Catalog()
    for _name, _line, message, _comments, _context in extract_from_dir(
        str(paths.ROOT), methods, options, keywords=KEYWORDS, directory_filter=is_source
    ):
        found.add(message)
    return found


def is_source(folder: str) -> bool:
    return not Path(folder).name.startswith((".", "_", "build", "instance"))


@cache
def english() -> Catalog:
    with ENGLISH.open(encoding="utf-8") as file:
        return read_po(file)


def texts(value: str | tuple[str, ...] | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def test_nothing_is_missing_in_english() -> None:
    known = english()
    missing = [
        message.id
        for message in sentences()
        if message.id and not has_english(known.get(message.id))
    ]
    assert missing == []


def has_english(message: Message | None) -> bool:
    return message is not None and not message.fuzzy and all(texts(message.string or ""))


def test_the_catalogue_holds_nothing_that_is_gone() -> None:
    now = {str(message.id) for message in sentences()}
    gone = [message.id for message in english() if message.id and str(message.id) not in now]
    assert gone == []


def test_placeholders_are_the_same() -> None:
    different = [
        message.id
        for message in english()
        if message.id and not same_placeholders(texts(message.id), texts(message.string or ""))
    ]
    assert different == []


def same_placeholders(indonesian: list[str], other: list[str]) -> bool:
    """Each English form uses what its Indonesian one offers; plural forms share their names."""
    offered = {name for text in indonesian for name in PLACEHOLDER.findall(text)}
    used = [set(PLACEHOLDER.findall(text)) for text in other]
    if len(indonesian) == 1:
        first = Counter(PLACEHOLDER.findall(indonesian[0])).keys()
        return used[0] == set(first)
    return all(names <= offered | {"num"} for names in used)


def test_the_extraction_finds_pages_and_code() -> None:
    found = {str(message.id) for message in sentences()}
    assert "disamarkan" in found
    assert len(found) > 200
