"""What the pages of innovations say, and what rating form and result say of them."""

from collections.abc import Mapping, Sequence

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.tenancy.practice import current_practice
from kinerja.web.home import number_word
from kinerja.web.parts import Tab
from modules.evaluations.innovations_queries import InnovationRow, innovations_of_period
from modules.evaluations.models_records import InnovationState
from modules.evaluations.queries import Case


def innovations_about(case: Case) -> list[InnovationRow] | None:
    """What the person of a case put to use in its period; None where it is not recorded."""
    if not current_practice().innovations:
        return None
    period = case.period
    return innovations_of_period(case.person.id, period.starts_on, period.ends_on)


def verified_about(case: Case) -> list[InnovationRow]:
    """Of these, what was verified: part of a result for everybody who reads it."""
    found = innovations_about(case) or []
    return [row for row in found if row.state is InnovationState.VERIFIED]


def own_heading(waiting: Sequence[InnovationRow], own: Sequence[InnovationRow]) -> str:
    """What waits for the reader, else how the own ones stand."""
    if waiting:
        return ngettext(
            "Satu inovasi menunggu keputusan Anda.",
            "%(count)s inovasi menunggu keputusan Anda.",
            len(waiting),
            count=number_word(len(waiting)),
        )
    if not own:
        return _("Belum ada inovasi yang Anda catat.")
    verified = sum(row.state is InnovationState.VERIFIED for row in own)
    if not verified:
        return _("Belum ada inovasi Anda yang diakui.")
    return ngettext(
        "Satu inovasi Anda diakui.",
        "%(count)s inovasi Anda diakui.",
        verified,
        count=number_word(verified),
    )


def desk_heading(counts: Mapping[InnovationState, int]) -> str:
    """How many innovations of the region wait."""
    waiting = counts[InnovationState.RECORDED]
    if not waiting:
        return _("Tidak ada inovasi yang menunggu keputusan.")
    return ngettext(
        "Satu inovasi di daerah ini menunggu atasannya.",
        "%(count)s inovasi di daerah ini menunggu atasannya.",
        waiting,
        count=number_word(waiting),
    )


def desk_tabs(counts: Mapping[InnovationState, int], current: InnovationState) -> list[Tab]:
    """The region's innovations by state."""
    words = {
        InnovationState.RECORDED: _("Menunggu"),
        InnovationState.VERIFIED: _("Diakui"),
        InnovationState.REFUSED: _("Tidak diakui"),
    }
    return [
        Tab(
            url_for("evaluations.innovations_desk", state=state.name.lower()),
            words[state],
            counts[state],
            current=state is current,
        )
        for state in InnovationState
    ]
