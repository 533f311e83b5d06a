"""A region's first page: what waits for the reader, the most urgent first."""

from flask import render_template

from kinerja.access import Permission, require
from kinerja.access.identity import get_identity
from kinerja.start.views import blueprint
from kinerja.web.home import heading_of, work_of


@blueprint.get("/<region>/")
@require(Permission.HOME)
def home() -> str:
    """What to do next, and by when."""
    work = work_of(get_identity())
    return render_template("start/home.html", work=work, heading=heading_of(work))
