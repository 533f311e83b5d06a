"""What evaluations say of unnamed raters on first pages and when something is refused."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.access import Permission
from kinerja.access.identity import Identity
from kinerja.ids import PersonId
from kinerja.rubrics.service import rubric_of
from kinerja.web.errors import Explain, RefusalPage, not_found
from kinerja.web.filters import plain_date
from kinerja.web.home import number_word
from kinerja.web.page import Link
from kinerja.web.parts import WorkItem
from modules.evaluations import peers_errors as errors
from modules.evaluations.peers_queries import colleagues_waiting, periods_not_drawn
from modules.evaluations.peers_service import has_peers


def peers_work(identity: Identity, person: PersonId) -> Iterator[WorkItem]:
    """Colleagues who wait to be rated; for who moves periods, a draw that has not happened."""
    for each in colleagues_waiting(person):
        yield _rating(*each)
    if identity.may(Permission.PERIOD_MANAGE):
        for period in periods_not_drawn():
            if has_peers(rubric_of(period.rubric_version_id)):
                yield WorkItem(
                    title=_("Undi penilai rekan untuk %(period)s", period=period.code),
                    url=url_for("evaluations.raters", period_id=period.id),
                    action=_("Undi"),
                    text=_("Biasanya terjadi sendiri begitu tahap penilaian dimulai."),
                    when=_("Sekarang"),
                )


def _rating(code: str, due: date, waiting: int) -> WorkItem:
    return WorkItem(
        title=ngettext(
            "Nilai satu rekan kerja untuk %(period)s",
            "Nilai %(count)s rekan kerja untuk %(period)s",
            waiting,
            count=number_word(waiting).lower(),
            period=code,
        ),
        url=url_for("evaluations.peers"),
        action=_("Nilai rekan"),
        text=_("Tanpa nama: yang tampil nanti hanya rata-rata beberapa rekan."),
        day=due,
    )


def _to_list() -> Link:
    return Link(url_for("evaluations.peers"), _("Ke daftar rekan"))


def _already_rated(error: errors.AlreadyRated) -> RefusalPage:
    return RefusalPage(
        409,
        _("Rekan ini sudah Anda jawab pada %(day)s.", day=plain_date(error.submitted_on)),
        _("Jawaban tanpa nama tidak dapat dibuka, diubah, atau ditarik lagi, juga oleh Anda."),
        actions=(_to_list(),),
    )


def _heard(error: errors.RatersHeard) -> RefusalPage:
    return RefusalPage(
        409,
        _("Penilaian rekan untuk %(period)s tidak diterima lagi.", period=error.code),
        _("Tahap penilaian sudah lewat, atau hasil orang ini sudah ditetapkan."),
        actions=(_to_list(),),
    )


def _not_due(error: errors.RatersNotDue) -> RefusalPage:
    return RefusalPage(
        409,
        _("Penilai rekan untuk %(period)s tidak dapat diundi sekarang.", period=error.code),
        _("Penilai diundi selama tahap penilaian, tidak sebelumnya dan tidak sesudahnya."),
        actions=(Link(url_for("evaluations.overview", period=error.code), _("Ke ringkasan")),),
    )


PEER_EXPLANATIONS: Final[Mapping[type[Exception], Explain]] = MappingProxyType(
    {
        errors.NotAssignedToRate: not_found,
        errors.AlreadyRated: _already_rated,
        errors.RatersHeard: _heard,
        errors.RatersNotDue: _not_due,
    }
)
