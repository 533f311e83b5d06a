"""Evidence itself: served to who may read the plan, and taken out by its owner."""

from typing import Final
from uuid import UUID

from flask import Response, redirect, send_file, url_for
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.access.identity import get_identity
from modules.targets.blueprint import blueprint, me
from modules.targets.evidence_kinds import PICTURES
from modules.targets.evidence_service import file_of, get_evidence, mark_removed
from modules.targets.queries import get_case
from modules.targets.realisation_service import require_changeable, require_reader
from modules.targets.service import lock_plan

# whatever a file holds, opened here it runs nothing, loads nothing and belongs to no origin
_POLICY: Final = "default-src 'none'; sandbox; frame-ancestors 'none'"


@blueprint.get("/evidence/<uuid:evidence_id>")
@require(Permission.PLAN_OWN)
def evidence(evidence_id: UUID) -> Response:
    """The file under its own name; pictures may show themselves, everything else is saved."""
    found, _measure_id, plan_id = get_evidence(evidence_id)
    require_reader(get_case(plan_id).plan, get_identity())
    answer = send_file(
        file_of(found),
        mimetype=found.media_type,
        as_attachment=found.media_type not in PICTURES,
        download_name=found.name,
        conditional=False,
        etag=False,
    )
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@blueprint.post("/evidence/<uuid:evidence_id>/removal")
@require(Permission.PLAN_OWN)
def remove_evidence(evidence_id: UUID) -> AnyResponse:
    """Take a file out, while the year is open; what was recorded stays."""
    found, measure_id, plan_id = get_evidence(evidence_id)
    require_reader(get_case(plan_id).plan, get_identity())
    require_changeable(lock_plan(plan_id), me())
    mark_removed(found)
    return redirect(url_for(".measure", measure_id=measure_id, removed=1), 303)
