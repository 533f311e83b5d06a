"""The words for refusals about people."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask_babel import gettext as _

from kinerja.people.errors import AccountAboveIssuer, AccountClosed, PersonNotFound, UnitNotFound
from kinerja.web.errors import Explain, RefusalPage, not_found


def _closed(error: AccountClosed) -> RefusalPage:
    return RefusalPage(
        409,
        _("Akun %(name)s sudah ditutup, jadi tidak ada kode untuknya.", name=error.name),
        _("Admin daerah dapat membuka akun itu kembali."),
    )


def _above(error: AccountAboveIssuer) -> RefusalPage:
    return RefusalPage(
        403,
        _("Kode untuk %(name)s hanya dapat dibuat admin daerah.", name=error.name),
        _("%(name)s memegang peran lain di daerah ini.", name=error.name),
    )


EXPLANATIONS: Final[Mapping[type[Exception], Explain]] = MappingProxyType(
    {
        PersonNotFound: not_found,
        UnitNotFound: not_found,
        AccountClosed: _closed,
        AccountAboveIssuer: _above,
    }
)
