"""What may come in from the pages of this module."""

from typing import Final

from flask_babel import lazy_gettext as _

from kinerja.web.fields import Choice, Flag, Text, WholeNumber
from kinerja.web.forms import FormSchema
from kinerja.web.language import LANGUAGES
from modules.surveys.visit import LONGEST_SUGGESTION, Go

_LONGEST_TOKEN: Final = 20_000
_LONGEST_CODE: Final = 40
_MOST_USERS: Final = 20_000_000


class PageSchema(FormSchema):
    """One page of a citizen's survey."""

    visit_token = Text("", required=True, longest=_LONGEST_TOKEN)
    go = Choice("", [each.value for each in Go])
    language = Choice("", list(LANGUAGES))
    agree = Flag("")
    choice = Text("", longest=_LONGEST_CODE)
    suggestion = Text(_("Saran"), longest=LONGEST_SUGGESTION)


class PopulationSchema(FormSchema):
    """How many people use a service while it is surveyed."""

    population = WholeNumber(_("Jumlah pengguna layanan"), low=1, high=_MOST_USERS, required=True)
