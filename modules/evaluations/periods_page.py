"""What the administrator reads about a period's stages and deadlines."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.packs.tenant_document import Practice
from kinerja.periods.models import Period, PeriodStage
from kinerja.periods.stages import due_of, stages_of
from kinerja.web.filters import plain_date, short_date, whole
from kinerja.web.parts import Stage, State
from modules.evaluations.queries_overview import Completeness


def stage_name(stage: PeriodStage) -> str:
    """A stage as a title."""
    return {
        PeriodStage.OPEN: _("Buka"),
        PeriodStage.SELF_ASSESSMENT: _("Penilaian diri"),
        PeriodStage.RATING: _("Penilaian"),
        PeriodStage.MEETING: _("Rapat evaluasi"),
        PeriodStage.FINAL: _("Final"),
        PeriodStage.CLOSED: _("Tutup"),
    }[stage]


def track_of(period: Period, counts: Completeness, practice: Practice) -> list[Stage]:
    """The way of the period through the region's stages, with day or count in words."""
    return [
        Stage(stage_name(stage), _state(stage, period.stage), _note(stage, period, counts))
        for stage in stages_of(practice)
    ]


def _state(stage: PeriodStage, now: PeriodStage) -> State:
    if stage == now:
        return "now"
    return "done" if stage < now else "ahead"


def _note(stage: PeriodStage, period: Period, counts: Completeness) -> str:
    if stage is PeriodStage.OPEN:
        return short_date(period.starts_on)
    if stage is PeriodStage.RATING:
        done = _share(counts.done, counts)
        return _("s.d. %(day)s, %(done)s", day=short_date(period.ratings_due_on), done=done)
    if stage is PeriodStage.FINAL:
        return _("%(done)s diterima pegawai", done=_share(counts.acknowledged, counts))
    due = due_of(period, stage)
    return _("s.d. %(day)s", day=short_date(due)) if due else ""


def _share(count: int, counts: Completeness) -> str:
    return f"{100 * count // counts.total if counts.total else 0} %"


@dataclass(frozen=True, slots=True)
class MovePage:
    """Before a period moves on: where to, what that means, and what is left undone."""

    target: PeriodStage
    title: str
    meaning: str
    undone: str


def move_page(period: Period, target: PeriodStage, counts: Completeness) -> MovePage:
    """What the administrator reads before moving a period on."""
    undone = ""
    waiting = counts.total - counts.done
    if target >= PeriodStage.FINAL and waiting:
        undone = ngettext(
            "Satu orang belum ditetapkan dan tidak dapat dinilai lagi sesudahnya.",
            "%(count)s orang belum ditetapkan dan tidak dapat dinilai lagi sesudahnya.",
            waiting,
            count=whole(waiting),
        )
    title = _(
        "Lanjutkan penilaian %(period)s ke tahap %(stage)s?",
        period=period.code,
        stage=stage_name(target).lower(),
    )
    return MovePage(target, title, _meaning(target), undone)


def _meaning(target: PeriodStage) -> str:
    return {
        PeriodStage.SELF_ASSESSMENT: _(
            "Pegawai menilai diri sendiri sebelum dinilai. Atasan sudah boleh mulai menilai."
        ),
        PeriodStage.RATING: _(
            "Atasan menilai; rekan penilai dipilih dan diminta menilai di daerah yang memakainya."
        ),
        PeriodStage.MEETING: _("Unit yang mengadakan rapat evaluasi membahas hasilnya bersama."),
        PeriodStage.FINAL: _("Hasil yang sudah ditetapkan berlaku. Tidak ada lagi yang dinilai."),
        PeriodStage.CLOSED: _("Periode ini hanya dapat dibaca."),
    }.get(target, "")


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """A stage whose deadline can be moved."""

    code: str
    title: str
    due: str


def deadline_rows(period: Period, practice: Practice) -> list[DeadlineRow]:
    """The stages of a running period that have a day, for the form."""
    if period.stage >= PeriodStage.FINAL:
        return []
    rows: list[tuple[PeriodStage, date]] = [
        (stage, due)
        for stage in stages_of(practice)
        if (due := due_of(period, stage)) is not None and stage >= period.stage
    ]
    return [
        DeadlineRow(
            stage.name.lower(),
            _("%(stage)s, sekarang %(day)s", stage=stage_name(stage), day=plain_date(due)),
            plain_date(due),
        )
        for stage, due in rows
    ]
