"""What figures reached put on somebody's first page."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.access.identity import Identity
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.periods.models import PeriodStage
from kinerja.web.filters import plain_date
from kinerja.web.home import number_word
from kinerja.web.parts import WorkItem
from modules.targets.queries_home import AskingPlan, asking_plans
from modules.targets.work import plan_work

_STALE_DAYS: Final = 31  # records are asked for at least monthly where a region says nothing


def work(identity: Identity) -> Sequence[WorkItem]:
    """What plans ask for, and figures that are awaited."""
    if identity.person_id is None:
        return ()
    person = PersonId(identity.person_id)
    plans = asking_plans(person, today().year - 1)
    recorded = [each for each in plans if each.measures]
    awaited = (item for plan in recorded if (item := _item(plan, today())))
    return [*plan_work(person, plans), *awaited]


def _item(gap: AskingPlan, on: date) -> WorkItem | None:
    days = (on - gap.last_day).days if gap.last_day else None
    year_over = on.year > gap.year
    is_stale = days is not None and days > _STALE_DAYS and not year_over
    if not gap.never and not is_stale:
        return None
    annual = gap.annual
    if annual is not None and annual.stage >= PeriodStage.FINAL:
        return None
    due = (annual.self_due_on or annual.ratings_due_on) if annual else date(gap.year, 12, 31)
    return WorkItem(
        title=_title(gap),
        url=url_for("targets.realisation", plan_id=gap.id),
        action=_("Catat realisasi"),
        text=_text(gap, days),
        day=due if gap.never else None,
        when="" if gap.never else _("Bulan ini"),
    )


def _title(gap: AskingPlan) -> str:
    if not gap.never:
        return _("Perbarui realisasi %(year)s", year=gap.year)
    return ngettext(
        "Catat realisasi %(year)s untuk satu ukuran",
        "Catat realisasi %(year)s untuk %(count)s ukuran",
        gap.never,
        year=gap.year,
        count=number_word(gap.never).lower(),
    )


def _text(gap: AskingPlan, days: int | None) -> str:
    if gap.last_day is None:
        return _("Belum ada angka sama sekali, jadi capaian Anda belum dapat dihitung.")
    if gap.never:
        return _("Ukuran tanpa angka dihitung 0 bila makin besar makin baik.")
    return ngettext(
        "Angka terakhir dari %(day)s, sehari lalu.",
        "Angka terakhir dari %(day)s, %(num)d hari lalu.",
        days or 0,
        day=plain_date(gap.last_day),
    )
