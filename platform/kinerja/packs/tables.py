"""How the tables and lists of a pack are checked, and turned into dataclasses and back."""

from collections.abc import Mapping
from typing import Any, ClassVar, cast

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_dump, validates_schema

from kinerja.packs.exact_numbers import written
from kinerja.packs.faults import Complaint, shown
from kinerja.packs.fields import Exact, nearest, refusal
from kinerja.sentences import sentence as _


class PackSchema(Schema):
    """A table whose unknown keys are refused with the key that was probably meant."""

    makes: ClassVar[type[Any]]

    class Meta:
        """Unknown keys are refused by the check below, which can say more than marshmallow."""

        unknown = EXCLUDE

    @validates_schema(pass_original=True, skip_on_field_errors=False)
    def _refuse_unknown_keys(self, _data: Any, original: Any, **_kwargs: Any) -> None:
        unknown = [key for key in original if key not in self.fields]
        if unknown:
            raise ValidationError({key: [_unknown_key(key, list(self.fields))] for key in unknown})

    @post_dump
    def _leave_out_what_is_not_said(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        return {key: value for key, value in data.items() if value is not None}


def _unknown_key(key: str, known: list[str]) -> Complaint:
    remedy = nearest(key, known) or _("Yang dikenal: %(keys)s.", keys=", ".join(known))
    return Complaint(
        _("Kunci “%(key)s” tidak dikenal.", key=shown(key)),
        _("Hapus atau betulkan kunci ini. %(remedy)s", remedy=remedy),
    )


class Table(fields.Nested):
    """One table with a schema of its own."""

    def make_error(self, key: str, **_kwargs: Any) -> ValidationError:
        """The refusal for a table that is absent."""
        del key
        return refusal(_("Tabel ini belum ada."), self._example())

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        if not isinstance(value, Mapping):
            problem = _("Di sini harus ada tabel, bukan “%(value)s”.", value=shown(value))
            raise ValidationError([Complaint(problem, self._example())], valid_data={})
        return super()._deserialize(value, *args, **kwargs)

    def _example(self) -> str:
        return _(
            "Tulis tabel dengan kunci: %(keys)s.",
            keys=", ".join(name for name, field in self.schema.fields.items() if field.required),
        )


class Rows(fields.List[Any]):
    """A list of tables or values; a `filled` one is never empty."""

    def __init__(self, inner: fields.Field[Any], *, filled: bool = False, **kwargs: Any) -> None:
        super().__init__(inner, **kwargs)
        self.filled = filled

    def make_error(self, key: str, **_kwargs: Any) -> ValidationError:
        """The refusal for a list that is absent or no list."""
        if key == "invalid":
            return refusal(_("Di sini harus ada daftar."), self._hint())
        return refusal(_("Daftar ini belum ada."), self._hint())

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> list[Any]:
        if not isinstance(value, list | tuple):
            raise self.make_error("invalid")
        if self.filled and not value:
            raise refusal(_("Daftar ini kosong."), self._hint())
        return super()._deserialize(value, *args, **kwargs)

    def _hint(self) -> str:
        if isinstance(self.inner, fields.Nested):
            return _("Tulis tiap isinya sebagai tabel bertanda [[%(name)s]].", name=self.name)
        return _("Tulis isinya di antara kurung siku: [ … ].")


class Shares(Exact):
    """A table from a code to an exact number, such as a weight for each rater kind."""

    def hint(self) -> str:
        """What such a table looks like."""
        return _("Tulis tabel kode dan angka: { superior = 70, peer = 30 }.")

    def read(self, value: Any) -> Any:
        """The numbers by code; every unreadable one is refused at its own key."""
        if not isinstance(value, Mapping):
            raise ValueError  # noqa: TRY004 - the caller turns it into a refusal
        good: dict[str, Any] = {}
        bad: dict[str, Any] = {}
        for key, number in value.items():
            try:
                good[key] = super().read(number)
            except ValueError:
                problem = _("Nilai “%(value)s” bukan angka di sini.", value=shown(number))
                bad[key] = [Complaint(problem, super().hint())]
        if bad:
            raise ValidationError(bad)
        return good

    def _serialize(self, value: Any, *_args: Any, **_kwargs: Any) -> Any:
        if value is None:
            return None
        return {str(key): written(number) for key, number in value.items()}


class Weight(Shares):
    """One weight for everybody, or a table with a weight for each position family."""

    def hint(self) -> str:
        """The two ways to write a weight."""
        return _("Tulis satu angka, 50, atau tabel menurut keluarga jabatan: { umum = 50 }.")

    def read(self, value: Any) -> Any:
        """The number, or the numbers by family."""
        return super().read(value) if isinstance(value, Mapping) else Exact.read(self, value)

    def _serialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(value, Mapping):
            return super()._serialize(value, *args, **kwargs)
        return None if value is None else written(value)


def assemble(schema: PackSchema, data: Mapping[str, Any]) -> Any:
    """The dataclass that `schema.makes` names, filled from loaded data all the way down."""
    made = {
        name: _assembled(field, data[name]) for name, field in schema.fields.items() if name in data
    }
    return schema.makes(**made)


def _assembled(field: fields.Field[Any], value: Any) -> Any:
    if isinstance(field, fields.Nested):
        return assemble(cast("PackSchema", field.schema), value)
    if isinstance(field, fields.List):
        return tuple(_assembled(field.inner, each) for each in value)
    return value
