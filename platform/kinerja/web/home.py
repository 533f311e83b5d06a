"""What waits for somebody, gathered from every feature, and the sentence that says so."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.access.identity import Identity
from kinerja.features import offered
from kinerja.web.filters import near_date, whole
from kinerja.web.parts import WorkItem

__all__ = ["WorkItem", "heading_of", "work_of"]


def work_of(identity: Identity) -> list[WorkItem]:
    """Everything that waits for this person: by day, then what has none, else as offered."""
    found = [item for feature in offered() if feature.work for item in feature.work(identity)]
    return sorted(found, key=lambda item: item.day or date.max)


def heading_of(work: Sequence[WorkItem]) -> str:
    """The answer of the first page: how many things wait, and when the nearest is due."""
    if not work:
        return _("Tidak ada yang menunggu Anda hari ini.")
    count = number_word(len(work))
    nearest = work[0].day
    if nearest is None:
        return ngettext(
            "%(count)s hal menunggu Anda.", "%(count)s hal menunggu Anda.", len(work), count=count
        )
    day = near_date(nearest)
    if len(work) == 1:
        return _("Satu hal menunggu Anda, paling lambat %(day)s.", day=day)
    return _("%(count)s hal menunggu Anda, yang terdekat %(day)s.", count=count, day=day)


def number_word(number: int) -> str:
    """A small number as the first word of a sentence; a large one in figures."""
    words = (
        *(_("Satu"), _("Dua"), _("Tiga"), _("Empat"), _("Lima")),
        *(_("Enam"), _("Tujuh"), _("Delapan"), _("Sembilan")),
    )
    return words[number - 1] if 1 <= number <= len(words) else whole(number)
