"""The rows that lists in templates/components/ show: a view fills them, a macro writes them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

State = Literal["done", "now", "ahead"]
Kind = Literal["ok", "warn", "bad", "info", "idle"]


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing a person must do: until when, what, and the button that does it.

    Without a `day` the words in `when` stand in its place.
    """

    title: str
    url: str
    action: str
    text: str = ""
    day: date | None = None
    when: str = ""


@dataclass(frozen=True, slots=True)
class DeskItem:
    """One thing an administrator or auditor keeps an eye on: what it is, how far, where it is read.

    With a `total` the bar shows how many of them are `done`.
    """

    title: str
    url: str
    text: str
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class FileItem:
    """One export: its state in words and at most one thing to do.

    While it is being made `done` of `total` rows are shown as a bar; `ready` makes the action
    the one to take; `remedy` says how to mend a failure.
    """

    title: str
    facts: str
    state: str
    kind: Kind = "idle"
    done: int = 0
    total: int = 0
    url: str = ""
    action: str = ""
    ready: bool = False
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One event in the life of a case, past, present or ahead; `by` says who or until when."""

    title: str
    state: State = "done"
    day: date | None = None
    by: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a period or a document, with its date or count in words."""

    title: str
    state: State
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One part of a list as a link, with how many rows it holds."""

    url: str
    label: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the quadrant: the predicate's words, and whether one stands here or next."""

    words: str
    state: Literal["here", "next", ""] = ""
