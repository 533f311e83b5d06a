"""The charts several pages share: how predicates are spread, how survey elements stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt

from kinerja.web.charts import (
    FOCUS,
    INK,
    INK_2,
    INK_3,
    LINE,
    LOW,
    NARROW,
    PREDICATE_COLOURS,
    Chart,
    sized,
    table,
)

_BAR_ROW: Final = 38
_POINT_ROW: Final = 31
_POINT_ROW_NARROW: Final = 48
_LIMIT_LABEL: Final = 18
_LABEL_ROOM: Final = 7  # css pixels that one letter of a label takes


@dataclass(frozen=True, slots=True)
class PredicateBar:
    """One predicate: its code and label, its share in percent, and the words at the bar.

    A suppressed predicate has no share (None); its words say that it is hidden.
    """

    code: str
    label: str
    share: float | None
    words: str


@dataclass(frozen=True, slots=True)
class ElementPoint:
    """One element of a survey: average 1-4, the interval around it, and the words at the point.

    `low` and `high` are None where no interval can be told; `below` marks what misses its class.
    """

    label: str
    average: float
    words: str
    low: float | None = None
    high: float | None = None
    below: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """A line with its name, such as the lowest average of a class."""

    value: float
    label: str


def predicate_bars_height(count: int, width: int) -> int:  # noqa: ARG001  # as the other kinds
    """The height in css pixels of `predicate_bars` with so many predicates."""
    return _BAR_ROW * count + 4


def predicate_bars(bars: Sequence[PredicateBar], width: int) -> Chart:
    """Shares of predicates in the order given, which is the law's; the words stand at the bar."""
    rows = [
        {"label": bar.label, "code": bar.code, "share": bar.share or 0, "words": bar.words}
        | {"hidden": bar.share is None}
        for bar in bars
    ]
    longest = max((len(bar.words) for bar in bars), default=0) * _LABEL_ROOM
    room = longest / max(width - 130 - longest, width / 4)
    top = max((bar.share or 0 for bar in bars), default=0) or 1
    base = alt.Chart(table(rows)).encode(
        x=alt.X("share:Q", title=None, axis=None, scale=alt.Scale(domain=[0, top * (1 + room)])),
        y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelColor=INK)),
    )
    colours = alt.Scale(domain=list(PREDICATE_COLOURS), range=list(PREDICATE_COLOURS.values()))
    chart = alt.layer(
        base.transform_filter("datum.share > 0")
        .mark_bar(height=20, stroke=INK_3, strokeWidth=0.75)
        .encode(color=alt.Color("code:N", scale=colours, legend=None)),
        base.transform_filter("!datum.hidden")
        .mark_text(align="left", dx=6, fontWeight=600)
        .encode(text="words:N"),
        base.transform_filter("datum.hidden")
        .mark_text(align="left", dx=6, fontStyle="italic", color=INK_2)
        .encode(text="words:N"),
    )
    return sized(chart, width, predicate_bars_height(len(bars), width))


def element_points_height(count: int, width: int) -> int:
    """The height in css pixels of `element_points` with so many elements."""
    return (_POINT_ROW_NARROW if width <= NARROW else _POINT_ROW) * count + _LIMIT_LABEL


def element_points(points: Sequence[ElementPoint], limits: Sequence[Limit], width: int) -> Chart:
    """Averages of survey elements in the order given, with intervals and named class limits."""
    narrow = width <= NARROW
    scale = alt.Scale(domain=_domain(points, limits), nice=False, zero=False)
    base = alt.Chart(table([_row(point) for point in points])).encode(
        y=alt.Y(
            "label:N",
            sort=None,
            title=None,
            axis=None if narrow else alt.Axis(labelColor=INK),
        )
    )
    colour = alt.condition("datum.below", alt.value(LOW), alt.value(FOCUS))
    at = {
        name: alt.X(f"{name}:Q", title=None, scale=scale, axis=None)
        for name in ("v", "low", "high")
    }
    layers = [
        *_limit_lines(limits, scale),
        base.mark_rule(strokeWidth=4, opacity=0.35).encode(x=at["low"], x2="high:Q", color=colour),
        base.mark_point(size=95, opacity=1).encode(x=at["v"], color=colour),
        base.mark_text(dx=8, align="left", fontWeight=600).encode(x=at["high"], text="words:N"),
    ]
    if narrow:
        # on a phone the name stands above its point, never cut
        name = base.mark_text(align="left", dy=-13, color=INK).encode(
            x=alt.value(0), text="label:N"
        )
        layers.append(name)
    return sized(alt.layer(*layers), width, element_points_height(len(points), width))


def _row(point: ElementPoint) -> dict[str, Any]:
    low = point.average if point.low is None else point.low
    high = point.average if point.high is None else point.high
    return {
        "label": point.label,
        "v": point.average,
        "low": low,
        "high": high,
        "words": point.words,
        "below": point.below,
    }


def _limit_lines(limits: Sequence[Limit], scale: alt.Scale) -> list[alt.Chart]:
    rows = [{"v": limit.value, "label": limit.label} for limit in limits]
    base = alt.Chart(table(rows)).encode(x=alt.X("v:Q", title=None, scale=scale, axis=None))
    name = base.mark_text(align="left", baseline="bottom", dx=3, dy=-4, color=INK_3, fontSize=12)
    return [
        base.mark_rule(color=LINE, strokeWidth=1.5),
        name.encode(text="label:N", y=alt.value(0)),
    ]


def _domain(points: Sequence[ElementPoint], limits: Sequence[Limit]) -> list[float]:
    """From a little below the lowest figure or limit, with room for words at the highest."""
    lows = [point.average if point.low is None else point.low for point in points]
    lowest = min([*lows, *(limit.value for limit in limits)], default=1.0)
    highest = max([4.0, *(point.average for point in points)])
    return [max(lowest - 0.08, 0.0), highest + 0.16 * (highest - lowest)]
