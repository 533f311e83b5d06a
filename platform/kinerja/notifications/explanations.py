"""The words for what the inbox refuses."""

from collections.abc import Mapping
from typing import Final

from flask import url_for
from flask_babel import gettext as _

from kinerja.notifications.errors import NotificationNotFound
from kinerja.web.errors import Explain, RefusalPage
from kinerja.web.page import Link


def _not_found(_error: NotificationNotFound) -> RefusalPage:
    return RefusalPage(
        404,
        _("Pemberitahuan ini tidak ada di kotak masuk Anda."),
        _("Mungkin tautannya milik orang lain atau daerah lain."),
        actions=(Link(url_for("notifications.inbox"), _("Ke kotak masuk")),),
    )


EXPLANATIONS: Final[Mapping[type[Exception], Explain]] = {NotificationNotFound: _not_found}
