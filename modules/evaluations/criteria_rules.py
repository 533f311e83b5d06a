"""Who is heard on an indicator, and who is left when one of them is not. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from kinerja.rubrics.rubric import Component, Indicator, RaterKind, Source

_HUNDRED: Final = Fraction(100)


@dataclass(frozen=True, slots=True)
class Voice:
    """One kind of rater with its share in percent of all voices."""

    kind: RaterKind
    share: Fraction


Voices = tuple[Voice, ...]


def voices_of(component: Component, indicator: Indicator) -> Voices:
    """Who speaks on an indicator; citizens alone where the survey's index is its value."""
    if indicator.source is Source.CITIZEN:
        return (Voice(RaterKind.CITIZEN, _HUNDRED),)
    return _in_proportion(
        [Voice(kind, share) for kind, share in component.raters_of(indicator).items() if share > 0]
    )


def without(voices: Voices, kind: RaterKind) -> Voices:
    """The other voices, which take over a missing one's weight in proportion of theirs."""
    return _in_proportion([voice for voice in voices if voice.kind is not kind])


def _in_proportion(voices: Sequence[Voice]) -> Voices:
    whole = sum((voice.share for voice in voices), Fraction(0))
    return tuple(Voice(voice.kind, voice.share * _HUNDRED / whole) for voice in voices)
