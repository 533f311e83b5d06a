"""Two versions of a draft side by side, for whoever wrote both to choose from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from flask import render_template
from flask_babel import gettext as _

from kinerja.web.forms import Form
from kinerja.web.home import number_word
from kinerja.web.page import Link
from modules.evaluations.sheet import Level

_Draft = TypeVar("_Draft")
_NOT_ANSWERS = frozenset({"go"})


class Offered(Protocol):
    """A field whose answer is one of some levels, such as an indicator of a form."""

    @property
    def level_name(self) -> str:
        """The name of the field."""

    @property
    def levels(self) -> Sequence[Level]:
        """What can be chosen."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a field: the value as the form sends it, and how it reads."""

    value: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Collision:
    """A field in which two drafts say different things."""

    name: str
    label: str
    mine: Version
    saved: Version


@dataclass(frozen=True, slots=True)
class Versions:
    """A draft as this page sent it, as it is kept, and both joined; `collisions` are fields."""

    mine: Form
    saved: Form
    joined: Form
    collisions: Sequence[str]
    saved_at: datetime | None


def versions_of(
    drafts: tuple[_Draft, _Draft],
    merge: Callable[[_Draft, _Draft], tuple[_Draft, Sequence[str]]],
    as_form: Callable[[_Draft], Form],
    saved_at: datetime | None = None,
) -> Versions:
    """The draft sent and the draft kept, both as `as_form` shows them, and `merge`d in one."""
    mine, saved = drafts
    joined, collisions = merge(mine, saved)
    return Versions(as_form(mine), as_form(saved), as_form(joined), collisions, saved_at)


def choice_page(
    versions: Versions, offered: Sequence[Offered], action: str, crumbs: Sequence[Link]
) -> str:
    """Both versions of every field that collides; the rest, joined, travels along unseen.

    `action` is the address of the form; the last of the `crumbs` is the page itself.
    """
    levels = {row.level_name: row.levels for row in offered}
    joined = versions.joined
    rest = [name for name in joined.labels if name not in {*versions.collisions, *_NOT_ANSWERS}]
    return render_template(
        "evaluations/conflict.html",
        action=action,
        crumbs=crumbs,
        saved_at=versions.saved_at,
        collisions=[
            _collision(name, versions, levels)
            for name in joined.labels
            if name in versions.collisions
        ],
        unseen=[(name, joined.value(name)) for name in rest],
        agreeing=len(rest) - 1,  # the edition is no answer
        number=number_word(len(versions.collisions)),
    )


def _collision(name: str, versions: Versions, levels: Mapping[str, Sequence[Level]]) -> Collision:
    mine, saved = (
        _version(form.value(name), levels.get(name, ()), title)
        for form, title in (
            (versions.mine, _("Versi halaman ini")),
            (versions.saved, _("Versi yang tersimpan")),
        )
    )
    return Collision(name, versions.mine.label(name), mine, saved)


def _version(value: str, levels: Sequence[Level], title: str) -> Version:
    for level, words, anchor in levels:
        if str(level) == value:
            return Version(value, f"{title}: {words}", anchor)
    return Version(value, title, value)
