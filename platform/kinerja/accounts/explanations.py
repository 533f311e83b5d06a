"""What a person reads who must sign in first, or may not do what they asked."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import urlencode

from flask import current_app, redirect, request, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response

from kinerja.access.decorator import access_of
from kinerja.access.identity import find_identity
from kinerja.accounts.errors import SessionNotFound
from kinerja.accounts.identification import identify_request
from kinerja.accounts.places import place_of
from kinerja.errors import AccessDenied, RegionSuspended, SignInRequired
from kinerja.web.errors import Explain, RefusalPage
from kinerja.web.page import Link
from kinerja.web.refusals import expired


def _sign_in_first(_error: SignInRequired) -> RefusalPage | Response:
    """Reading leads to the door and back; what was sent is shown, to be sent again."""
    place = place_of(request.path)
    door = place.sign_in_url if place else "/"
    if request.method in {"GET", "HEAD"} and "/api/" not in request.path:
        here = request.full_path.rstrip("?")
        return redirect(f"{door}?{urlencode({'next': here})}", 303)
    return RefusalPage(
        401,
        _("Sesi Anda sudah berakhir, jadi kiriman ini belum disimpan."),
        _(
            "Masuk lagi di tab lain, kembali ke sini, lalu muat ulang halaman ini: "
            "isian Anda dikirim sekali lagi."
        ),
        actions=(Link(door, _("Masuk lagi")),),
        keeps=True,
    )


def _form_refused(error: CSRFError) -> RefusalPage | Response:
    """A form whose session is gone asks for signing in, whatever else is wrong with it."""
    identify_request()
    access = access_of(current_app.view_functions.get(request.endpoint or ""))
    if access is not None and access.door is not None and find_identity() is None:
        return _sign_in_first(SignInRequired(access.door))
    return expired(error)


def _denied(_error: AccessDenied) -> RefusalPage:
    return RefusalPage(
        403,
        _("Peran Anda di daerah ini tidak mencakup halaman ini."),
        _("Hak diberikan per daerah dan per unit. Admin daerah dapat memeriksanya."),
    )


def _suspended(error: RegionSuspended) -> RefusalPage:
    return RefusalPage(
        403,
        _("%(region)s sedang ditutup untuk perubahan; membaca tetap bisa.", region=error.region),
        _("Hubungi BKD atau BKPSDM daerah Anda bila ini tidak Anda sangka."),
        keeps=True,
    )


def _no_session(_error: SessionNotFound) -> RefusalPage:
    return RefusalPage(
        404,
        _("Sesi ini sudah berakhir atau bukan milik Anda."),
        actions=(Link(url_for("accounts.profile_page"), _("Ke profil")),),
    )


EXPLANATIONS: Final[Mapping[type[Exception], Explain]] = MappingProxyType(
    {
        SignInRequired: _sign_in_first,
        CSRFError: _form_refused,
        AccessDenied: _denied,
        RegionSuspended: _suspended,
        SessionNotFound: _no_session,
    }
)
