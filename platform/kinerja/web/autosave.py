"""What a page's script is answered that sends a long form at each change (`static/js/form.js`).

- Kept: 200 with words for the foot, and the fields the page must know: those another tab filled in
  meanwhile, and what the next sending is compared with (an edition, or fingerprints).
- Refused: 422, and the words name the first field that cannot be read.
- Changed elsewhere: 409 as a problem document, from the exception `changed_elsewhere` explains.
  Nothing is overwritten; the button brings both versions, to be chosen from field by field.
- Session ended: 401 as a problem document, from the accounts; the page keeps what was typed.
"""

from collections.abc import Mapping
from datetime import datetime

from flask import Response, jsonify
from flask_babel import gettext as _

from kinerja.web.errors import RefusalPage
from kinerja.web.filters import clock_time
from kinerja.web.forms import Form
from kinerja.web.page import Link

ScriptAnswer = Response | tuple[Response, int]


def kept(words: str, fields: Mapping[str, str]) -> ScriptAnswer:
    """The form is kept; `fields` are written back into it."""
    return jsonify(message=words, kind="ok", fields=dict(fields))


def draft_kept(fields: Mapping[str, str], edition: int, at: datetime | None) -> ScriptAnswer:
    """A draft is kept and has this `edition`; `at` is when, None where that was never noted."""
    words = _("Draf tersimpan %(time)s. Aman ditutup.", time=clock_time(at) if at else "")
    return kept(words, {**fields, "edition": str(edition)})


def not_kept(form: Form) -> ScriptAnswer:
    """Nothing is kept, because a field of `form` cannot be read."""
    name, fault = next(iter(form.errors.items()))
    words = _("%(field)s belum tersimpan: %(fault)s", field=form.label(name), fault=fault)
    return jsonify(message=words, kind="bad"), 422


def changed_elsewhere(form: str) -> RefusalPage:
    """The words for two versions of a draft that say different things; `form` is its address."""
    return RefusalPage(
        409,
        _("Draf ini juga diubah di tempat lain, jadi perubahan ini belum disimpan."),
        _("Simpan dengan tombol untuk membandingkan kedua versi; tidak ada yang hilang."),
        actions=(Link(form, _("Buka draf yang tersimpan")),),
        keeps=True,
    )
