"""What a form may ask for: each field reads one kind of answer and says what is wrong with it.

A field carries its label in the reader's language; its faults name the value and the remedy.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Final, TypeAlias, TypeVar
from uuid import UUID

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString
from marshmallow import ValidationError, fields

from kinerja.web.filters import decimal, plain_date, whole
from kinerja.web.reading import (
    NoSuchDayError,
    UnreadableDateError,
    UnreadableNumberError,
    read_date,
    read_decimal,
)

T = TypeVar("T")
Words: TypeAlias = str | LazyString
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_AS_TYPED: Final = str.maketrans(",.", ".,")
LONGEST_TEXT: Final = 4000
_EXAMPLE: Final = date(2026, 2, 3)  # long past: no example of a day may itself be refused


class Asked(fields.Field[T]):
    """A field with a label, whose messages are sentences of ours with named placeholders."""

    faults: ClassVar[Mapping[str, Words]] = {
        "required": _("Isi bagian ini."),
        "null": _("Isi bagian ini."),
        "validator_failed": _("Jawaban ini tidak dapat dipakai."),
    }

    def __init__(self, label: Words, **options: Any) -> None:
        if not options.get("required"):
            options.setdefault("load_default", None)
        super().__init__(metadata={"label": label}, **options)

    def make_error(self, key: str, **data: object) -> ValidationError:
        """The refusal `key`, its sentence filled with `data`."""
        return ValidationError(str(self.faults[key]) % data)


class Text(Asked[str]):
    """Words of `shortest` to `longest` characters, without control characters."""

    faults: ClassVar[Mapping[str, Words]] = {
        **Asked.faults,
        "too_short": _("Baru %(count)s huruf. Tulis paling sedikit %(limit)s."),
        "too_long": _("%(count)s huruf, terlalu panjang. Ringkas menjadi paling banyak %(limit)s."),
    }

    def __init__(
        self, label: Words, *, shortest: int = 0, longest: int = LONGEST_TEXT, **options: Any
    ) -> None:
        super().__init__(label, **options)
        self.shortest, self.longest = shortest, longest

    def _deserialize(self, value: Any, *_args: Any, **_more: Any) -> str:
        text = _CONTROLS.sub("", str(value).replace("\r\n", "\n")).strip()
        if len(text) < self.shortest:
            raise self.make_error("too_short", count=whole(len(text)), limit=whole(self.shortest))
        if len(text) > self.longest:
            raise self.make_error("too_long", count=whole(len(text)), limit=whole(self.longest))
        return text


class DecimalNumber(Asked[Decimal]):
    """A number from `low` to `high` with at most `places` decimals, shown back with a comma."""

    faults: ClassVar[Mapping[str, Words]] = {
        **Asked.faults,
        "unreadable": _("“%(value)s” bukan angka yang kami kenal. Tulis misalnya %(example)s."),
        "too_fine": _("%(value)s punya lebih dari %(limit)s angka di belakang koma."),
        "outside": _("%(value)s di luar batas. Isi %(low)s sampai %(high)s."),
    }

    def __init__(
        self, label: Words, *, low: int, high: int, places: int = 2, **options: Any
    ) -> None:
        super().__init__(label, **options)
        self.low, self.high, self.places = low, high, places

    def _deserialize(self, value: Any, *_args: Any, **_more: Any) -> Decimal:
        number = self._read(str(value))
        if number != round(number, self.places):
            raise self.make_error("too_fine", value=value, limit=self.places)
        if not self.low <= number <= self.high:
            shown = decimal(number, self._shown_places(number))
            raise self.make_error(
                "outside", value=shown, low=whole(self.low), high=whole(self.high)
            )
        return number

    def _read(self, text: str) -> Decimal:
        try:
            return read_decimal(text)
        except UnreadableNumberError:
            example = decimal(Decimal("87.5"), min(self.places, 1))
            raise self.make_error("unreadable", value=text, example=example) from None

    def _serialize(self, value: Any, *_args: Any, **_more: Any) -> str:
        # in any language with a comma: an English reader's 2,400 would be read back as 2,4
        return "" if value is None else f"{Decimal(value).normalize():,f}".translate(_AS_TYPED)

    def _shown_places(self, number: Decimal) -> int:
        exponent = number.normalize().as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0


class WholeNumber(DecimalNumber):
    """A count from `low` to `high`."""

    faults: ClassVar[Mapping[str, Words]] = {
        **DecimalNumber.faults,
        "too_fine": _("%(value)s bukan bilangan bulat. Tulis tanpa koma."),
    }

    def __init__(self, label: Words, *, low: int, high: int, **options: Any) -> None:
        super().__init__(label, low=low, high=high, places=0, **options)

    def _deserialize(self, value: Any, *_args: Any, **_more: Any) -> Any:
        return int(super()._deserialize(value))


class LocalDate(Asked[date]):
    """A day from `earliest` to `latest`, shown back as 3 Februari 2026."""

    faults: ClassVar[Mapping[str, Words]] = {
        **Asked.faults,
        "unreadable": _("“%(value)s” tidak terbaca sebagai tanggal. Tulis misalnya %(example)s."),
        "no_such_day": _("Tanggal %(value)s tidak ada di kalender. Periksa hari dan bulannya."),
        "too_early": _("%(value)s terlalu awal. Isi %(limit)s atau sesudahnya."),
        "too_late": _("%(value)s terlalu jauh. Isi %(limit)s atau sebelumnya."),
    }

    def __init__(
        self,
        label: Words,
        *,
        earliest: date = date(1945, 8, 17),
        latest: date = date(2199, 12, 31),
        **options: Any,
    ) -> None:
        super().__init__(label, **options)
        self.earliest, self.latest = earliest, latest

    def _deserialize(self, value: Any, *_args: Any, **_more: Any) -> date:
        day = self._read(str(value))
        if day < self.earliest:
            limit = plain_date(self.earliest)
            raise self.make_error("too_early", value=plain_date(day), limit=limit)
        if day > self.latest:
            raise self.make_error("too_late", value=plain_date(day), limit=plain_date(self.latest))
        return day

    def _read(self, text: str) -> date:
        try:
            return read_date(text)
        except UnreadableDateError:
            example = plain_date(_EXAMPLE)
            raise self.make_error("unreadable", value=text, example=example) from None
        except NoSuchDayError:
            raise self.make_error("no_such_day", value=text) from None

    def _serialize(self, value: Any, *_args: Any, **_more: Any) -> str:
        return "" if value is None else plain_date(value)


class Choice(Asked[str]):
    """One of the given codes; `options` are codes, or (code, words) rows as a page lists them."""

    faults: ClassVar[Mapping[str, Words]] = {
        **Asked.faults,
        "required": _("Pilih salah satu."),
        "unknown": _("“%(value)s” tidak ada dalam pilihan. Pilih salah satu."),
    }

    def __init__(
        self, label: Words, options: Sequence[str] | Sequence[tuple[str, Words]], **more: Any
    ) -> None:
        super().__init__(label, **more)
        self.codes = {row if isinstance(row, str) else row[0] for row in options}

    def _deserialize(self, value: Any, *_args: Any, **_more: Any) -> str:
        if value not in self.codes:
            raise self.make_error("unknown", value=value)
        return str(value)


class Flag(Asked[bool]):
    """A box that is ticked or not; `True` when any value comes in."""

    def __init__(self, label: Words, **options: Any) -> None:
        super().__init__(label, **{"load_default": False, **options})

    def _deserialize(self, value: Any, *_args: Any, **_more: Any) -> bool:
        return bool(value)

    def _serialize(self, value: Any, *_args: Any, **_more: Any) -> str:
        return "1" if value else ""


class Identifier(Asked[UUID]):
    """The id of a thing chosen on the page."""

    faults: ClassVar[Mapping[str, Words]] = {
        **Asked.faults,
        "required": _("Pilih salah satu."),
        "unreadable": _("Pilihan ini tidak dikenal. Pilih lagi dari daftar."),
    }

    def _deserialize(self, value: Any, *_args: Any, **_more: Any) -> UUID:
        try:
            return UUID(str(value))
        except ValueError:
            raise self.make_error("unreadable") from None
