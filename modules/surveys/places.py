"""Where the results of surveys stand in the navigation."""

from flask import request, url_for
from flask_babel import gettext as _

from kinerja.access import Permission
from kinerja.access.identity import Identity
from kinerja.web.page import NavItem


def places(identity: Identity) -> list[NavItem]:
    """One place for whoever may read results."""
    if not identity.may(Permission.SURVEY_RESULTS):
        return []
    there = url_for("surveys.services")
    return [NavItem(there, _("Survei"), "smile", request.path.startswith(there))]
