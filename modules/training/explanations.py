"""What a person reads whose request about a referral is refused."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask import url_for
from flask_babel import gettext as _

from kinerja.web.errors import Explain, RefusalPage, not_found
from kinerja.web.page import Link
from modules.training import errors
from modules.training.page import state_words


def _not_yours(_error: errors.NotYourReferral) -> RefusalPage:
    return RefusalPage(
        403,
        _("Rujukan ini bukan untuk Anda."),
        _("Rujukan dibaca pegawainya, atasannya, dan badan kepegawaian."),
        actions=(Link(url_for("training.own"), _("Ke rujukan saya")),),
    )


def _moved(error: errors.ReferralMoved) -> RefusalPage:
    link = url_for("training.referral", referral_id=error.referral_id)
    return RefusalPage(
        409,
        _("Rujukan ini sekarang %(state)s.", state=state_words(error.state)),
        _("Orang lain sudah memutuskannya. Kiriman Anda tidak mengubah apa pun."),
        actions=(Link(link, _("Lihat rujukan")),),
        keeps=True,
    )


EXPLANATIONS: Final[Mapping[type[Exception], Explain]] = MappingProxyType(
    {
        errors.ReferralNotFound: not_found,
        errors.NotYourReferral: _not_yours,
        errors.ReferralMoved: _moved,
    }
)
