"""What may come in on the pages about people."""

from datetime import timedelta
from typing import Final

from flask_babel import lazy_gettext as _

from kinerja.web.fields import Choice
from kinerja.web.forms import FormSchema

LASTS: Final = {
    "15m": (timedelta(minutes=15), _("15 menit, diserahkan sekarang juga")),
    "1d": (timedelta(days=1), _("1 hari")),
    "3d": (timedelta(days=3), _("3 hari")),
    "14d": (timedelta(days=14), _("14 hari, untuk surat ke unit yang jauh")),
}


class CodeForm(FormSchema):
    """How long a code to hand over holds."""

    lasts = Choice(
        _("Berlaku selama"), [(key, words) for key, (_span, words) in LASTS.items()], required=True
    )
