"""Indeks Profesionalitas ASN: PermenPANRB 38/2018 with Peraturan BKN 8/2019. Pure.

The published bands (91-100, 81-90, …) leave gaps between whole numbers. Here every band begins at
its lower figure and reaches up to the next one, on the exact value: 90.5 belongs to 81-90, and a
performance of 75.9 to 61-75. A letter of BKN of 2024 changes the measurement, so a result carries
the version of the rule it was made by.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from kinerja.law.offices import FUNCTIONAL, LEADERS, Office
from kinerja.rubrics.predicate import Predicate
from kinerja.text import Text


class Dimension(StrEnum):
    """The four dimensions, in the regulation's order."""

    KUALIFIKASI = "kualifikasi"
    KOMPETENSI = "kompetensi"
    KINERJA = "kinerja"
    DISIPLIN = "disiplin"


# PermenPANRB 38/2018; the four make 100.
DIMENSION_MAX: Final[Mapping[Dimension, int]] = MappingProxyType(
    {
        Dimension.KUALIFIKASI: 25,
        Dimension.KOMPETENSI: 40,
        Dimension.KINERJA: 30,
        Dimension.DISIPLIN: 5,
    }
)


class Education(StrEnum):
    """The highest degree, best first."""

    S3 = "s3"
    S2 = "s2"
    S1_D4 = "s1_d4"
    D3 = "d3"
    SLTA_D1_D2 = "slta_d1_d2"
    SLTP = "sltp"


class Punishment(StrEnum):
    """The class of a discipline punishment, the lightest first."""

    RINGAN = "ringan"
    SEDANG = "sedang"
    BERAT = "berat"


class IpCategory(StrEnum):
    """How professional a person or a unit is, best first."""

    SANGAT_TINGGI = "sangat_tinggi"
    TINGGI = "tinggi"
    SEDANG = "sedang"
    RENDAH = "rendah"
    SANGAT_RENDAH = "sangat_rendah"


IP_CATEGORY_LABELS: Final[Mapping[IpCategory, Text]] = MappingProxyType(
    {
        IpCategory.SANGAT_TINGGI: Text("Sangat Tinggi", "Very High"),
        IpCategory.TINGGI: Text("Tinggi", "High"),
        IpCategory.SEDANG: Text("Sedang", "Medium"),
        IpCategory.RENDAH: Text("Rendah", "Low"),
        IpCategory.SANGAT_RENDAH: Text("Sangat Rendah", "Very Low"),
    }
)

_EDUCATION: Final = MappingProxyType(
    {
        Education.S3: Fraction(25),
        Education.S2: Fraction(20),
        Education.S1_D4: Fraction(15),
        Education.D3: Fraction(10),
        Education.SLTA_D1_D2: Fraction(5),
        Education.SLTP: Fraction(1),
    }
)
_PERFORMANCE: Final = MappingProxyType(
    {
        Predicate.SANGAT_BAIK: Fraction(30),
        Predicate.BAIK: Fraction(25),
        Predicate.BUTUH_PERBAIKAN: Fraction(15),
        Predicate.KURANG: Fraction(5),
        Predicate.SANGAT_KURANG: Fraction(1),
    }
)
_DISCIPLINE: Final = MappingProxyType(
    {
        Punishment.RINGAN: Fraction(3),
        Punishment.SEDANG: Fraction(2),
        Punishment.BERAT: Fraction(1),
    }
)
# Where each performance band begins (0-100), and the predicate whose points it has.
_PERFORMANCE_BANDS: Final = (
    (Fraction(91), Predicate.SANGAT_BAIK),
    (Fraction(76), Predicate.BAIK),
    (Fraction(61), Predicate.BUTUH_PERBAIKAN),
    (Fraction(51), Predicate.KURANG),
)
_CATEGORIES: Final = (
    (Fraction(91), IpCategory.SANGAT_TINGGI),
    (Fraction(81), IpCategory.TINGGI),
    (Fraction(71), IpCategory.SEDANG),
    (Fraction(61), IpCategory.RENDAH),
)
# Peraturan BKN 8/2019: 20 hours (JP) of technical training in the last year count.
_TECHNICAL_HOURS: Final = 20
_TECHNICAL_YEARS: Final = 1
# Punishments of the last five years count.
_DISCIPLINE_YEARS: Final = 5
_NOTHING: Final = Fraction(0)


@dataclass(frozen=True, slots=True)
class IpAsnSettings:
    """The points of the index. Which are confirmed: S3, S2, and rank and technical training.

    Args:
        version: The rule these points belong to.
        education: By degree, at most 25.
        rank_training: Leadership training of leaders, functional training of functional posts.
        technical: Technical training of everybody but pelaksana.
        seminar: Seminars and workshops of everybody but pelaksana.
        pelaksana_technical: Technical training of pelaksana, whose posts ask no rank training.
        pelaksana_seminar: Seminars and workshops of pelaksana.
        performance: By predicate of last year, at most 30.
        never_punished: Without a punishment in five years.
        discipline: By the gravest punishment in five years.
    """

    version: str = "PermenPANRB 38/2018"
    education: Mapping[Education, Fraction] = field(default_factory=lambda: _EDUCATION)
    rank_training: Fraction = Fraction(15)
    technical: Fraction = Fraction(15)
    seminar: Fraction = Fraction(10)
    pelaksana_technical: Fraction = Fraction("22.5")
    pelaksana_seminar: Fraction = Fraction("17.5")
    performance: Mapping[Predicate, Fraction] = field(default_factory=lambda: _PERFORMANCE)
    never_punished: Fraction = Fraction(5)
    discipline: Mapping[Punishment, Fraction] = field(default_factory=lambda: _DISCIPLINE)


DEFAULT_SETTINGS: Final = IpAsnSettings()


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a person on the day of measuring.

    Args:
        on: The day of measuring.
        office: The position's grade.
        education: The highest degree.
        rank_training: Whether the training of their rank is done: leadership or functional.
        technical: Technical trainings as (last day, hours in JP).
        seminar: Whether a seminar or workshop was attended.
        performance: Last year's predicate, or its score (0 or more) under the numeric scheme.
        punishments: Discipline punishments as (date, class).
    """

    on: date
    office: Office
    education: Education
    rank_training: bool
    technical: tuple[tuple[date, int], ...]
    seminar: bool
    performance: Predicate | Fraction
    punishments: tuple[tuple[date, Punishment], ...] = ()


@dataclass(frozen=True, slots=True)
class IpAsn:
    """A person's index (0-100) with its parts, its category and the rule's version."""

    points: Mapping[Dimension, Fraction]
    index: Fraction
    category: IpCategory
    version: str


def professional_index(facts: Facts, settings: IpAsnSettings = DEFAULT_SETTINGS) -> IpAsn:
    """The index of one person: the sum of the four dimensions."""
    points = {
        Dimension.KUALIFIKASI: settings.education[facts.education],
        Dimension.KOMPETENSI: _competency(facts, settings),
        Dimension.KINERJA: settings.performance[performance_band(facts.performance)],
        Dimension.DISIPLIN: _discipline(facts, settings),
    }
    index = sum(points.values(), start=_NOTHING)
    return IpAsn(points, index, ip_category(index), settings.version)


def unit_index(indices: Iterable[Fraction]) -> Fraction | None:
    """The index of a unit: the mean over its people; None without people."""
    found = list(indices)
    return sum(found, start=_NOTHING) / len(found) if found else None


def ip_category(index: Fraction) -> IpCategory:
    """The category of an unrounded index of a person or a unit."""
    reached = (category for lower, category in _CATEGORIES if index >= lower)
    return next(reached, IpCategory.SANGAT_RENDAH)


def performance_band(performance: Predicate | Fraction) -> Predicate:
    """The predicate whose points count: itself, or that of the band of an unrounded score."""
    if isinstance(performance, Predicate):
        return performance
    reached = (band for lower, band in _PERFORMANCE_BANDS if performance >= lower)
    return next(reached, Predicate.SANGAT_KURANG)


def _competency(facts: Facts, settings: IpAsnSettings) -> Fraction:
    asks_rank_training = facts.office in LEADERS or facts.office in FUNCTIONAL
    technical, seminar = settings.technical, settings.seminar
    if not asks_rank_training:
        technical, seminar = settings.pelaksana_technical, settings.pelaksana_seminar
    points = _NOTHING
    if asks_rank_training and facts.rank_training:
        points += settings.rank_training
    ended = [row for row in facts.technical if _within(row[0], _TECHNICAL_YEARS, facts.on)]
    if sum(hours for _, hours in ended) >= _TECHNICAL_HOURS:
        points += technical
    return points + seminar if facts.seminar else points


def _discipline(facts: Facts, settings: IpAsnSettings) -> Fraction:
    counted = [kind for day, kind in facts.punishments if _within(day, _DISCIPLINE_YEARS, facts.on)]
    return min((settings.discipline[kind] for kind in counted), default=settings.never_punished)


def _within(day: date, years: int, on: date) -> bool:
    """Whether `on` lies on `day` or less than so many years after it."""
    end = (day.year + years, day.month, day.day)
    return day <= on and (on.year, on.month, on.day) < end
