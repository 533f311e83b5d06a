"""Names and figures inside sentences, in the language the sentence is said in."""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil
from typing import Final, Self

from kinerja.rounding import round_half_up
from kinerja.sentences import Sentence
from kinerja.text import Text

_PLACES: Final = 4
_MOST_PLACES: Final = 6


class Named(Sentence):
    """A wording that is data; as part of a sentence it follows the sentence's language."""

    __slots__ = ("_text",)
    _text: Text

    def __new__(cls, text: Text) -> Self:
        """The Indonesian wording, which also knows the English one."""
        made = super().__new__(cls, "%(text)s", text=text.id)
        made._text = text
        return made

    def in_language(self, language: str) -> str:
        """The wording in this language."""
        return self._text.in_language(language)


def named(text: Text) -> Named:
    """A name that is data, for a placeholder of a sentence."""
    return Named(text)


def listed(texts: Iterable[Text]) -> Named:
    """Several names with commas between them."""
    every = list(texts)
    return Named(Text(", ".join(each.id for each in every), ", ".join(each.en for each in every)))


def figure(value: Fraction, places: int = _PLACES) -> Named:
    """An exact number with as many decimals as it needs, at most `places`; halves go up."""
    text = str(round_half_up(value, places))
    short = text.rstrip("0").rstrip(".") if "." in text else text
    return Named(Text(short.replace(".", ","), short))


def two_decimals(value: Fraction, limits: Iterable[Fraction] = ()) -> Named:
    """A figure with two decimals, or with more where it would look like a limit it misses."""
    misses = [limit for limit in limits if limit != value]
    places = 2
    while places < _MOST_PLACES and any(
        round_half_up(value, places) == round_half_up(limit, places) for limit in misses
    ):
        places += 1
    written = str(round_half_up(value, places))
    return Named(Text(written.replace(".", ","), written))


def at_least(value: Fraction, places: int = 2) -> Named:
    """A number rounded up, so that who reaches what is written reaches what is meant."""
    return figure(Fraction(ceil(value * 10**places), 10**places), places)
