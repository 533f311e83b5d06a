"""A questionnaire for citizens, as `surveys.toml` holds it."""

from dataclasses import dataclass
from fractions import Fraction

from kinerja.text import Text


@dataclass(frozen=True, slots=True)
class Consent:
    """What a respondent agrees to; a new wording is a new version."""

    version: int
    text: Text


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the four answers, 1 the worst."""

    value: int
    text: Text


@dataclass(frozen=True, slots=True)
class Alternative:
    """A further choice with a name of its own that counts as one of the four answers."""

    code: str
    counts_as: int
    text: Text


@dataclass(frozen=True, slots=True)
class Element:
    """One element (unsur) of a survey, known by its code, not by its number.

    Args:
        weight: Share of the whole (0-1); None where all elements weigh alike.
    """

    code: str
    name: Text
    question: Text
    answers: tuple[Answer, ...]
    alternatives: tuple[Alternative, ...] = ()
    weight: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A versioned questionnaire; `scheme` names the table of classes its index is read by."""

    code: str
    version: int
    scheme: str
    title: Text
    consent: Consent
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class SurveysDocument:
    """Everything `surveys.toml` says."""

    format: int
    instruments: tuple[Instrument, ...]
