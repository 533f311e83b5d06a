"""How plans, their stages and what they lack are called on the pages."""

from collections.abc import Sequence

from flask_babel import gettext as _

from kinerja.web.filters import decimal, whole
from kinerja.web.parts import Kind
from modules.targets.kinds import Aspect, Direction, MeasureSource, PlanState
from modules.targets.rules import (
    WHOLE,
    Fault,
    FaultKind,
    MeasureDraft,
    TargetDraft,
    total_weight,
)


def aspect_words(aspect: Aspect) -> str:
    """What a measure looks at."""
    return {
        Aspect.QUANTITY: _("Kuantitas"),
        Aspect.QUALITY: _("Kualitas"),
        Aspect.TIME: _("Waktu"),
        Aspect.COST: _("Biaya"),
    }[aspect]


def direction_words(direction: Direction) -> str:
    """Which way a measure is better."""
    return {Direction.HIGHER: _("angkanya tinggi"), Direction.LOWER: _("angkanya rendah")}[
        direction
    ]


def source_words(source: MeasureSource) -> str:
    """Where the figure reached comes from."""
    return {
        MeasureSource.LOG: _("catatan realisasi Anda"),
        MeasureSource.CITIZEN_INDEX: _("survei unit layanan"),
        MeasureSource.SERVICE_TIMES: _("waktu layanan unit"),
    }[source]


def aspects() -> list[tuple[str, str]]:
    """The aspects as a form lists them."""
    return [(each.name, aspect_words(each)) for each in Aspect]


def directions() -> list[tuple[str, str]]:
    """The directions as a form lists them."""
    return [(each.name, direction_words(each)) for each in Direction]


def sources() -> list[tuple[str, str]]:
    """The sources as a form lists them."""
    return [(each.name, source_words(each)) for each in MeasureSource]


def figure_words(measure: MeasureDraft) -> str:
    """The figure to reach: 4.800, or at most 10 where less is better."""
    if measure.target is None:
        return _("belum diisi")
    exponent = measure.target.normalize().as_tuple().exponent
    figure = decimal(measure.target, max(0, -exponent) if isinstance(exponent, int) else 0)
    return f"≤ {figure}" if measure.direction is Direction.LOWER else figure


def state_words(state: PlanState | None, *, revised: bool = False) -> tuple[Kind, str, str]:
    """A plan's stage as a status: kind, symbol, word; None is a plan not begun."""
    if state is None:
        return "bad", "stop", _("belum dimulai")
    if state is PlanState.DRAFT and revised:
        return "idle", "draft", _("sedang direvisi")
    found: dict[PlanState, tuple[Kind, str, str]] = {
        PlanState.DRAFT: ("idle", "draft", _("rancangan")),
        PlanState.PROPOSED: ("warn", "wait", _("diajukan")),
        PlanState.RETURNED: ("warn", "back", _("dikembalikan")),
        PlanState.AGREED: ("ok", "done", _("disetujui")),
    }
    return found[state]


def weight_gap(targets: Sequence[TargetDraft]) -> str:
    """What the weights lack to 100, or have too much; nothing when they are right."""
    total = total_weight(targets)
    if total < WHOLE:
        return _("kurang %(gap)s", gap=whole(WHOLE - total))
    return _("lebih %(gap)s", gap=whole(total - WHOLE)) if total > WHOLE else ""


def fault_words(fault: Fault, targets: Sequence[TargetDraft]) -> str:
    """One thing a plan lacks, with its remedy."""
    if fault.kind is FaultKind.WEIGHTS:
        return _weights_words(total_weight(targets))
    if fault.measure is not None:
        return _measure_words(fault)
    return {
        FaultKind.NO_MAIN: _("Belum ada hasil kerja utama. Tambah paling sedikit satu."),
        FaultKind.RESULT: _("Rencana hasil kerjanya belum ditulis."),
        FaultKind.WEIGHT: _("Bobotnya belum diisi."),
        FaultKind.NO_MEASURE: _("Belum ada indikator. Tulis satu sampai empat."),
    }[fault.kind]


def _measure_words(fault: Fault) -> str:
    at = fault.measure
    return {
        FaultKind.INDICATOR: _("Indikator %(number)s belum ditulis.", number=at),
        FaultKind.UNIT: _("Satuan indikator %(number)s belum ditulis.", number=at),
        FaultKind.TARGET: _("Target indikator %(number)s belum diisi.", number=at),
        FaultKind.NOT_POSITIVE: _(
            "Target indikator %(number)s adalah 0. Isi di atas 0, atau pilih makin baik bila "
            "angkanya rendah.",
            number=at,
        ),
    }[fault.kind]


def _weights_words(total: int) -> str:
    if total < WHOLE:
        return _(
            "Bobot baru %(total)s. Tambahkan %(gap)s pada satu hasil.",
            total=whole(total),
            gap=whole(WHOLE - total),
        )
    return _(
        "Bobot sudah %(total)s. Kurangi %(gap)s pada satu hasil.",
        total=whole(total),
        gap=whole(total - WHOLE),
    )
