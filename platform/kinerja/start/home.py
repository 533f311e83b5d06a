"""A region's first page: what waits for the reader, and what they keep an eye on."""

from flask import render_template

from kinerja.access import Permission, require
from kinerja.access.identity import get_identity
from kinerja.local_dates import today
from kinerja.start.views import blueprint
from kinerja.web.home import desk_of, heading_of, work_of


@blueprint.get("/<region>/")
@require(Permission.HOME)
def home() -> str:
    """What to do next, and by when."""
    identity = get_identity()
    work = work_of(identity)
    return render_template(
        "start/home.html", work=work, heading=heading_of(work, today()), desk=desk_of(identity)
    )
