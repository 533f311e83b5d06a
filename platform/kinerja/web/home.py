"""What waits for somebody, gathered from every feature, and the sentence that says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.access.identity import Identity
from kinerja.access.roles import Role
from kinerja.features import offered
from kinerja.web.filters import near_date, whole
from kinerja.web.parts import DeskItem, WorkItem

__all__ = ["DeskView", "WorkItem", "desk_of", "heading_of", "number_word", "work_of"]


def work_of(identity: Identity) -> list[WorkItem]:
    """Everything that waits for this person: by day, then what has none, else as offered."""
    found = [item for feature in offered() if feature.work for item in feature.work(identity)]
    return sorted(found, key=lambda item: item.day or date.max)


def heading_of(work: Sequence[WorkItem], on: date) -> str:
    """The answer of the first page on a day: how many things wait, and how many are late.

    With none late, when the nearest is due.
    """
    if not work:
        return _("Tidak ada yang menunggu Anda hari ini.")
    count = number_word(len(work))
    days = [item.day for item in work if item.day]
    late = sum(day < on for day in days)
    if late:
        return _late_heading(count, len(work), late)
    if not days:
        return ngettext(
            "%(count)s hal menunggu Anda.", "%(count)s hal menunggu Anda.", len(work), count=count
        )
    day = near_date(min(days))
    if len(work) == 1:
        return _("Satu hal menunggu Anda, paling lambat %(day)s.", day=day)
    return _("%(count)s hal menunggu Anda, yang terdekat %(day)s.", count=count, day=day)


def _late_heading(count: str, things: int, late: int) -> str:
    if things == 1:
        return _("Satu hal menunggu Anda dan sudah lewat tenggat.")
    if late == things:
        return _("%(count)s hal menunggu Anda, semuanya lewat tenggat.", count=count)
    late_word = number_word(late).lower()
    return _(
        "%(count)s hal menunggu Anda, %(late)s sudah lewat tenggat.", count=count, late=late_word
    )


@dataclass(frozen=True, slots=True)
class DeskView:
    """What somebody keeps an eye on, with a heading and how far their hand reaches."""

    title: str
    remark: str
    items: tuple[DeskItem, ...]


def desk_of(identity: Identity) -> DeskView | None:
    """The desk of an auditor or of a unit's administrator; None for everybody else.

    What has a bar comes first, the rest as offered.
    """
    if identity.holds(Role.AUDITOR):
        title = _("Yang dapat Anda periksa")
        remark = _("Semua di sini hanya dibaca: sebagai auditor Anda tidak mengubah apa pun.")
    elif identity.holds(Role.ADMIN_OPD) and not identity.holds(Role.ADMIN_DAERAH):
        title, remark = _("Unit Anda"), _("Unit yang Anda kelola dan unit di bawahnya.")
    else:
        return None
    found = [item for feature in offered() if feature.desk for item in feature.desk(identity)]
    return DeskView(title, remark, tuple(sorted(found, key=lambda item: not item.total)))


def number_word(number: int) -> str:
    """A small number as the first word of a sentence; a large one in figures."""
    words = (
        *(_("Satu"), _("Dua"), _("Tiga"), _("Empat"), _("Lima")),
        *(_("Enam"), _("Tujuh"), _("Delapan"), _("Sembilan")),
    )
    return words[number - 1] if 1 <= number <= len(words) else whole(number)
