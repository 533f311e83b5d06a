"""Pictures of a survey: its elements as a chart."""

from flask import Response
from flask_babel import gettext as _

from kinerja.web import charts
from kinerja.web.chart_kinds import ElementPoint, Limit, element_points, element_points_height
from kinerja.web.filters import decimal
from modules.surveys.rules import CONVERSION
from modules.surveys.rules_results import ElementView, Results, class_starts
from modules.surveys.rules_sample import Interval


def elements_heights(results: Results) -> tuple[int, int]:
    """The heights of the chart in css pixels, wide and narrow."""
    count = len(results.shown)
    return (
        element_points_height(count, charts.WIDE),
        element_points_height(count, charts.NARROW),
    )


def elements_picture(results: Results, width: int) -> Response:
    """The elements from best to worst with their intervals and the limits of the classes."""
    points = [_point(view) for view in results.shown]
    limits = [
        Limit(float(value), _("mulai %(mutu)s", mutu=mutu.value))
        for value, mutu in class_starts(results.scheme)
    ]
    return charts.svg_response(element_points(points, limits, width))


def _point(view: ElementView) -> ElementPoint:
    average = view.result.average or 0
    low, high = _ends(view.interval)
    return ElementPoint(
        label=view.result.element.name,
        average=float(average),
        words=decimal(average),
        low=low,
        high=high,
        below=view.below_baik,
    )


def _ends(interval: Interval | None) -> tuple[float | None, float | None]:
    if interval is None:
        return None, None
    return float(interval.low / CONVERSION), float(interval.high / CONVERSION)
