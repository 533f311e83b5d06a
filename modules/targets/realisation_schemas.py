"""The door of the form that records a figure."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _
from marshmallow import Schema

from kinerja.local_dates import today
from kinerja.web.fields import DecimalNumber, LocalDate, Text
from kinerja.web.forms import FormSchema
from modules.targets.realisation_rules import PlannedMeasure, last_open_day
from modules.targets.realisation_service import HIGHEST, PLACES


def realisation_schema(measure: PlannedMeasure, year: int) -> Schema:
    """Day, figure, note; `files` is here for its name and its faults, and comes as files do."""
    fields: dict[str, Any] = {
        "on_date": LocalDate(
            _("Sampai tanggal"),
            earliest=date(year, 1, 1),
            latest=last_open_day(year, today()),
            required=True,
        ),
        "value": DecimalNumber(
            _("Tercapai (%(unit)s)", unit=measure.unit),
            low=0,
            high=HIGHEST,
            places=PLACES,
            required=True,
        ),
        "note": Text(_("Catatan")),
        "files": Text(_("Bukti")),
    }
    return FormSchema.from_dict(fields)()
