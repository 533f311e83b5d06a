"""The talent boxes of PermenPANRB 3/2020: performance by potential, and what each box asks. Pure.

Box numbers and actions agree in several regional programs and were not read in the regulation.
The limits of the axes are no national figures at all: each region sets its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from kinerja.law.errors import TalentValueOutOfScale
from kinerja.rubrics.predicate import Predicate, Rating
from kinerja.text import Text

_LOWEST: Final = Fraction(0)
_HIGHEST: Final = Fraction(100)


class Potential(StrEnum):
    """The x axis, best first; the y axis is a Rating."""

    TINGGI = "tinggi"
    MENENGAH = "menengah"
    RENDAH = "rendah"


POTENTIAL_LABELS: Final[Mapping[Potential, Text]] = MappingProxyType(
    {
        Potential.TINGGI: Text("Tinggi", "High"),
        Potential.MENENGAH: Text("Menengah", "Medium"),
        Potential.RENDAH: Text("Rendah", "Low"),
    }
)


@dataclass(frozen=True, slots=True)
class TalentCuts:
    """Where the middle and the upper third of each axis begin (0-100, low below high).

    Regions use 60 and 80, 68 and 77, or 70 and 85. The last pair is taken where a region sets
    none: only it puts the predicates, turned into points as usual, into the thirds of the
    quadrant of performance.
    """

    performance_low: Fraction = Fraction(70)
    performance_high: Fraction = Fraction(85)
    potential_low: Fraction = Fraction(70)
    potential_high: Fraction = Fraction(85)


DEFAULT_CUTS: Final = TalentCuts()

# A usual regional convention for the y axis.
PERFORMANCE_OF: Final[Mapping[Predicate, Fraction]] = MappingProxyType(
    {
        Predicate.SANGAT_BAIK: Fraction(100),
        Predicate.BAIK: Fraction(80),
        Predicate.BUTUH_PERBAIKAN: Fraction(60),
        Predicate.KURANG: Fraction(40),
        Predicate.SANGAT_KURANG: Fraction(20),
    }
)

_BOXES: Final[Mapping[tuple[Rating, Potential], int]] = MappingProxyType(
    {
        (Rating.ABOVE, Potential.TINGGI): 9,
        (Rating.AS, Potential.TINGGI): 8,
        (Rating.ABOVE, Potential.MENENGAH): 7,
        (Rating.BELOW, Potential.TINGGI): 6,
        (Rating.AS, Potential.MENENGAH): 5,
        (Rating.ABOVE, Potential.RENDAH): 4,
        (Rating.BELOW, Potential.MENENGAH): 3,
        (Rating.AS, Potential.RENDAH): 2,
        (Rating.BELOW, Potential.RENDAH): 1,
    }
)
_POOL: Final = frozenset({7, 8, 9})

ACTIONS: Final[Mapping[int, Text]] = MappingProxyType(
    {
        9: Text(
            "Dipromosikan dan dipertahankan; masuk kelompok rencana suksesi instansi atau nasional;"
            " diberi penghargaan",
            "Promote and keep; place in the succession group of the agency or the nation; reward",
        ),
        8: Text(
            "Dipertahankan; masuk kelompok rencana suksesi instansi; rotasi atau perluasan jabatan;"
            " bimbingan kinerja",
            "Keep; place in the agency's succession group; rotate or widen the position;"
            " guide performance",
        ),
        7: Text(
            "Dipertahankan; masuk kelompok rencana suksesi instansi; rotasi atau pengayaan jabatan;"
            " pengembangan kompetensi; tugas belajar",
            "Keep; place in the agency's succession group; rotate or enrich the position;"
            " develop competencies; offer study leave",
        ),
        6: Text(
            "Penempatan yang sesuai; bimbingan kinerja; konseling kinerja",
            "Place suitably; guide performance; counsel on performance",
        ),
        5: Text(
            "Penempatan yang sesuai; bimbingan kinerja; pengembangan kompetensi",
            "Place suitably; guide performance; develop competencies",
        ),
        4: Text("Rotasi; pengembangan kompetensi", "Rotate; develop competencies"),
        3: Text(
            "Bimbingan kinerja; konseling kinerja; pengembangan kompetensi; penempatan yang sesuai",
            "Guide performance; counsel on performance; develop competencies; place suitably",
        ),
        2: Text(
            "Bimbingan kinerja; pengembangan kompetensi; penempatan yang sesuai",
            "Guide performance; develop competencies; place suitably",
        ),
        1: Text(
            "Diproses sesuai peraturan perundang-undangan",
            "Proceed as the law provides",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class TalentBox:
    """Where somebody stands: the box (1-9), its axes, and whether it is in the succession pool."""

    number: int
    performance: Rating
    potential: Potential

    @property
    def in_succession_pool(self) -> bool:
        """Whether successors are taken from this box."""
        return self.number in _POOL

    @property
    def action(self) -> Text:
        """What is recommended for people of this box."""
        return ACTIONS[self.number]


def talent_box(
    performance: Fraction, potential: Fraction, cuts: TalentCuts = DEFAULT_CUTS
) -> TalentBox:
    """The box of unrounded values (each 0-100); each third begins at its limit.

    Raises TalentValueOutOfScale.
    """
    for value in (performance, potential):
        if not _LOWEST <= value <= _HIGHEST:
            raise TalentValueOutOfScale(value)
    y, x = performance_rating(performance, cuts), potential_level(potential, cuts)
    return TalentBox(_BOXES[y, x], y, x)


def performance_rating(performance: Fraction, cuts: TalentCuts = DEFAULT_CUTS) -> Rating:
    """The third of the y axis of an unrounded value (0-100)."""
    if performance >= cuts.performance_high:
        return Rating.ABOVE
    return Rating.AS if performance >= cuts.performance_low else Rating.BELOW


def potential_level(potential: Fraction, cuts: TalentCuts = DEFAULT_CUTS) -> Potential:
    """The third of the x axis of an unrounded value (0-100)."""
    if potential >= cuts.potential_high:
        return Potential.TINGGI
    return Potential.MENENGAH if potential >= cuts.potential_low else Potential.RENDAH
