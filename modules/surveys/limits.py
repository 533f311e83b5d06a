"""From how many answers on a region shows a result, and counts it."""

from flask import current_app

from kinerja.config import Settings
from kinerja.tenancy.models import Region
from modules.surveys.rules_results import Limits


def limits_of(region: Region) -> Limits:
    """What the region's own file says, but never less than the installation's smallest cell."""
    settings: Settings = current_app.extensions["kinerja.settings"]
    shown = region.document.get("privacy", {}).get("smallest_cell", settings.min_cell)
    counts = region.document.get("survey", {}).get("smallest_n", 30)
    return Limits(max(shown, settings.min_cell), counts)
