"""Pictures of data, drawn on the server: one look for every chart, on page and paper.

Never render before a fork: the renderer hangs in the child. Labels come translated and numbers
come written (kinerja.web.filters), so that the picture speaks as the page does.
"""

import hashlib
import json
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

import altair as alt
import vl_convert
from flask import Response, request

INK, INK_2, INK_3 = "#1a2326", "#435056", "#5b676c"
LINE: Final = "#d9d6cb"
FOCUS: Final = "#24566f"  # the one series colour of a chart that shows no predicate
LOW: Final = "#8f4f22"  # what lies below a limit, darker than FOCUS so that grey print shows it

# Best to worst. Lightness falls step by step, so the order survives grey print; hue runs from
# blue to umber, so that red-green blindness does not merge two classes.
PREDICATE_COLOURS: Final = MappingProxyType(
    {
        "sangat_baik": "#d3e6f1",
        "baik": "#8fbdd8",
        "butuh_perbaikan": "#c58f3c",
        "cukup": "#c58f3c",
        "kurang": "#8f4f22",
        "sangat_kurang": "#43180f",
    }
)

WIDE, NARROW = 760, 328  # css pixels; text keeps its size in both
_KEPT: Final = 256

_CONFIG: Final[dict[str, Any]] = {
    "background": None,
    "font": "Segoe UI, Roboto, Noto Sans, Liberation Sans, sans-serif",
    "padding": 2,
    "view": {"stroke": None},
    "axis": {
        "domain": False,
        "ticks": False,
        "grid": False,
        "gridColor": LINE,
        "labelPadding": 6,
        "labelColor": INK_2,
        "labelFontSize": 12.5,
        "labelLimit": 260,
        "titleColor": INK_3,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    },
    "legend": {"disable": True},
    "text": {"color": INK, "fontSize": 12.5},
    "rule": {"color": INK_3},
    "bar": {"color": FOCUS},
    "line": {"color": FOCUS, "strokeWidth": 2.25},
    "point": {"filled": True, "size": 70, "color": FOCUS},
    "header": {"labelColor": INK, "labelFontSize": 13, "labelFontWeight": 600, "title": None},
}

Chart = alt.LayerChart | alt.FacetChart


def table(rows: list[dict[str, Any]]) -> alt.Data:
    """The rows of a chart as its own inline data."""
    data: alt.Data = alt.Data(values=rows)  # type: ignore[no-untyped-call]
    return data


def sized(chart: Chart, width: int, height: int) -> Chart:
    """The chart with exactly this outer size in css pixels, labels included."""
    fit = alt.AutoSizeParams(type="fit", contains="padding")
    done: Chart = chart.properties(width=width, height=height, autosize=fit)
    return done


def render(chart: Chart) -> bytes:
    """The SVG of a chart; equal charts are drawn once in a process."""
    return _drawn(_specification(chart))


def content_key(chart: Chart) -> str:
    """A short name for what the chart shows, different for every difference."""
    return hashlib.sha256(_specification(chart).encode()).hexdigest()[:20]


def svg_response(chart: Chart) -> Response:
    """The picture as an answer that browsers keep, and ask about before showing it again."""
    response = Response(mimetype="image/svg+xml")
    response.set_etag(content_key(chart))
    response.cache_control.private = True
    response.cache_control.no_cache = True
    response.make_conditional(request)
    if response.status_code == 200:  # noqa: PLR2004  # not «not modified»
        response.set_data(render(chart))
    return response


def wanted_width() -> int:
    """The width the page asked for: `?narrow` for phones."""
    return NARROW if "narrow" in request.args else WIDE


def _specification(chart: Chart) -> str:
    return json.dumps(chart.to_dict(validate=False), sort_keys=True)


@lru_cache(maxsize=_KEPT)
def _drawn(specification: str) -> bytes:
    # no address may be loaded from within a picture
    svg: str = vl_convert.vegalite_to_svg(specification, config=_CONFIG, allowed_base_urls=[])
    return svg.encode()
