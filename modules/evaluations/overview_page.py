"""What the administrator's overview says: the answer, the stages, units and who holds things up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.people.names import full_name
from kinerja.periods.models import Period
from kinerja.web.filters import percent, plain_date, whole
from kinerja.web.home import number_word
from modules.evaluations.queries_overview import Completeness


@dataclass(frozen=True, slots=True)
class HolderRow:
    """An assessor with people not yet final; without an assessor, nobody was found."""

    name: str
    place: str
    waiting: str
    begun: str
    is_nobody: bool


def overview_heading(whole_period: Completeness, period: Period) -> str:
    """How much is done, and how many units lag."""
    if not whole_period.total:
        return _("Penilaian %(period)s belum dibuka untuk siapa pun.", period=period.code)
    if whole_period.done == whole_period.total:
        return ngettext(
            "Penilaian %(period)s selesai untuk satu pegawai.",
            "Penilaian %(period)s selesai untuk semua %(count)s pegawai.",
            whole_period.total,
            period=period.code,
            count=whole(whole_period.total),
        )
    done = percent(int(whole_period.percent), 0)
    return ngettext(
        "Penilaian %(done)s selesai. Satu unit belum lengkap, tenggatnya %(day)s.",
        "Penilaian %(done)s selesai. %(units)s unit belum lengkap, tenggatnya %(day)s.",
        whole_period.lagging,
        done=done,
        units=number_word(whole_period.lagging),
        day=plain_date(period.ratings_due_on),
    )


def holder_rows(found: Sequence[Any]) -> list[HolderRow]:
    """The people who hold up most; first of all nobody, where nobody was found."""
    return [_holder(row) for row in found]


def _holder(row: Any) -> HolderRow:
    units = row.unit
    if row.units > 1:
        units = _("%(count)s unit", count=whole(row.units))
    people = ngettext("%(count)s orang", "%(count)s orang", row.waiting, count=whole(row.waiting))
    begun = ngettext("%(count)s draf", "%(count)s draf", row.begun, count=whole(row.begun))
    if row.id is None:
        return HolderRow(_("Belum ada penilai"), units, people, "", is_nobody=True)
    name = full_name(row.nama, row.gelar_depan, row.gelar_belakang)
    return HolderRow(name, units, people, begun, is_nobody=False)
