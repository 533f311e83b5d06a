"""A form as it travels: what was typed, what it means, what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Self

from flask_babel import lazy_gettext as _
from marshmallow import RAISE, Schema, ValidationError, fields
from werkzeug.datastructures import MultiDict

WHOLE_FORM: Final = "_schema"
_REFUSALS: Final[dict[str, Any]] = {
    "unknown": _("Isian ini tidak ada di formulir. Muat ulang halaman, lalu coba lagi."),
}
_NOT_ANSWERS: Final = frozenset({"csrf_token"})


class FormSchema(Schema):
    """The door of a form: fields of kinerja.web.fields; what nobody asked for is refused."""

    class Meta:
        """Whoever sends more than the form asks is told so."""

        unknown = RAISE

    error_messages = _REFUSALS

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """A known value by its key; a field called `values` must not find the dict's method."""
        return obj.get(attr, default)


@dataclass(frozen=True, slots=True)
class Form:
    """One filled form: templates read `value`, `holds`, `label`, `error`; views read `values`.

    `raw` is what was typed, by field; `values` what it means, where nothing is wrong with it;
    `errors` one sentence by field, in the order of the form.
    """

    labels: Mapping[str, Any]
    raw: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether everything could be read."""
        return not self.errors

    def value(self, name: str) -> str:
        """The text to show in a field: what was typed, or nothing."""
        return next(iter(self.raw.get(name, ())), "")

    def holds(self, name: str, value: object) -> bool:
        """Whether this choice is taken."""
        return str(value) in self.raw.get(name, ())

    def label(self, name: str) -> str:
        """The name of a field in the reader's language, or nothing."""
        return str(self.labels.get(name, ""))

    def error(self, name: str) -> str:
        """What is wrong with a field, or nothing."""
        return self.errors.get(name, "")

    def refused(self, name: str, sentence: str) -> Self:
        """The same form with one more fault, beside field `name` or (WHOLE_FORM) above all.

        Faults stay in the order of the fields, as somebody goes through the page to mend them.
        """
        errors = {**self.errors, name: sentence}
        in_order = {each: errors[each] for each in self.labels if each in errors}
        return replace(self, errors={**in_order, **errors})


def read_form(schema: Schema, data: MultiDict[str, str]) -> Form:
    """What `data` (request.form or request.args) means by the schema; nothing typed is lost."""
    raw = {name: tuple(data.getlist(name)) for name in data if name not in _NOT_ANSWERS}
    try:
        loaded: Mapping[str, Any] = schema.load(_given(schema, raw))
    except ValidationError as refusal:
        faults = _sentences(schema, refusal.normalized_messages())  # type: ignore[no-untyped-call]
        fine: Any = refusal.valid_data
        return Form(_labels(schema), raw, fine, faults)
    return Form(_labels(schema), raw, loaded)


def show_form(schema: Schema, values: Mapping[str, Any] | None = None) -> Form:
    """A form to fill in, with the values that are known written as people read them."""
    dumped: Mapping[str, Any] = schema.dump(values or {})
    return Form(_labels(schema), {name: _texts(value) for name, value in dumped.items()})


def _texts(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)


def _given(schema: Schema, raw: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """Empty boxes are no answers; only list fields take more than one answer."""
    given: dict[str, Any] = {}
    for name, texts in raw.items():
        answers = [text for text in texts if text.strip()]
        if isinstance(schema.fields.get(name), fields.List):
            given[name] = answers
        elif answers:
            given[name] = answers[-1].strip()
    return given


def _labels(schema: Schema) -> dict[str, Any]:
    return {name: asked.metadata.get("label", "") for name, asked in schema.fields.items()}


def _sentences(schema: Schema, messages: Mapping[str, Any]) -> dict[str, str]:
    order = [name for name in schema.fields if name in messages]
    rest = [name for name in messages if name not in schema.fields]
    return {name: _first(messages[name]) for name in order + rest}


def _first(messages: Any) -> str:
    while isinstance(messages, Mapping | list):
        messages = next(iter(messages.values() if isinstance(messages, Mapping) else messages))
    return str(messages)
