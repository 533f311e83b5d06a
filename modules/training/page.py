"""What the pages say about referrals."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.packs.training_document import Programme
from kinerja.people.names import full_name
from kinerja.web.filters import plain_date, rupiah, whole
from kinerja.web.home import number_word
from kinerja.web.parts import Kind, Tab
from modules.training.models import Referral, ReferralState
from modules.training.service import catalogue_of, programme_of

S = ReferralState


def state_words(state: ReferralState) -> str:
    """A state as a status says it."""
    return {
        S.PROPOSED: _("menunggu atasan"),
        S.ENDORSED: _("menunggu verifikasi"),
        S.NOT_ENDORSED: _("tidak didukung atasan"),
        S.APPROVED: _("disetujui"),
        S.REVISE: _("perlu perbaikan"),
        S.REFUSED: _("ditolak"),
        S.SCHEDULED: _("terjadwal"),
        S.ATTENDED: _("sudah diikuti"),
    }[state]


def state_kind(state: ReferralState) -> Kind:
    """How a status looks beside its words."""
    if state in {S.APPROVED, S.SCHEDULED, S.ATTENDED}:
        return "ok"
    if state in {S.NOT_ENDORSED, S.REFUSED}:
        return "bad"
    return "warn" if state is S.REVISE else "info"


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """One referral in a list: whose (empty for one's own), to what, why, and how far it is."""

    url: str
    name: str
    programme: str
    facts: str
    reason: str
    is_opportunity: bool
    kind: Kind
    state: str
    when: str


def own_rows(referrals: Sequence[Referral], language: str) -> list[ReferralRow]:
    """A person's own referrals."""
    return [_row(each, "", programme_of(each), language) for each in referrals]


def list_rows(found: Sequence[Any], language: str) -> list[ReferralRow]:
    """Referrals of several people; each catalogue version is read once."""
    versions = {row.training_version_id for row in found}
    catalogues = {
        version: {each.code: each for each in catalogue_of(version).programmes}
        for version in versions
    }
    return [
        _row(
            row,
            full_name(row.nama, row.gelar_depan, row.gelar_belakang),
            catalogues[row.training_version_id][row.programme],
            language,
        )
        for row in found
    ]


def programme_facts(programme: Programme) -> list[tuple[str, str]]:
    """What one should know of a programme before deciding."""
    return [
        (_("Bentuk"), _("klasikal") if programme.form == "klasikal" else _("nonklasikal")),
        (_("Jam pelajaran"), _("%(hours)s JP", hours=whole(programme.hours))),
        (_("Penyelenggara"), programme.provider),
        (_("Kursi"), whole(programme.seats)),
        (_("Biaya per peserta"), rupiah(programme.cost) if programme.cost else _("tanpa biaya")),
    ]


def own_heading(referrals: Sequence[Referral]) -> str:
    """The answer first: what a person was referred to, and what comes next."""
    if not referrals:
        return _("Belum ada rujukan pelatihan untuk Anda.")
    scheduled = [each for each in referrals if each.state is S.SCHEDULED]
    days = [each.scheduled_on for each in scheduled if each.scheduled_on]
    if days:
        return _("Pelatihan Anda berikutnya %(day)s.", day=plain_date(min(days)))
    return ngettext(
        "Anda dirujuk ke satu program.",
        "Anda dirujuk ke %(count)s program.",
        len(referrals),
        count=number_word(len(referrals)).lower(),
    )


def endorse_heading(waiting: int) -> str:
    """How many referrals wait for the superior."""
    if not waiting:
        return _("Tidak ada rujukan yang menunggu Anda.")
    return ngettext(
        "Satu rujukan menunggu dukungan Anda.",
        "%(count)s rujukan menunggu dukungan Anda.",
        waiting,
        count=number_word(waiting),
    )


def desk_heading(counts: dict[ReferralState, int]) -> str:
    """How many referrals wait for the agency."""
    waiting = counts.get(S.ENDORSED, 0)
    if not waiting:
        return _("Tidak ada rujukan yang menunggu verifikasi.")
    return ngettext(
        "Satu rujukan menunggu verifikasi.",
        "%(count)s rujukan menunggu verifikasi.",
        waiting,
        count=number_word(waiting),
    )


def desk_tabs(counts: dict[ReferralState, int], current: ReferralState) -> list[Tab]:
    """The states as tabs with their numbers."""
    return [
        Tab(
            url_for("training.desk", state=state.name.lower()),
            state_words(state).capitalize(),
            counts.get(state, 0),
            current=state is current,
        )
        for state in (S.ENDORSED, S.APPROVED, S.SCHEDULED, S.ATTENDED, S.REVISE, S.REFUSED)
    ]


def _row(referral: Any, name: str, programme: Programme, language: str) -> ReferralRow:
    facts = _(
        "%(hours)s JP · %(provider)s", hours=whole(programme.hours), provider=programme.provider
    )
    day = referral.scheduled_on
    return ReferralRow(
        url=url_for("training.referral", referral_id=referral.id),
        name=name,
        programme=programme.title.in_language(language),
        facts=facts,
        reason=referral.reason.get(language, referral.reason["id"]),
        is_opportunity=referral.purpose == "grow",
        kind=state_kind(referral.state),
        state=state_words(referral.state),
        when=plain_date(day) if day else "",
    )
