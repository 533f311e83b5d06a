"""What may come in through the forms of a plan."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from marshmallow import fields

from kinerja.web.drafts import fingerprints
from kinerja.web.fields import Choice, DecimalNumber, Flag, Text, WholeNumber
from kinerja.web.forms import Form, FormSchema, show_form
from modules.targets.kinds import Aspect, Direction, MeasureSource
from modules.targets.rules import MOST_MEASURES, WHOLE, MeasureDraft, TargetDraft

_EDITIONS: Final = 1_000_000
# Numeric(18, 4) holds fourteen digits before the comma
_LARGEST: Final = 10**13
_PLACES: Final = 4
SLOTS: Final = range(1, MOST_MEASURES + 1)
# no fields of the draft itself
_AROUND: Final = frozenset({"base", "go"})


class VerdictForm(FormSchema):
    """What a superior writes about a proposed plan."""

    edition = WholeNumber("", low=0, high=_EDITIONS, required=True)
    expectations = Text(_l("Harapan khusus atas perilaku kerja"))
    reason = Text(_l("Alasan dikembalikan"))
    go = Choice("", ["agree", "return"], required=True)


class ReviseForm(FormSchema):
    """Why an agreed plan is opened again."""

    reason = Text(_l("Alasan revisi"))


class AddForm(FormSchema):
    """Whether the new result is an additional one."""

    additional = Flag(_l("Tambahan"))


def templates_form(codes: Sequence[str]) -> FormSchema:
    """Which of these templates are taken over."""
    chosen: Any = fields.List(
        Choice("", codes), load_default=list, metadata={"label": _("Templat")}
    )
    return _schema({"template": chosen})


def target_schema(superiors: Sequence[UUID]) -> FormSchema:
    """The form of one result; nothing on it is required, a draft may be empty."""
    asked: dict[str, Any] = {
        "result": Text(_("Rencana hasil kerja"), longest=500),
        "kind": Choice(_("Bagian"), ["main", "additional"]),
        "weight": WholeNumber(_("Bobot dalam SKP (persen)"), low=0, high=WHOLE),
        "superior": Choice(_("Hasil atasan yang didukung"), [str(each) for each in superiors]),
    }
    for at in SLOTS:
        asked |= {f"m{at}_{name}": field for name, field in _measure_fields(at).items()}
    drops = [f"drop_{at}" for at in SLOTS]
    asked["base"] = Text("")
    asked["go"] = Choice("", ["save", "close", "more", "propose", *drops])
    return _schema(asked)


def _measure_fields(at: int) -> dict[str, Any]:
    return {
        "indicator": Text(_("Indikator %(number)s", number=at), longest=300),
        "aspect": Choice(_("Aspek"), [each.name for each in Aspect]),
        "target": DecimalNumber(
            _("Target indikator %(number)s", number=at), low=0, high=_LARGEST, places=_PLACES
        ),
        "unit": Text(_("Satuan indikator %(number)s", number=at), longest=60),
        "direction": Choice(_("Makin baik bila"), [each.name for each in Direction]),
        "source": Choice(_("Sumber angka"), [each.name for each in MeasureSource]),
        "weight": WholeNumber(_("Bobot indikator %(number)s", number=at), low=1, high=WHOLE),
    }


def _schema(asked: dict[str, Any]) -> FormSchema:
    made: type[FormSchema] = FormSchema.from_dict(asked)  # type: ignore[assignment]
    return made()


def form_of(target: TargetDraft, superiors: Sequence[UUID]) -> Form:
    """The form filled with a result as it is saved."""
    known: dict[str, object] = {
        "result": target.result,
        "kind": "main" if target.is_main else "additional",
        "weight": target.weight or None,
        "superior": str(target.superior) if target.superior else None,
    }
    for at in SLOTS:
        known |= {f"m{at}_{name}": value for name, value in _known(target.measures.get(at)).items()}
    form = show_form(target_schema(superiors), known)
    return replace(form, raw={**form.raw, "base": (fingerprints(texts_of(form)),)})


def _known(measure: MeasureDraft | None) -> dict[str, object]:
    each = measure or MeasureDraft()
    return {
        "indicator": each.indicator,
        "aspect": each.aspect.name,
        "target": each.target,
        "unit": each.unit,
        "direction": each.direction.name,
        "source": each.source.name,
        "weight": each.weight if measure else None,
    }


def texts_of(form: Form) -> dict[str, str]:
    """The draft's own fields as text, without what travels around them."""
    return {name: form.value(name) for name in form.labels if name not in _AROUND}


def sent_texts(form: Form, superiors: Sequence[UUID]) -> dict[str, str]:
    """The fields that came in, each written the way the form shows it."""
    shown = texts_of(show_form(target_schema(superiors), form.values))
    return {name: text for name, text in shown.items() if name in form.raw}


def target_in(values: Mapping[str, Any], saved: TargetDraft) -> TargetDraft:
    """The result that the values of a readable form describe."""
    return replace(
        saved,
        result=values["result"] or "",
        is_main=values["kind"] != "additional",
        weight=values["weight"] or 0,
        superior=UUID(values["superior"]) if values["superior"] else None,
        measures={
            at: measure
            for at, measure in ((at, _measure_in(values, at)) for at in SLOTS)
            if not measure.is_blank
        },
    )


def _measure_in(values: Mapping[str, Any], at: int) -> MeasureDraft:
    def value(name: str) -> Any:
        return values[f"m{at}_{name}"]

    return MeasureDraft(
        aspect=Aspect[value("aspect") or Aspect.QUANTITY.name],
        indicator=value("indicator") or "",
        unit=value("unit") or "",
        target=value("target"),
        direction=Direction[value("direction") or Direction.HIGHER.name],
        source=MeasureSource[value("source") or MeasureSource.LOG.name],
        weight=value("weight") or WHOLE,
    )
