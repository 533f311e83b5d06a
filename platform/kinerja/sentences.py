"""Sentences that rules make: Indonesian at once, in another language when somebody asks.

Rules know no request and no Flask, so they cannot translate; they say what is to be said, and
whoever shows it chooses the language.
"""

from functools import cache
from typing import Self

from babel.support import NullTranslations, Translations

from kinerja import paths

SOURCE_LANGUAGE = "id"


class Sentence(str):
    """A sentence with its figures filled in, which still knows how to say itself elsewhere."""

    __slots__ = ("_msgid", "_parts", "_values")
    _msgid: str
    _parts: tuple[str, ...]
    _values: dict[str, object]

    def __new__(cls, msgid: str, **values: object) -> Self:
        """The Indonesian sentence `msgid` with its named placeholders filled in."""
        made = super().__new__(cls, msgid % values if values else msgid)
        made._msgid, made._values, made._parts = msgid, values, ()
        return made

    @classmethod
    def joined(cls, *parts: str) -> Self:
        """Several sentences, one after the other; empty ones are left out."""
        said = tuple(part for part in parts if part)
        made = super().__new__(cls, " ".join(said))
        made._msgid, made._values, made._parts = "", {}, said
        return made

    def in_language(self, language: str) -> str:
        """The same in another language; a word without translation stays Indonesian."""
        if self._parts:
            return " ".join(str(said_in(part, language)) for part in self._parts)
        text = _catalogue(language).gettext(self._msgid)
        values = {name: said_in(value, language) for name, value in self._values.items()}
        return text % values if values else text


def sentence(msgid: str, **values: object) -> Sentence:
    """What rules import as `_`, so that the sentence is found for translation."""
    return Sentence(msgid, **values)


def said_in(value: object, language: str) -> object:
    """A sentence in this language; anything else as it is."""
    return value.in_language(language) if isinstance(value, Sentence) else value


@cache
def _catalogue(language: str) -> NullTranslations:
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    return Translations.load(paths.TRANSLATIONS, [language])
