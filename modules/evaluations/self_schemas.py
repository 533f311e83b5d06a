"""What may come in through the form of a self-assessment."""

from typing import Any, Final

from flask_babel import gettext as _

from kinerja.rubrics.rubric import LEVELS
from kinerja.web.fields import Choice, Text, WholeNumber
from kinerja.web.forms import Form, FormSchema, show_form
from modules.evaluations.rules import Fault, Mark
from modules.evaluations.schemas import short_reason
from modules.evaluations.self_rules import WORDS, SelfDraft
from modules.evaluations.self_sheet import SelfSheet

_EDITIONS: Final = 1_000_000


class SendForm(FormSchema):
    """Sending what was kept: the edition the person looked at."""

    edition = WholeNumber("", low=0, high=_EDITIONS, required=True)


def self_schema(sheet: SelfSheet) -> FormSchema:
    """The form for these indicators; nothing on it is required, a draft may be empty."""
    asked: dict[str, Any] = {}
    for row in sheet.rows:
        asked[row.level_name] = Choice(row.title, [str(level) for level in LEVELS])
        asked[row.reason_name] = Text(_("Dasar untuk %(indicator)s", indicator=row.title))
    asked[WORDS] = Text(_("Capaian dan kesulitan periode ini"))
    asked["edition"] = WholeNumber("", low=0, high=_EDITIONS, required=True)
    asked["go"] = Choice("", ["save", "check"])
    schema: type[FormSchema] = FormSchema.from_dict(asked)  # type: ignore[assignment]
    return schema()


def self_draft_in(form: Form, sheet: SelfSheet) -> SelfDraft:
    """The draft a readable form holds."""
    marks: dict[str, Mark] = {}
    for row in sheet.rows:
        level = form.values[row.level_name]
        marks[row.code] = Mark(int(level) if level else None, form.values[row.reason_name] or "")
    return SelfDraft(marks, form.values[WORDS] or "")


def self_form_of(draft: SelfDraft, edition: int, sheet: SelfSheet) -> Form:
    """The form filled with a draft."""
    known: dict[str, object] = {WORDS: draft.words, "edition": edition}
    for row in sheet.rows:
        mark = draft.mark(row.code)
        known |= {row.level_name: mark.level, row.reason_name: mark.reason}
    return show_form(self_schema(sheet), known)


def with_self_faults(
    form: Form, draft: SelfDraft, faults: dict[str, Fault], sheet: SelfSheet
) -> Form:
    """The form with, beside each field, what it still lacks."""
    for row in sheet.rows:
        mark = draft.mark(row.code)
        if faults.get(row.code) is Fault.NOT_RATED:
            form = form.refused(row.level_name, _("Belum Anda nilai. Pilih satu tingkat."))
        elif faults.get(row.code) is Fault.REASON_SHORT:
            form = form.refused(row.reason_name, short_reason(mark.level, len(mark.reason)))
    return form
