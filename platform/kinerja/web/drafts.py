"""Two tabs on one draft: what each of them changed since the page was made. Pure.

A form carries a fingerprint of every field as it was when the page was made. So it shows which of
two versions changed a field, and only where both did must somebody choose.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_LETTERS: Final = 10


@dataclass(frozen=True, slots=True)
class Joined:
    """Both versions in one: where they collide stands what was sent."""

    texts: Mapping[str, str]
    collisions: tuple[str, ...] = ()


def fingerprints(texts: Mapping[str, str]) -> str:
    """The fields of a draft as one word each, for a hidden field of the form."""
    return " ".join(f"{name}:{_mark(text)}" for name, text in sorted(texts.items()))


def joined(sent: Mapping[str, str], saved: Mapping[str, str], base: str) -> Joined:
    """What is `sent` and what is `saved` in one, by what both were made from.

    A field that was not sent stays as saved. A field without a fingerprint counts as changed in
    both; fields come in the order of `saved`.
    """
    marks = dict(word.split(":", 1) for word in base.split() if ":" in word)
    texts: dict[str, str] = {}
    collisions: list[str] = []
    for name in dict.fromkeys([*saved, *sent]):
        mine, theirs = sent.get(name, saved.get(name, "")), saved.get(name, "")
        mark = marks.get(name)
        if mine != theirs and mark == _mark(mine):
            mine = theirs
        elif mine != theirs and mark != _mark(theirs):
            collisions.append(name)
        texts[name] = mine
    return Joined(texts, tuple(collisions))


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_LETTERS]
