"""What a plan says on its pages: heading, stages, its results as rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.web.filters import plain_date, whole
from kinerja.web.home import number_word
from kinerja.web.parts import Stage, State
from modules.targets.kinds import PlanState
from modules.targets.models import Plan
from modules.targets.queries import PlanCase, SuperiorResult, linked_results
from modules.targets.rules import (
    WHOLE,
    Fault,
    FaultKind,
    MeasureDraft,
    TargetDraft,
    deadline,
    plan_faults,
    total_weight,
)
from modules.targets.words import aspect_words, fault_words, figure_words, weight_gap


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure in words."""

    indicator: str
    aspect: str
    figure: str
    unit: str


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One planned result in words; `place` counts from 1 through the whole plan."""

    id: UUID
    place: int
    result: str
    weight: int
    link: SuperiorResult | None
    is_template: bool
    is_logged: bool
    measures: tuple[MeasureRow, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A plan's content as its pages show it."""

    targets: tuple[TargetDraft, ...]
    main: tuple[ResultRow, ...]
    additional: tuple[ResultRow, ...]
    total: int
    gap: str
    faults: tuple[Fault, ...]
    general: tuple[str, ...]

    @property
    def fault_count(self) -> int:
        """How many things the plan lacks."""
        return len(self.faults)


def sheet_of(targets: Sequence[TargetDraft]) -> PlanSheet:
    """The content of a plan, with what it lacks."""
    faults = plan_faults(targets)
    links = linked_results(targets)
    rows = [_row(at, target, links, faults, targets) for at, target in enumerate(targets, 1)]
    split = sum(target.is_main for target in targets)
    general = tuple(fault_words(each, targets) for each in faults if each.target is None)
    return PlanSheet(
        tuple(targets),
        tuple(rows[:split]),
        tuple(rows[split:]),
        total_weight(targets),
        weight_gap(targets),
        faults,
        general,
    )


def _row(
    place: int,
    target: TargetDraft,
    links: Mapping[UUID, SuperiorResult],
    faults: Sequence[Fault],
    targets: Sequence[TargetDraft],
) -> ResultRow:
    return ResultRow(
        target.id,
        place,
        target.result or _("Hasil tanpa nama"),
        target.weight,
        links.get(target.superior) if target.superior else None,
        target.template is not None,
        target.is_logged,
        tuple(_measure_row(each) for _at, each in sorted(target.measures.items())),
        tuple(fault_words(each, targets) for each in faults if each.target == target.id),
    )


def _measure_row(measure: MeasureDraft) -> MeasureRow:
    return MeasureRow(
        measure.indicator or _("Indikator tanpa nama"),
        aspect_words(measure.aspect),
        figure_words(measure),
        measure.unit,
    )


def own_heading(year: int, case: PlanCase | None, sheet: PlanSheet) -> str:
    """How somebody's own plan stands."""
    if case is None or (not sheet.targets and case.plan.state is PlanState.DRAFT):
        return _("SKP %(year)s belum berisi apa pun.", year=year)
    plan = case.plan
    if plan.state is PlanState.AGREED:
        day = plain_date(plan.agreed_at) if plan.agreed_at else ""
        return _("SKP %(year)s disetujui %(day)s.", year=year, day=day)
    if plan.state is PlanState.PROPOSED:
        return _waiting_heading(year, case)
    if plan.state is PlanState.RETURNED:
        return _("SKP %(year)s dikembalikan: perbaiki, lalu ajukan lagi.", year=year)
    return _draft_heading(year, sheet)


def _waiting_heading(year: int, case: PlanCase) -> str:
    if case.assessor is None:
        return _("SKP %(year)s sudah diajukan.", year=year)
    return _("SKP %(year)s menunggu persetujuan %(name)s.", year=year, name=case.assessor.nama)


def _draft_heading(year: int, sheet: PlanSheet) -> str:
    if not sheet.faults:
        return _("SKP %(year)s siap diajukan.", year=year)
    if [fault.kind for fault in sheet.faults] == [FaultKind.WEIGHTS] and sheet.total < WHOLE:
        return _(
            "SKP %(year)s hampir siap: bobot baru %(total)s dari 100 persen.",
            year=year,
            total=whole(sheet.total),
        )
    return ngettext(
        "SKP %(year)s belum bisa diajukan: satu hal belum lengkap.",
        "SKP %(year)s belum bisa diajukan: %(count)s hal belum lengkap.",
        sheet.fault_count,
        year=year,
        count=number_word(sheet.fault_count).lower(),
    )


def stages(plan: Plan | None, year: int, superior: str = "", *, own: bool = False) -> list[Stage]:
    """The way of a plan: draft, proposed, agreed; `own` is the reader's."""
    state = plan.state if plan else PlanState.DRAFT
    proposed = plan.proposed_at if plan else None
    agreed = plan.agreed_at if plan and state is PlanState.AGREED else None
    to = _("ke %(name)s", name=superior) if superior else _("kepada atasan")
    at = {PlanState.DRAFT: 0, PlanState.RETURNED: 0, PlanState.PROPOSED: 1, PlanState.AGREED: 3}
    due = _("paling lambat %(day)s", day=plain_date(deadline(year)))
    notes = (
        (_("Rancangan"), _("Anda menyusun") if own else ""),
        (_("Diajukan"), plain_date(proposed) if proposed else to),
        (_("Disetujui"), plain_date(agreed) if agreed else due),
    )
    return [
        Stage(title, _state(place, at[state]), note) for place, (title, note) in enumerate(notes)
    ]


def _state(place: int, reached: int) -> State:
    if place < reached:
        return "done"
    return "now" if place == reached else "ahead"
