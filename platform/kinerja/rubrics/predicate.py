"""From the two national ratings to the predicate: PermenPANRB 6/2022, quadrant of performance."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kinerja.text import Text


class Rating(StrEnum):
    """How work results or behaviour stand to what was expected; best first."""

    ABOVE = "above"
    AS = "as"
    BELOW = "below"


class Predicate(StrEnum):
    """The five predicates of scheme A, in the law's order, best first."""

    SANGAT_BAIK = "sangat_baik"
    BAIK = "baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan"
    KURANG = "kurang"
    SANGAT_KURANG = "sangat_kurang"


RATING_LABELS: Final[Mapping[Rating, Text]] = MappingProxyType(
    {
        Rating.ABOVE: Text("di atas ekspektasi", "above expectation"),
        Rating.AS: Text("sesuai ekspektasi", "as expected"),
        Rating.BELOW: Text("di bawah ekspektasi", "below expectation"),
    }
)

PREDICATE_LABELS: Final[Mapping[Predicate, Text]] = MappingProxyType(
    {
        Predicate.SANGAT_BAIK: Text("Sangat Baik", "Very Good"),
        Predicate.BAIK: Text("Baik", "Good"),
        Predicate.BUTUH_PERBAIKAN: Text("Butuh Perbaikan", "Needs Improvement"),
        Predicate.KURANG: Text("Kurang/Misconduct", "Poor/Misconduct"),
        Predicate.SANGAT_KURANG: Text("Sangat Kurang", "Very Poor"),
    }
)

_BY_BEHAVIOUR: Final = (Rating.BELOW, Rating.AS, Rating.ABOVE)
_QUADRANT: Final[Mapping[Rating, tuple[Predicate, Predicate, Predicate]]] = MappingProxyType(
    {
        Rating.ABOVE: (Predicate.KURANG, Predicate.BAIK, Predicate.SANGAT_BAIK),
        Rating.AS: (Predicate.KURANG, Predicate.BAIK, Predicate.BAIK),
        Rating.BELOW: (
            Predicate.SANGAT_KURANG,
            Predicate.BUTUH_PERBAIKAN,
            Predicate.BUTUH_PERBAIKAN,
        ),
    }
)


def predicate(results: Rating, behaviour: Rating) -> Predicate:
    """The predicate of one of the nine cells, the same for periodic and annual evaluations."""
    return _QUADRANT[results][_BY_BEHAVIOUR.index(behaviour)]
