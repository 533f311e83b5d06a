"""What a meeting agreed: writing it down, putting it otherwise, and saying that it is done."""

from uuid import UUID

from flask import redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from kinerja.access import Permission, require
from kinerja.local_dates import today
from kinerja.web.filters import plain_date
from kinerja.web.forms import Form, read_form
from modules.evaluations import meetings_recording as recording
from modules.evaluations.blueprint import blueprint, me
from modules.evaluations.meetings_errors import DueBeforeMeeting, OwnerNotThere
from modules.evaluations.meetings_guards import require_practice
from modules.evaluations.meetings_record_page import agreed_page, owners_of
from modules.evaluations.meetings_record_views import led_meeting
from modules.evaluations.meetings_schemas import agreed_in, follow_up_form, follow_up_schema

Answer = str | tuple[str, int] | AnyResponse


@blueprint.route("/meetings/<uuid:meeting_id>/follow-ups", methods=["GET", "POST"])
@require(Permission.MEETING_LEAD)
def follow_ups(meeting_id: UUID) -> Answer:
    """What was agreed so far, and the form of one thing more."""
    case, rows = led_meeting(meeting_id)
    owners = owners_of(case, rows)
    if request.method == "GET":
        return agreed_page(case, rows, follow_up_form(owners))
    form = _kept(read_form(follow_up_schema(owners), request.form), meeting_id, None)
    if form.ok:
        return redirect(url_for(".follow_ups", meeting_id=meeting_id), 303)
    return agreed_page(case, rows, form), 422


@blueprint.route("/follow-ups/<uuid:follow_up_id>", methods=["GET", "POST"])
@require(Permission.MEETING_LEAD)
def follow_up(follow_up_id: UUID) -> Answer:
    """Put one thing otherwise, before the meeting is closed."""
    require_practice()
    found = recording.get_follow_up(follow_up_id)
    case, rows = led_meeting(found.meeting_id)
    owners = owners_of(case, rows)
    if request.method == "GET":
        known = {"agreed": found.agreed, "owner": str(found.owner_id), "due_on": found.due_on}
        return agreed_page(case, rows, follow_up_form(owners, known), follow_up_id)
    read = read_form(follow_up_schema(owners), request.form)
    form = _kept(read, found.meeting_id, follow_up_id)
    if form.ok:
        return redirect(url_for(".follow_ups", meeting_id=found.meeting_id), 303)
    return agreed_page(case, rows, form, follow_up_id), 422


@blueprint.post("/follow-ups/<uuid:follow_up_id>/withdraw")
@require(Permission.MEETING_LEAD)
def withdraw_follow_up(follow_up_id: UUID) -> AnyResponse:
    """Take one thing back, before the meeting is closed."""
    require_practice()
    found = recording.withdraw_follow_up(follow_up_id, me(), today())
    return redirect(url_for(".follow_ups", meeting_id=found.meeting_id), 303)


@blueprint.post("/follow-ups/<uuid:follow_up_id>/done")
@require(Permission.MEETING_ATTEND)
def finish_follow_up(follow_up_id: UUID) -> AnyResponse:
    """Its owner says that it is done."""
    recording.finish_follow_up(follow_up_id, me())
    return redirect(url_for(".meetings"), 303)


def _kept(form: Form, meeting_id: UUID, follow_up_id: UUID | None) -> Form:
    """Keep what a readable form says; the form comes back with what the service refuses."""
    if not form.ok:
        return form
    try:
        if follow_up_id is None:
            recording.add_follow_up(meeting_id, me(), agreed_in(form), today())
        else:
            recording.change_follow_up(follow_up_id, me(), agreed_in(form), today())
    except OwnerNotThere:
        return form.refused("owner", _("Orang ini tidak ada di agenda rapat. Pilih dari daftar."))
    except DueBeforeMeeting as refused:
        words = _(
            "Tenggatnya sebelum hari rapat, %(day)s. Isi hari itu atau sesudahnya.",
            day=plain_date(refused.held_on),
        )
        return form.refused("due_on", words)
    return form
