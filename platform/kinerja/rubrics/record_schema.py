"""What a record of one person may say as JSON, key by key."""

import copy
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from marshmallow import ValidationError, fields

from kinerja.packs.codes import Code
from kinerja.packs.faults import shown
from kinerja.packs.fields import Choice, Exact, Flag, Whole, Words, refusal
from kinerja.packs.tables import PackSchema, Rows, Table
from kinerja.rubrics.measures import Better
from kinerja.rubrics.rubric import LEVELS
from kinerja.sentences import sentence as _

LARGEST: Final = 10**12
MOST_CASES: Final = 10**9
_WRITTEN: Final = re.compile(r"-?\d{1,60}(\.\d{1,20}|/[1-9]\d{0,59})?", re.ASCII)


class Figure(Exact):
    """An exact number: whole, decimal text or fraction text of any length a program writes."""

    def hint(self) -> str:
        """The three ways to write it."""
        return _(
            "Tulis angka dari %(lowest)d sampai %(highest)d: bilangan bulat, desimal dalam tanda"
            ' kutip seperti "81.25", atau pecahan seperti "11575/147".',
            lowest=self.lowest,
            highest=self.highest,
        )

    def read(self, value: Any) -> Fraction:
        """The exact value, when it lies between the limits."""
        if isinstance(value, str) and _WRITTEN.fullmatch(value):
            number = Fraction(value)
            if not self.lowest <= number <= self.highest:
                raise ValueError
            return number
        return super().read(value)


class Plain(Words):
    """Words on one line, without anything a screen would obey."""

    def hint(self) -> str:
        """How long the text may be, and that it is one line."""
        return _(
            "Tulis satu baris teks di antara tanda kutip, %(shortest)d sampai %(longest)d huruf.",
            shortest=self.shortest,
            longest=self.longest,
        )

    def read(self, value: Any) -> str:
        """The text, when every letter of it can be printed."""
        text = super().read(value)
        if not text.isprintable():
            raise ValueError
        return text


class Listed(Rows):
    """A list of a record, which is written as JSON."""

    def _hint(self) -> str:
        return _("Tulis isinya di antara kurung siku: [ … ].")


class Voices(Table):
    """A table of rater kinds, none of which must be there."""

    def _example(self) -> str:
        kinds = ", ".join(self.schema.fields)
        return _("Tulis tabel penilai dan tingkatnya; penilainya: %(kinds)s.", kinds=kinds)


class Keyed(fields.Field[Any]):
    """A table from names to values of one kind; every fault stands at its own name."""

    def __init__(self, inner: fields.Field[Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.inner = inner

    def make_error(self, key: str, **_kwargs: Any) -> ValidationError:
        """The refusal for a table that is absent (marshmallow's `null`)."""
        del key
        return refusal(_("Tabel ini belum ada."), self._example())

    def _bind_to_schema(self, field_name: str, parent: Any) -> None:
        super()._bind_to_schema(field_name, parent)
        self.inner = copy.deepcopy(self.inner)
        self.inner._bind_to_schema(field_name, self)  # noqa: SLF001 - as marshmallow's lists do

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            problem = _("Di sini harus ada tabel, bukan “%(value)s”.", value=shown(value))
            raise refusal(problem, self._example())
        good: dict[str, Any] = {}
        bad: dict[str, Any] = {}
        for key, each in value.items():
            try:
                good[key] = self.inner.deserialize(each)
            except ValidationError as refused:
                bad[key] = refused.messages
                good[key] = refused.valid_data
        if bad:
            raise ValidationError(bad, valid_data=good)
        return good

    def _example(self) -> str:
        return _("Tulis nama dan isinya di antara kurung kurawal: { … }.")


class LabelSchema(PackSchema):
    """A name in both languages."""

    id = Plain(required=True, longest=2000)
    en = Plain(required=True, longest=2000)


class CitizenSchema(PackSchema):
    """The index of the unit's survey: answers of 1 to 4, times 25."""

    index = Figure(25, 100, required=True)
    n = Whole(0, MOST_CASES, required=True)


class MeasureSchema(PackSchema):
    """What was to be reached, and what was reached."""

    code = Code(required=True)
    label = Table(LabelSchema, required=True)
    target = Figure(0, LARGEST, required=True)
    realised = Figure(-LARGEST, LARGEST, required=True)
    better = Choice(Better, load_default=Better.HIGHER.value)
    weight = Figure(0, LARGEST, load_default=Fraction(1))


class TargetSchema(PackSchema):
    """A planned result of the SKP."""

    code = Code(required=True)
    label = Table(LabelSchema, required=True)
    main = Flag(load_default=True)
    weight = Figure(0, LARGEST, load_default=Fraction(1))
    measures = Listed(Table(MeasureSchema), required=True, filled=True)


class CasesSchema(PackSchema):
    """The cases of one service: how many, and how many within the time of the standard."""

    code = Code(required=True)
    cases = Whole(1, MOST_CASES, required=True)
    within = Whole(0, MOST_CASES, required=True)
    weight = Figure(0, LARGEST, load_default=Fraction(1))


class RatingsSchema(PackSchema):
    """The levels given to one indicator, by kind of rater; citizens speak through the index."""

    self = Listed(Whole(LEVELS[0], LEVELS[-1]))
    superior = Listed(Whole(LEVELS[0], LEVELS[-1]))
    peer = Listed(Whole(LEVELS[0], LEVELS[-1]))
    subordinate = Listed(Whole(LEVELS[0], LEVELS[-1]))


class RecordSchema(PackSchema):
    """Everything that is known of one person in one period."""

    family = Code(required=True)
    ratings = Keyed(Voices(RatingsSchema), load_default=dict)
    citizen = Table(CitizenSchema, allow_none=True)
    targets = Listed(Table(TargetSchema), load_default=list)
    measured = Keyed(Listed(Table(CasesSchema)), load_default=dict)
    new_idea = Flag(load_default=False)
