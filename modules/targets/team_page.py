"""What lists of plans say: the sentence above them, how to narrow them, one row a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.local_dates import today
from kinerja.people.names import full_name
from kinerja.web.filters import plain_date, whole
from kinerja.web.home import number_word
from kinerja.web.parts import Kind, Tab
from modules.targets.kinds import PlanState
from modules.targets.queries_lists import Listed, Progress
from modules.targets.words import state_words

_STATES: Final[Mapping[str, PlanState]] = MappingProxyType(
    {each.name.lower(): each for each in PlanState}
)
_MISSING: Final = "missing"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One person in a list of plans; without an address there is no plan to read."""

    name: str
    place: str
    url: str | None
    kind: Kind
    symbol: str
    state: str
    since: str


def listed_as(year: int, only: str) -> Listed:
    """What a list is narrowed to: a stage by its name, or those without a plan."""
    return Listed(year, today(), _STATES.get(only), is_missing=only == _MISSING)


def narrowing(endpoint: str, year: int, only: str, progress: Progress, unit: str = "") -> list[Tab]:
    """The stages as tabs with how many people are at each; those with nobody are left out."""
    counts = (
        ("", _("Semua"), progress.people),
        ("proposed", _("Diajukan"), progress.proposed),
        ("returned", _("Dikembalikan"), progress.returned),
        ("draft", _("Rancangan"), progress.drafts),
        (_MISSING, _("Belum ada"), progress.missing),
        ("agreed", _("Disetujui"), progress.agreed),
    )
    return [
        Tab(
            url_for(endpoint, year=year, only=code or None, unit=unit or None),
            label,
            count,
            current=code == only,
        )
        for code, label, count in counts
        if count or code in {"", only}
    ]


def team_heading(progress: Progress, year: int) -> str:
    """How many plans wait for the superior."""
    if not progress.people:
        return _("Tidak ada orang yang Anda nilai sekarang.")
    if progress.proposed:
        return ngettext(
            "Satu SKP %(year)s menunggu keputusan Anda.",
            "%(count)s SKP %(year)s menunggu keputusan Anda.",
            progress.proposed,
            count=number_word(progress.proposed),
            year=year,
        )
    return overview_heading(progress, year)


def overview_heading(progress: Progress, year: int) -> str:
    """How many plans of a year are agreed."""
    if not progress.people:
        return _("Tidak ada pegawai dengan jabatan di unit ini.")
    if progress.agreed == progress.people:
        return _("Semua SKP %(year)s sudah disetujui.", year=year)
    return _(
        "%(agreed)s dari %(people)s SKP %(year)s sudah disetujui.",
        agreed=whole(progress.agreed),
        people=whole(progress.people),
        year=year,
    )


def plan_rows(found: Sequence[Any], endpoint: str) -> list[PlanRow]:
    """The rows of a list; each plan is read at `endpoint`."""
    return [_row(row, endpoint) for row in found]


def _row(row: Any, endpoint: str) -> PlanRow:
    kind, symbol, state = state_words(row.state, revised=row.agreed_at is not None)
    at = {PlanState.PROPOSED: row.proposed_at, PlanState.AGREED: row.agreed_at}.get(row.state)
    places = [each for each in (row.position, row.unit) if each]
    return PlanRow(
        full_name(row.nama, row.gelar_depan, row.gelar_belakang),
        " · ".join(places),
        url_for(endpoint, plan_id=row.plan_id) if row.plan_id else None,
        kind,
        symbol,
        state,
        plain_date(at) if at else "",
    )
