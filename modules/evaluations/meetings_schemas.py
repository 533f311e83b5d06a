"""What may come in through the forms of an evaluation meeting."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final
from uuid import UUID

from flask_babel import lazy_gettext as _l

from kinerja.web.fields import Asked, Choice, LocalDate, Text, WholeNumber, Words
from kinerja.web.forms import Form, FormSchema, show_form
from modules.evaluations import meetings_rules as rules
from modules.evaluations.meetings_queries import AgendaRow
from modules.evaluations.meetings_recording import Agreed
from modules.evaluations.meetings_rules import Plan, Record, attendance_name
from modules.evaluations.models_meetings import Attendance

_EDITIONS: Final = 1_000_000
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")
_MARKS: Final = [str(int(was)) for was in Attendance if was is not Attendance.UNKNOWN]


class ClockTime(Asked[str]):
    """A time of day, typed 09.00 or 9:00, kept as 09:00."""

    faults: ClassVar[Mapping[str, Words]] = {
        **Asked.faults,
        "unreadable": _l("“%(value)s” tidak terbaca sebagai jam. Tulis misalnya 09.00."),
    }

    def _deserialize(self, value: Any, *_args: Any, **_more: Any) -> str:
        found = _CLOCK.fullmatch(str(value).strip())
        if found is None:
            raise self.make_error("unreadable", value=value)
        return f"{int(found[1]):02}:{found[2]}"

    def _serialize(self, value: Any, *_args: Any, **_more: Any) -> str:
        return str(value or "").replace(":", ".")


class SwitchForm(FormSchema):
    """Whether a unit has a meeting from now on, and the place in the list to come back to."""

    on = Choice(_l("Rapat evaluasi"), ["yes", "no"], required=True)
    period = Text(_l("Periode"), longest=20)
    place = Text("", longest=800)


class PlanForm(FormSchema):
    """When and where a meeting is."""

    held_on = LocalDate(_l("Hari"), required=True)
    starts_at = ClockTime(_l("Mulai pukul"), required=True)
    place = Text(_l("Tempat"), required=True, shortest=3, longest=200)
    length = WholeNumber(
        _l("Menit untuk setiap orang"), low=rules.SHORTEST, high=rules.LONGEST, required=True
    )


class WordsForm(FormSchema):
    """What somebody presents; nothing on it is required."""

    achievements = Text(_l("Capaian"))
    challenges = Text(_l("Tantangan"))
    edition = WholeNumber("", low=0, high=_EDITIONS, required=True)
    go = Choice("", ["save"])


class CloseForm(FormSchema):
    """The edition of the record that the leader looked at."""

    edition = WholeNumber("", low=0, high=_EDITIONS, required=True)


def plan_in(form: Form) -> Plan:
    """The plan a readable form holds."""
    return Plan(**{name: form.values[name] for name in ("held_on", "starts_at", "place", "length")})


def words_in(form: Form) -> rules.Words:
    """What a readable form says is presented."""
    return rules.Words(form.values["achievements"] or "", form.values["challenges"] or "")


def words_form(words: rules.Words, edition: int) -> Form:
    """The form filled with what is presented."""
    return show_form(WordsForm(), {**rules.words_fields(words), "edition": edition})


def record_schema(rows: Sequence[AgendaRow]) -> FormSchema:
    """The form of a record; nothing on it is required, a draft may be empty."""
    asked: dict[str, Any] = {attendance_name(row.slot_id): Choice(row.name, _MARKS) for row in rows}
    asked[rules.MINUTES] = Text(_l("Notulen"), longest=20_000)
    asked["edition"] = WholeNumber("", low=0, high=_EDITIONS, required=True)
    asked["go"] = Choice("", ["save", "present", "agree", "close"])
    schema: type[FormSchema] = FormSchema.from_dict(asked)  # type: ignore[assignment]
    return schema()


def record_in(form: Form, rows: Sequence[AgendaRow]) -> Record:
    """The record a readable form holds."""
    marks = {row.slot_id: form.values[attendance_name(row.slot_id)] for row in rows}
    attendance = {slot: Attendance(int(mark or 0)) for slot, mark in marks.items()}
    return Record(attendance, form.values[rules.MINUTES] or "")


def record_form(record: Record, edition: int, rows: Sequence[AgendaRow]) -> Form:
    """The form filled with a record."""
    known = {**rules.record_fields(record), "edition": edition}
    # who is not marked yet has no choice taken
    return show_form(
        record_schema(rows),
        {name: value or None for name, value in known.items()} | {"edition": edition},
    )


def follow_up_schema(owners: Sequence[tuple[str, str]]) -> FormSchema:
    """The form of one thing agreed; `owners` are (id, name) rows."""
    asked: dict[str, Any] = {
        "agreed": Text(_l("Apa yang disepakati"), required=True, shortest=5, longest=1000),
        "owner": Choice(_l("Penanggung jawab"), owners, required=True),
        "due_on": LocalDate(_l("Sampai kapan"), required=True),
        "go": Choice("", ["save"]),
    }
    schema: type[FormSchema] = FormSchema.from_dict(asked)  # type: ignore[assignment]
    return schema()


def agreed_in(form: Form) -> Agreed:
    """What a readable form says was agreed."""
    values = form.values
    return Agreed(values["agreed"], UUID(values["owner"]), values["due_on"])  # type: ignore[arg-type]


def follow_up_form(
    owners: Sequence[tuple[str, str]], known: Mapping[str, object] | None = None
) -> Form:
    """The form, empty or with what was agreed."""
    return show_form(follow_up_schema(owners), known or {})
