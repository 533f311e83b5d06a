"""How figures reached are written on the pages."""

from decimal import Decimal
from fractions import Fraction

from flask_babel import gettext as _

from kinerja.rounding import round_half_up
from kinerja.rubrics.measures import FULL
from kinerja.web.filters import decimal, percent
from modules.targets.kinds import Direction, MeasureSource
from modules.targets.realisation_rules import PlannedMeasure

_MEGABYTE = 1024 * 1024
_KILOBYTE = 1024
_MOST_PLACES = 6


def figure(value: Decimal) -> str:
    """A figure with the decimals it has and no more: 1.234,5."""
    exponent = value.normalize().as_tuple().exponent
    return decimal(value, max(0, -exponent) if isinstance(exponent, int) else 0)


def with_unit(value: Decimal, unit: str) -> str:
    """A figure and what it counts: 960 berkas; a percent sign stands closer."""
    return f"{figure(value)}\N{NO-BREAK SPACE}{unit}"


def target_words(measure: PlannedMeasure) -> str:
    """The figure to reach, at most where less is better: 4.800 berkas, or ≤ 10 hari."""
    words = with_unit(measure.target, measure.unit)
    return f"≤ {words}" if measure.direction == Direction.LOWER else words


def achievement_words(achieved: Fraction, cap: Fraction) -> str:
    """An achievement in percent; 100 is never said of less, and the cap is called by its name."""
    if achieved >= cap:
        return _("%(share)s, batas atas", share=percent(cap, 0))
    places = 1
    while achieved != FULL and round_half_up(achieved, places) == FULL and places < _MOST_PLACES:
        places += 1
    return percent(achieved, places)


def not_counted_words(measure: PlannedMeasure) -> str:
    """Why a measure without a figure does not count now."""
    awaited = {
        MeasureSource.CITIZEN_INDEX: _("menunggu hasil survei unit"),
        MeasureSource.SERVICE_TIMES: _("menunggu waktu layanan unit"),
    }
    source = MeasureSource(measure.source)
    return awaited.get(source, _("belum ada angka, belum dihitung"))


def size_words(size: int) -> str:
    """The size of a file: 240 kB, or 1,3 MB."""
    if size < _MEGABYTE:
        return _("%(size)s kB", size=decimal(max(Fraction(1), Fraction(size, _KILOBYTE)), 0))
    return _("%(size)s MB", size=decimal(Fraction(size, _MEGABYTE), 1))
