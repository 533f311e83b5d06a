"""Scheme B: the numeric scale of PP 30/2019, for older years and regions that still use it. Pure.

Limits are compared with the unrounded value; two decimals are shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from kinerja.law.errors import NumericValueOutOfScale
from kinerja.text import Text

# PP 30/2019, Pasal 41: SKP 70 and perilaku 30, or 60 and 40 where peers and direct
# subordinates are considered.
_SKP_SHARE: Final = Fraction(70)
_SKP_SHARE_WITH_PEERS: Final = Fraction(60)
_FULL: Final = Fraction(100)
_LOWEST: Final = Fraction(0)
_HIGHEST: Final = Fraction(120)


class NumericPredicate(StrEnum):
    """The five predicates of scheme B, best first; "cukup" is not scheme A's word."""

    SANGAT_BAIK = "sangat_baik"
    BAIK = "baik"
    CUKUP = "cukup"
    KURANG = "kurang"
    SANGAT_KURANG = "sangat_kurang"


NUMERIC_PREDICATE_LABELS: Final[Mapping[NumericPredicate, Text]] = MappingProxyType(
    {
        NumericPredicate.SANGAT_BAIK: Text("Sangat Baik", "Very Good"),
        NumericPredicate.BAIK: Text("Baik", "Good"),
        NumericPredicate.CUKUP: Text("Cukup", "Fair"),
        NumericPredicate.KURANG: Text("Kurang", "Poor"),
        NumericPredicate.SANGAT_KURANG: Text("Sangat Kurang", "Very Poor"),
    }
)


@dataclass(frozen=True, slots=True)
class NumericLimits:
    """Where each predicate begins (0-120); what lies below `kurang` is sangat kurang.

    Args:
        sangat_baik: PP 30/2019; counts only together with a new idea.
        baik: PP 30/2019.
        cukup: PP 30/2019.
        kurang: The usual limit; not checked against the regulation's own text.
    """

    sangat_baik: Fraction = Fraction(110)
    baik: Fraction = Fraction(90)
    cukup: Fraction = Fraction(70)
    kurang: Fraction = Fraction(50)


DEFAULT_LIMITS: Final = NumericLimits()


def numeric_predicate(
    value: Fraction, has_new_idea: bool, limits: NumericLimits = DEFAULT_LIMITS
) -> NumericPredicate:
    """The predicate of an unrounded value (0-120).

    A value that reaches sangat baik without a new idea or method, one that benefits the agency
    or the state, is baik. Raises NumericValueOutOfScale.
    """
    if not _LOWEST <= value <= _HIGHEST:
        raise NumericValueOutOfScale(value)
    if value >= limits.sangat_baik and has_new_idea:
        return NumericPredicate.SANGAT_BAIK
    if value >= limits.baik:
        return NumericPredicate.BAIK
    if value >= limits.cukup:
        return NumericPredicate.CUKUP
    if value >= limits.kurang:
        return NumericPredicate.KURANG
    return NumericPredicate.SANGAT_KURANG


def skp_share(considers_peers: bool) -> Fraction:
    """How many percent the SKP counts; perilaku counts the rest of 100.

    `considers_peers` says whether the agency considers peers and direct subordinates.
    """
    return _SKP_SHARE_WITH_PEERS if considers_peers else _SKP_SHARE


def numeric_value(skp: Fraction, perilaku: Fraction, considers_peers: bool) -> Fraction:
    """The exact value (0-120) from the values of SKP and perilaku, each 0-120."""
    for part in (skp, perilaku):
        if not _LOWEST <= part <= _HIGHEST:
            raise NumericValueOutOfScale(part)
    share = skp_share(considers_peers)
    return (share * skp + (_FULL - share) * perilaku) / _FULL
