"""The national office's page: one honest figure, region by region."""

from flask import Blueprint, Response, abort, render_template, request, url_for

from kinerja.access import Door, Permission, require
from kinerja.national.presentation import bars, heading, state_words, words_of
from kinerja.national.queries import Summary, find_summary, years
from kinerja.rubrics.predicate import Predicate
from kinerja.web import chart_kinds, charts

blueprint = Blueprint("national", __name__, url_prefix="/national")


@blueprint.get("/")
@require(Permission.NATIONAL_READ, Door.NATIONAL)
def summary() -> str:
    """The current snapshot of a year, the newest one unless asked otherwise."""
    found = find_summary(_year())
    if found is None:
        return render_template("national/empty.html")
    shown = bars(found)
    return render_template(
        "national/summary.html",
        summary=found,
        years=years(),
        heading=heading(found),
        finding="; ".join(f"{bar.label} {bar.words}" for bar in shown),
        heads=[(words_of(predicate), "r") for predicate in Predicate],
        states=state_words(),
        heights=(
            chart_kinds.predicate_bars_height(len(shown), charts.WIDE),
            chart_kinds.predicate_bars_height(len(shown), charts.NARROW),
        ),
        picture=url_for("national.picture", year=found.year, snapshot=found.snapshot),
        predicates=list(Predicate),
        words_of=words_of,
    )


@blueprint.get("/predicates.svg")
@require(Permission.NATIONAL_READ, Door.NATIONAL)
def picture() -> Response:
    """The distribution of the published totals as a picture."""
    found: Summary | None = find_summary(_year())
    if found is None:
        abort(404)
    return charts.svg_response(chart_kinds.predicate_bars(bars(found), charts.wanted_width()))


def _year() -> int | None:
    given = request.args.get("year", "")
    if not given:
        return None
    found = next((year for year in years() if str(year) == given), None)
    if found is None:
        abort(404)
    return found
