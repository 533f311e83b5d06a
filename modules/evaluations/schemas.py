"""What may come in through the forms: marks, decision, reply."""

from collections.abc import Sequence
from typing import Any, Final

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from kinerja.rubrics.predicate import Rating
from kinerja.rubrics.rubric import LEVELS
from kinerja.web.fields import Choice, Text, WholeNumber
from kinerja.web.forms import Form, FormSchema, show_form
from modules.evaluations.rules import FEEDBACK, REASON_SHORTEST, Decision, Draft, Fault, Mark
from modules.evaluations.sheet import IndicatorRow

_EDITIONS: Final = 1_000_000


class DecisionForm(FormSchema):
    """The two national ratings, and why they depart from the proposal."""

    edition = WholeNumber("", low=0, high=_EDITIONS, required=True)
    results_rating = Choice(_l("Hasil kerja"), [rating.value for rating in Rating])
    behaviour_rating = Choice(_l("Perilaku kerja"), [rating.value for rating in Rating])
    departure_reason = Text(_l("Alasan berbeda dari usulan"))


class ReplyForm(FormSchema):
    """What the person answers to the result, if anything."""

    reply = Text(_l("Tanggapan Anda"))


def rating_schema(indicators: Sequence[IndicatorRow]) -> FormSchema:
    """The rating form for these indicators; nothing on it is required, a draft may be empty."""
    asked: dict[str, Any] = {}
    for row in indicators:
        asked[row.level_name] = Choice(row.title, [str(level) for level in LEVELS])
        asked[row.reason_name] = Text(_("Alasan untuk %(indicator)s", indicator=row.title))
    words = (_("Kekuatan"), _("Yang perlu diperbaiki"), _("Saran pengembangan"))
    asked |= {name: Text(label) for name, label in zip(FEEDBACK, words, strict=True)}
    asked["edition"] = WholeNumber("", low=0, high=_EDITIONS, required=True)
    asked["go"] = Choice("", ["save", "check"])
    schema: type[FormSchema] = FormSchema.from_dict(asked)  # type: ignore[assignment]
    return schema()


def draft_in(form: Form, indicators: Sequence[IndicatorRow]) -> Draft:
    """The draft a readable form holds."""
    marks: dict[str, Mark] = {}
    for row in indicators:
        level = form.values[row.level_name]
        marks[row.code] = Mark(int(level) if level else None, form.values[row.reason_name] or "")
    return Draft(marks, *(form.values[name] or "" for name in FEEDBACK))


def form_of(draft: Draft, edition: int, indicators: Sequence[IndicatorRow]) -> Form:
    """The rating form filled with a draft."""
    known: dict[str, object] = {name: getattr(draft, name) for name in FEEDBACK}
    for row in indicators:
        mark = draft.mark(row.code)
        known |= {row.level_name: mark.level, row.reason_name: mark.reason}
    return show_form(rating_schema(indicators), {**known, "edition": edition})


def with_faults(
    form: Form, draft: Draft, faults: dict[str, Fault], indicators: Sequence[IndicatorRow]
) -> Form:
    """The rating form with, beside each field, what it still lacks."""
    for row in indicators:
        mark = draft.mark(row.code)
        if faults.get(row.code) is Fault.NOT_RATED:
            form = form.refused(row.level_name, _("Belum dinilai. Pilih satu tingkat."))
        elif faults.get(row.code) is Fault.REASON_SHORT:
            form = form.refused(row.reason_name, short_reason(mark.level, len(mark.reason)))
    return form


def short_reason(level: int | None, length: int) -> str:
    """Why a reason for an extreme level is not enough: the value, how long it is, the remedy."""
    if not length:
        return _(
            "Tingkat %(level)s memerlukan alasan. Tulis kejadiannya, "
            "paling sedikit %(limit)s huruf.",
            level=level,
            limit=REASON_SHORTEST,
        )
    return _(
        "Alasan tingkat %(level)s baru %(count)s huruf. Sebutkan kejadian, waktu, dan buktinya, "
        "paling sedikit %(limit)s huruf.",
        level=level,
        count=length,
        limit=REASON_SHORTEST,
    )


def decision_in(form: Form) -> Decision:
    """The decision a readable form holds."""
    chosen = form.values["results_rating"], form.values["behaviour_rating"]
    results, behaviour = (Rating(code) if code else None for code in chosen)
    return Decision(results, behaviour, form.values["departure_reason"] or "")


def decision_form(decision: Decision, edition: int, faults: dict[str, Fault]) -> Form:
    """The confirming form filled with a decision, with what it still lacks."""
    form = show_form(
        DecisionForm(),
        {
            "edition": edition,
            "results_rating": decision.results,
            "behaviour_rating": decision.behaviour,
            "departure_reason": decision.reason,
        },
    )
    for name, fault in faults.items():
        if fault is Fault.NOT_RATED:
            form = form.refused(name, _("Belum dipilih. Pilih satu penilaian."))
        else:
            form = form.refused(name, _departure_fault(len(decision.reason)))
    return form


def _departure_fault(length: int) -> str:
    if not length:
        return _(
            "Pilihan Anda berbeda dari usulan. Tulis alasannya, paling sedikit %(limit)s huruf.",
            limit=REASON_SHORTEST,
        )
    return _(
        "Alasan baru %(count)s huruf. Sebutkan apa yang tidak terlihat pada angka, "
        "paling sedikit %(limit)s huruf.",
        count=length,
        limit=REASON_SHORTEST,
    )
