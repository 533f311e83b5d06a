"""What is said of innovations: states, first pages, the foot of pages, refusals."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.ids import PersonId
from kinerja.tenancy.practice import current_practice
from kinerja.web.errors import Explain, RefusalPage, not_found
from kinerja.web.home import number_word
from kinerja.web.page import Link
from kinerja.web.parts import Kind, WorkItem
from modules.evaluations import innovations_errors as errors
from modules.evaluations.innovations_queries import count_waiting_for
from modules.evaluations.models_records import InnovationState

STATE_KINDS: Final[Mapping[InnovationState, Kind]] = MappingProxyType(
    {
        InnovationState.RECORDED: "idle",
        InnovationState.VERIFIED: "ok",
        InnovationState.REFUSED: "bad",
    }
)


def state_words(state: InnovationState) -> str:
    """How far an innovation is."""
    return {
        InnovationState.RECORDED: _("menunggu atasan"),
        InnovationState.VERIFIED: _("diakui"),
        InnovationState.REFUSED: _("tidak diakui"),
    }[state]


def innovation_links() -> tuple[Link, ...]:
    """The way to one's innovations, for the foot of every page of a region that records them."""
    if not current_practice().innovations:
        return ()
    return (Link(url_for("evaluations.innovations"), _("Inovasi Anda")),)


def innovations_work(person: PersonId) -> Iterator[WorkItem]:
    """What waits for a superior to be verified; no question to the database elsewhere."""
    waiting = count_waiting_for(person) if current_practice().innovations else 0
    if waiting:
        yield WorkItem(
            title=ngettext(
                "Putuskan satu inovasi",
                "Putuskan %(count)s inovasi",
                waiting,
                count=number_word(waiting).lower(),
            ),
            url=url_for("evaluations.innovations"),
            action=_("Baca inovasi"),
            text=_("Dicatat orang yang Anda nilai: benarkah dipakai, dan apa manfaatnya?"),
            when=_("Menunggu"),
        )


def _to_own() -> Link:
    return Link(url_for("evaluations.innovations"), _("Ke inovasi saya"))


def _absent(_error: errors.NoInnovations) -> RefusalPage:
    return RefusalPage(
        404,
        _("Daerah Anda tidak memakai catatan inovasi."),
        _("Cara kerja baru dapat Anda tulis sebagai hasil kerja di SKP."),
        actions=(Link(url_for("evaluations.results"), _("Ke hasil saya")),),
    )


def _not_yours(_error: errors.NotYourInnovation) -> RefusalPage:
    return RefusalPage(
        403,
        _("Inovasi ini bukan milik Anda dan tidak menunggu keputusan Anda."),
        _("Inovasi dibaca orangnya, atasannya, dan badan kepegawaian; atasannya yang memutuskan."),
        actions=(_to_own(),),
        keeps=True,
    )


def _decided(error: errors.InnovationDecided) -> RefusalPage:
    here = url_for("evaluations.innovation", innovation_id=error.innovation_id)
    return RefusalPage(
        409,
        _("Inovasi ini sudah diputuskan: %(state)s.", state=state_words(error.state)),
        _("Kiriman Anda tidak mengubah apa pun. Yang Anda ketik ada di bawah, untuk disalin."),
        actions=(Link(here, _("Lihat inovasinya")),),
        keeps=True,
    )


INNOVATION_EXPLANATIONS: Final[Mapping[type[Exception], Explain]] = MappingProxyType(
    {
        errors.NoInnovations: _absent,
        errors.InnovationNotFound: not_found,
        errors.NotYourInnovation: _not_yours,
        errors.InnovationDecided: _decided,
    }
)
