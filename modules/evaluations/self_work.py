"""What waits for somebody who is assessed: reading the criteria, assessing themselves."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from flask import url_for
from flask_babel import gettext as _

from kinerja.access import Permission
from kinerja.access.identity import Identity
from kinerja.local_dates import today
from kinerja.periods.models import PeriodStage
from kinerja.tenancy.practice import current_practice
from kinerja.web.page import Link
from kinerja.web.parts import WorkItem
from modules.evaluations.innovations_words import innovation_links
from modules.evaluations.meetings_work import meeting_links
from modules.evaluations.observations_words import observation_links
from modules.evaluations.self_queries import Awaited

# while a period is only open, a self-assessment is asked for this many days before it is due
_AHEAD: Final = 31


def self_work(found: Sequence[Awaited]) -> Iterator[WorkItem]:
    """One or two things for each evaluation that still takes a self-assessment."""
    has_self = bool(found) and current_practice().self_assessment
    for each in found:
        if not each.has_read:
            yield _criteria(each, before_self=has_self)
        if has_self and _is_asked(each, today()):
            yield _self(each)


def guide_links(identity: Identity | None) -> tuple[Link, ...]:
    """How people are assessed here: for the foot of every page of a region."""
    if identity is None or not identity.may(Permission.CRITERIA_READ):
        return (Link(url_for("evaluations.guide"), _("Bagaimana pegawai dinilai")),)
    return (
        Link(url_for("evaluations.criteria"), _("Kriteria jabatan Anda")),
        Link(url_for("evaluations.staff_guide"), _("Bagaimana Anda dinilai di sini")),
        *meeting_links(),
        *observation_links(),
        *innovation_links(),
    )


def _is_asked(each: Awaited, on: date) -> bool:
    if each.is_sent:
        return False
    if each.stage is not PeriodStage.OPEN or each.is_begun:
        return True
    return (each.due - on).days <= _AHEAD


def _criteria(each: Awaited, *, before_self: bool) -> WorkItem:
    text = _("Apa yang dinilai pada jabatan Anda, oleh siapa, dan dengan bobot berapa.")
    if before_self and not each.is_sent:
        text = _("Dibaca sebelum menilai diri: apa yang dilihat, oleh siapa, dan bobotnya.")
    return WorkItem(
        title=_("Baca kriteria penilaian %(period)s", period=each.period),
        url=url_for("evaluations.criteria", period=each.period),
        action=_("Baca kriteria"),
        text=text,
        day=each.due,
    )


def _self(each: Awaited) -> WorkItem:
    return WorkItem(
        title=_("Nilai diri Anda untuk %(period)s", period=each.period),
        url=url_for("evaluations.assess_self", evaluation_id=each.evaluation_id),
        action=_("Lanjutkan") if each.is_begun else _("Mulai"),
        text=_("Sudah ada drafnya. Kirim bila lengkap.")
        if each.is_begun
        else _("Pejabat penilai membacanya sebelum menilai Anda."),
        day=each.due,
    )
