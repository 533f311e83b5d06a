"""What an event is, apart from the list of those there are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Details = Mapping[str, Any]
Words = Callable[[Details], str]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing people are told.

    `line` is what the inbox shows; `subject` and `text` are what a mail says, which may lie open
    on somebody's table, and `action` the words of its link.
    """

    topic: str
    line: Words
    subject: Words
    text: Words
    action: Words
