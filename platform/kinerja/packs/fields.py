"""The kinds of value a pack holds; each says in its own words how to write it rightly."""

from abc import ABCMeta, abstractmethod
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from marshmallow import ValidationError, fields

from kinerja.packs.exact_numbers import exact, written
from kinerja.packs.faults import Complaint, shown
from kinerja.sentences import Sentence
from kinerja.sentences import sentence as _


def nearest(value: object, options: Iterable[str]) -> str:
    """A question naming the option that was probably meant; empty when none is near."""
    found = get_close_matches(shown(value).casefold(), list(options), n=1)
    return _("Maksud Anda %(option)s?", option=found[0]) if found else ""


def refusal(problem: str, remedy: str) -> ValidationError:
    """One complaint as the error marshmallow collects."""
    return ValidationError([Complaint(problem, remedy)])


class PackField(fields.Field[Any], metaclass=ABCMeta):
    """A value that refuses what it cannot read together with a hint how to write it."""

    @abstractmethod
    def hint(self) -> str:
        """How to write this value."""

    @abstractmethod
    def read(self, value: Any) -> Any:
        """The value as the program keeps it; ValueError when it is not one."""

    def make_error(self, key: str, **_kwargs: Any) -> ValidationError:
        """The refusal for a value that is absent (marshmallow's `required` and `null`)."""
        del key
        return refusal(_("Kunci ini belum diisi."), self.hint())

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> Any:
        try:
            return self.read(value)
        except ValueError:
            problem = _("Nilai “%(value)s” tidak dapat dipakai di sini.", value=shown(value))
            raise refusal(problem, self.hint()) from None


class Words(PackField):
    """Text of `shortest` to `longest` characters, without blanks around it."""

    def __init__(self, *, shortest: int = 1, longest: int = 200, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.shortest, self.longest = shortest, longest

    def hint(self) -> str:
        """How long the text may be."""
        return _(
            "Tulis teks di antara tanda kutip, %(shortest)d sampai %(longest)d huruf.",
            shortest=self.shortest,
            longest=self.longest,
        )

    def read(self, value: Any) -> str:
        """The text without the blanks around it."""
        if not isinstance(value, str) or not self.shortest <= len(value.strip()) <= self.longest:
            raise ValueError
        return value.strip()


class Choice(PackField):
    """One of a few fixed words."""

    def __init__(self, options: Iterable[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.options = tuple(str(option) for option in options)

    def hint(self) -> str:
        """The words there are."""
        return _("Pilih salah satu: %(options)s.", options=", ".join(self.options))

    def read(self, value: Any) -> str:
        """The word, when it is one of the options."""
        if value not in self.options:
            problem = _("“%(value)s” bukan pilihan yang ada.", value=shown(value))
            raise refusal(problem, Sentence.joined(nearest(value, self.options), self.hint()))
        return str(value)

    def _serialize(self, value: Any, *_args: Any, **_kwargs: Any) -> str | None:
        return None if value is None else str(value)


class Whole(PackField):
    """A whole number between two limits, both included."""

    def __init__(self, lowest: int, highest: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.lowest, self.highest = lowest, highest

    def hint(self) -> str:
        """The limits."""
        return _(
            "Tulis bilangan bulat dari %(lowest)d sampai %(highest)d, tanpa tanda kutip.",
            lowest=self.lowest,
            highest=self.highest,
        )

    def read(self, value: Any) -> int:
        """The number, when it lies between the limits."""
        if type(value) is not int or not self.lowest <= value <= self.highest:
            raise ValueError
        return value


class Exact(PackField):
    """A number kept exactly; written 12.5, in stored documents also "12.5" or "100/7"."""

    def __init__(self, lowest: int = 0, highest: int = 100, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.lowest, self.highest = lowest, highest

    def hint(self) -> str:
        """The limits and the decimal point."""
        return _(
            "Tulis angka dari %(lowest)d sampai %(highest)d; desimal dengan titik: 12.5.",
            lowest=self.lowest,
            highest=self.highest,
        )

    def read(self, value: Any) -> Fraction:
        """The exact value, when it lies between the limits."""
        number = exact(value)
        if not self.lowest <= number <= self.highest:
            raise ValueError
        return number

    def _serialize(self, value: Any, *_args: Any, **_kwargs: Any) -> int | str | None:
        return None if value is None else written(value)


class Flag(PackField):
    """True or false."""

    def hint(self) -> str:
        """The two words there are."""
        return _("Tulis true atau false, tanpa tanda kutip.")

    def read(self, value: Any) -> bool:
        """The value, when it is one of the two."""
        if not isinstance(value, bool):
            raise ValueError  # noqa: TRY004 - the caller turns it into a refusal
        return value


class Day(PackField):
    """A date without time, as TOML or a stored document writes it."""

    def hint(self) -> str:
        """What a date looks like."""
        return _("Tulis tanggal tanpa tanda kutip, tahun lebih dulu: 2026-12-26.")

    def read(self, value: Any) -> date:
        """The date."""
        if type(value) is date:
            return value
        return date.fromisoformat(value if isinstance(value, str) else "")

    def _serialize(self, value: Any, *_args: Any, **_kwargs: Any) -> str | None:
        return None if value is None else str(value.isoformat())


class TimeZone(PackField):
    """A zone of the IANA data base."""

    def hint(self) -> str:
        """The three zones of Indonesia."""
        return _('Tulis "Asia/Jakarta" (WIB), "Asia/Makassar" (WITA), atau "Asia/Jayapura" (WIT).')

    def read(self, value: Any) -> str:
        """The zone's name, when there is such a zone."""
        if not isinstance(value, str) or "/" not in value:
            raise ValueError
        try:
            return ZoneInfo(value).key
        except (OSError, LookupError) as unknown:
            raise ValueError from unknown
