"""Competency against the level a position asks: PermenPANRB 38/2017 and assessment practice. Pure.

The levels by position and the limits of the job-person match (JPM) come from secondary sources,
so they are settings; what binds is the standard of the position itself (standar kompetensi
jabatan).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from kinerja.law.errors import (
    CompetencyLevelOutOfScale,
    IndicatorsOutOfRange,
    NoCompetencyAsked,
)
from kinerja.law.offices import Office
from kinerja.text import Text

LOWEST_LEVEL: Final = 1
HIGHEST_LEVEL: Final = 5
# Somebody may show less than the lowest level.
_NOTHING_SHOWN: Final = 0
_FULL: Final = 100
# Each level of a competency has three behaviour indicators (form B.1.9).
INDICATORS_OF_A_LEVEL: Final = 3

DEFAULT_LEVELS: Final[Mapping[Office, int]] = MappingProxyType(
    {
        Office.JPT_UTAMA: 5,
        Office.JPT_MADYA: 4,  # as the province says whose table the others follow; elsewhere 5
        Office.JPT_PRATAMA: 4,
        Office.ADMINISTRATOR: 3,
        Office.PENGAWAS: 2,
        Office.PELAKSANA: 1,
        Office.AHLI_UTAMA: 5,
        Office.AHLI_MADYA: 4,
        Office.AHLI_MUDA: 3,
        Office.AHLI_PERTAMA: 2,
        Office.PENYELIA: 3,
        Office.MAHIR: 2,
        Office.TERAMPIL: 2,
        Office.PEMULA: 1,
    }
)


class JpmCategory(StrEnum):
    """How well a person fits a position, best first."""

    OPTIMAL = "optimal"
    CUKUP_OPTIMAL = "cukup_optimal"
    KURANG_OPTIMAL = "kurang_optimal"


JPM_LABELS: Final[Mapping[JpmCategory, Text]] = MappingProxyType(
    {
        JpmCategory.OPTIMAL: Text("Optimal (memenuhi syarat)", "Optimal (meets the standard)"),
        JpmCategory.CUKUP_OPTIMAL: Text(
            "Cukup optimal (masih memenuhi syarat)", "Fairly optimal (still meets the standard)"
        ),
        JpmCategory.KURANG_OPTIMAL: Text(
            "Kurang optimal (kurang memenuhi syarat)",
            "Less than optimal (falls short of the standard)",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class CompetencySettings:
    """Levels by position, and where the categories of the JPM percentage begin (0-100).

    Args:
        levels: The level (1-5) each grade of position asks.
        optimal: Assessment practice after Peraturan BKN 26/2019; not checked against its text.
        cukup_optimal: As above.
    """

    levels: Mapping[Office, int] = field(default_factory=lambda: DEFAULT_LEVELS)
    optimal: Fraction = Fraction(80)
    cukup_optimal: Fraction = Fraction(68)

    def level_of(self, office: Office) -> int:
        """The level (1-5) this grade asks; the usual one where the settings leave it out."""
        return self.levels.get(office, DEFAULT_LEVELS[office])


DEFAULT_SETTINGS: Final = CompetencySettings()


@dataclass(frozen=True, slots=True)
class Level:
    """A competency's level: shown by the person (0-5), asked by the position (1-5)."""

    actual: int
    required: int

    @property
    def gap(self) -> int:
        """Actual less required; negative is a need of development."""
        return self.actual - self.required


@dataclass(frozen=True, slots=True)
class JobPersonMatch:
    """How a person fits a position.

    Args:
        percent: Sum of the levels shown to the sum asked; may exceed 100.
        capped: The same, no competency counting more than asked: no surplus hides a need.
        category: Of `percent`, unrounded.
        gaps: Of each competency, by code.
    """

    percent: Fraction
    capped: Fraction
    category: JpmCategory
    gaps: Mapping[str, int]

    @property
    def needs(self) -> tuple[str, ...]:
        """The competencies below the level asked, the farthest first."""
        below = [code for code, gap in self.gaps.items() if gap < 0]
        return tuple(sorted(below, key=lambda code: (self.gaps[code], code)))


def job_person_match(
    levels: Mapping[str, Level], settings: CompetencySettings = DEFAULT_SETTINGS
) -> JobPersonMatch:
    """The match of all competencies of a position, by code.

    Raises NoCompetencyAsked, CompetencyLevelOutOfScale.
    """
    if not levels:
        raise NoCompetencyAsked
    for code, level in levels.items():
        _check(code, level.actual, _NOTHING_SHOWN)
        _check(code, level.required, LOWEST_LEVEL)
    required = sum(each.required for each in levels.values())
    percent = Fraction(_FULL * sum(each.actual for each in levels.values()), required)
    capped = Fraction(
        _FULL * sum(min(each.actual, each.required) for each in levels.values()), required
    )
    gaps = {code: level.gap for code, level in levels.items()}
    return JobPersonMatch(percent, capped, jpm_category(percent, settings), gaps)


def jpm_category(percent: Fraction, settings: CompetencySettings = DEFAULT_SETTINGS) -> JpmCategory:
    """The category of an unrounded JPM percentage (0 or more)."""
    if percent >= settings.optimal:
        return JpmCategory.OPTIMAL
    if percent >= settings.cukup_optimal:
        return JpmCategory.CUKUP_OPTIMAL
    return JpmCategory.KURANG_OPTIMAL


def _check(code: str, level: int, lowest: int) -> None:
    if not lowest <= level <= HIGHEST_LEVEL:
        raise CompetencyLevelOutOfScale(code, level)


class Beyond(StrEnum):
    """How far somebody goes beyond the indicators of the level asked."""

    NOT = "not"
    ABOVE = "above"
    FAR_ABOVE = "far_above"


# PermenPANRB 6/2022, form B.1.9: relative to the level asked, not a level of competency itself.
SUPERVISOR_SCALE: Final[Mapping[int, Text]] = MappingProxyType(
    {
        1: Text(
            "Tidak menunjukkan satu pun indikator perilaku pada level yang disyaratkan",
            "Shows none of the behaviour indicators of the level asked",
        ),
        2: Text(
            "Menunjukkan satu atau dua indikator perilaku",
            "Shows one or two of the behaviour indicators",
        ),
        3: Text(
            "Menunjukkan ketiga indikator perilaku",
            "Shows all three behaviour indicators",
        ),
        4: Text(
            "Menunjukkan ketiganya dan melampaui level yang disyaratkan",
            "Shows all three and goes beyond the level asked",
        ),
        5: Text(
            "Menunjukkan ketiganya dan jauh melampaui level yang disyaratkan",
            "Shows all three and goes far beyond the level asked",
        ),
    }
)


def supervisor_rating(shown: int, beyond: Beyond = Beyond.NOT) -> int:
    """The place (1-5) on form B.1.9's scale of `shown` (0-3) indicators of the level asked.

    Going beyond counts only for whoever shows all three. Raises IndicatorsOutOfRange.
    """
    if not 0 <= shown <= INDICATORS_OF_A_LEVEL:
        raise IndicatorsOutOfRange(shown)
    if shown == 0:
        return 1
    if shown < INDICATORS_OF_A_LEVEL:
        return 2
    return {Beyond.NOT: 3, Beyond.ABOVE: 4, Beyond.FAR_ABOVE: 5}[beyond]
