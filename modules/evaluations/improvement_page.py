"""What a result page says of the result before it: every figure then and now."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from flask_babel import gettext as _

from kinerja.web.filters import decimal, whole
from kinerja.web.parts import Kind
from modules.evaluations.blueprint import period_words
from modules.evaluations.freezing import frozen_axes, frozen_rubric, frozen_tree
from modules.evaluations.improvement_queries import result_before
from modules.evaluations.improvement_rules import (
    Compared,
    Direction,
    compare,
    indicator_figures,
    whole_figures,
)
from modules.evaluations.queries import Case


@dataclass(frozen=True, slots=True)
class Change:
    """One figure then and now; how it moved in a word, a sign and a symbol."""

    label: str
    before: str
    now: str
    words: str
    kind: Kind
    symbol: str
    is_in_both: bool


@dataclass(frozen=True, slots=True)
class Improvement:
    """A result beside the one before it, by the words and (short) the codes of their periods.

    `is_other_rubric` when they were scored differently.
    """

    summary: str
    before: str
    now: str
    codes: str
    wholes: tuple[Change, ...]
    indicators: tuple[Change, ...]
    is_other_rubric: bool


def improvement_of(case: Case, language: str) -> Improvement | None:
    """How a final result compares with the person's one before; None where there is none."""
    earlier = result_before(case)
    document = case.evaluation.tree
    if earlier is None or document is None:
        return None
    then, now = frozen_tree(earlier.tree), frozen_tree(document)
    wholes = compare(
        whole_figures(then, frozen_axes(earlier.tree)), whole_figures(now, frozen_axes(document))
    )
    indicators = compare(indicator_figures(then), indicator_figures(now))
    return Improvement(
        summary=_summary(indicators, period_words(earlier.period)),
        before=period_words(earlier.period),
        now=period_words(case.period),
        codes=f"{earlier.period.code} → {case.period.code}",
        wholes=tuple(_change(each, language) for each in wholes),
        indicators=tuple(_change(each, language) for each in indicators),
        is_other_rubric=frozen_rubric(earlier.tree) != frozen_rubric(document),
    )


def _summary(indicators: Sequence[Compared], period: str) -> str:
    """How many indicators rose, fell and stayed."""
    counts = Counter(each.direction for each in indicators)
    return _(
        "Dibanding %(period)s: %(up)s indikator naik, %(down)s turun, %(same)s tetap.",
        period=period,
        up=whole(counts[Direction.UP]),
        down=whole(counts[Direction.DOWN]),
        same=whole(counts[Direction.SAME]),
    )


def _change(each: Compared, language: str) -> Change:
    kind, symbol, words = _moved(each)
    return Change(
        each.label.in_language(language),
        _shown(each.before),
        _shown(each.now),
        words,
        kind,
        symbol,
        is_in_both=each.difference is not None,
    )


def _shown(value: Decimal | None) -> str:
    return _("tidak dinilai") if value is None else decimal(value)


def _moved(each: Compared) -> tuple[Kind, str, str]:
    points = decimal(abs(each.difference or Decimal(0)))
    moved: dict[Direction, tuple[Kind, str, str]] = {
        Direction.UP: ("ok", "up", _("naik +%(points)s", points=points)),
        Direction.DOWN: ("warn", "dn", _("turun −%(points)s", points=points)),
        Direction.SAME: ("idle", "flat", _("tetap")),
        Direction.NEW: ("info", "plus", _("baru dinilai")),
        Direction.GONE: ("idle", "x", _("tidak dinilai lagi")),
    }
    return moved[each.direction]
