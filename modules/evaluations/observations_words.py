"""What a person reads whose request about an observation note is refused; where notes are found."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask import url_for
from flask_babel import gettext as _

from kinerja.tenancy.practice import current_practice
from kinerja.web.errors import Explain, RefusalPage
from kinerja.web.page import Link
from modules.evaluations import observations_errors as errors


def observation_links() -> tuple[Link, ...]:
    """The way to what was noted about oneself, for the foot of every page of such a region."""
    if not current_practice().observations:
        return ()
    return (Link(url_for("evaluations.observations"), _("Catatan pengamatan tentang Anda")),)


def _absent(_error: errors.NoObservations) -> RefusalPage:
    return RefusalPage(
        404,
        _("Daerah Anda tidak memakai catatan pengamatan."),
        _("Yang dilihat atasan tertulis sebagai alasan di formulir penilaian."),
        actions=(Link(url_for("evaluations.results"), _("Ke hasil saya")),),
    )


def _not_above(_error: errors.NotTheirSuperior) -> RefusalPage:
    return RefusalPage(
        403,
        _("Anda bukan atasan orang ini."),
        _("Catatan pengamatan ditulis atasannya, dan dibaca hanya oleh atasannya dan orangnya."),
        facts=((_("Hak diperlukan"), _("atasan langsung atau pejabat penilai orang ini")),),
        actions=(Link(url_for("evaluations.waiting"), _("Ke daftar penilaian saya")),),
    )


OBSERVATION_EXPLANATIONS: Final[Mapping[type[Exception], Explain]] = MappingProxyType(
    {errors.NoObservations: _absent, errors.NotTheirSuperior: _not_above}
)
