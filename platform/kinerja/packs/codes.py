"""Short texts of a fixed form: codes, slugs, colours, host names, file names."""

import re
from typing import Any, Final

from kinerja.packs.fields import PackField, refusal
from kinerja.packs.slugs import FORM, RESERVED
from kinerja.sentences import sentence as _

CREST_NAME: Final = r"[a-z0-9][a-z0-9_-]{0,59}\.svg"


class Pattern(PackField):
    """Text of a fixed form: a code, a colour, a host name, a file name."""

    def __init__(self, form: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.form = re.compile(form)

    def read(self, value: Any) -> str:
        """The text, when it has the form."""
        if not isinstance(value, str) or not self.form.fullmatch(value):
            raise ValueError
        return value


class Code(Pattern):
    """A short name that programs and files use for a thing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(r"[a-z][a-z0-9_]{0,39}", **kwargs)

    def hint(self) -> str:
        """What a code looks like."""
        return _(
            "Tulis kode dengan huruf kecil, angka, dan garis bawah, diawali huruf:"
            ' "pelayanan_publik".'
        )


class Colour(Pattern):
    """A colour as six hexadecimal digits."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(r"#[0-9a-fA-F]{6}", **kwargs)

    def hint(self) -> str:
        """What a colour looks like."""
        return _('Tulis warna sebagai tanda pagar dan enam angka heksadesimal: "#0b5f6b".')


class HostName(Pattern):
    """A host name of the region, lower case, without scheme and port."""

    def __init__(self, **kwargs: Any) -> None:
        label = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
        super().__init__(rf"{label}(\.{label})+", **kwargs)

    def hint(self) -> str:
        """What a host name looks like."""
        return _('Tulis nama host saja, huruf kecil, tanpa https://: "kinerja.contoh.go.id".')


class CrestFile(Pattern):
    """The name of an SVG file that lies in the pack itself."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(CREST_NAME, **kwargs)

    def hint(self) -> str:
        """Where the crest lies."""
        return _('Letakkan lambang di folder ini dan tulis nama berkasnya: "crest.svg".')


class Slug(Pattern):
    """The region's part of every address, none of the words the platform keeps for itself."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(FORM.pattern, **kwargs)

    def hint(self) -> str:
        """What a slug looks like."""
        return _('Tulis huruf kecil, angka, dan tanda hubung, diawali huruf: "lhokseumawe".')

    def read(self, value: Any) -> str:
        """The slug, unless it is reserved."""
        slug = super().read(value)
        if slug in RESERVED:
            problem = _("Slug “%(value)s” dipakai sendiri oleh Kinerja.", value=slug)
            raise refusal(problem, _("Pakai nama daerah sebagai slug dan sebagai nama folder."))
        return slug
