"""A region's colours and crest: the same for everybody, so that browsers may keep them."""

from flask import Blueprint, Response, g, request
from werkzeug.exceptions import NotFound

from kinerja.access import public
from kinerja.accounts.identification import without_session
from kinerja.web.accents import Accents, accent_sheet

blueprint = Blueprint("assets", __name__, url_prefix="/<region>")
_A_DAY = "public, max-age=86400"


@blueprint.get("/theme.css")
@public
@without_session
def theme() -> Response:
    """The region's three colours as a style sheet."""
    look = g.region.document["look"]
    accents = Accents(look["accent"], look["accent_deep"], look["accent_wash"])
    return _kept(Response(accent_sheet(accents), mimetype="text/css"))


@blueprint.get("/crest.svg")
@public
@without_session
def crest() -> Response:
    """The region's crest."""
    if not g.region.crest_svg:
        raise NotFound
    response = Response(g.region.crest_svg, mimetype="image/svg+xml")
    # opened by itself it is a document: nothing in it may load or run
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return _kept(response)


def _kept(response: Response) -> Response:
    response.headers["Cache-Control"] = _A_DAY
    response.add_etag()
    answer: Response = response.make_conditional(request)  # type: ignore[assignment]
    return answer
