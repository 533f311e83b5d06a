"""What would have changed a predicate, as sentences and as plain data."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil
from typing import Any, Final

from kinerja.law.numeric_scheme import NUMERIC_PREDICATE_LABELS, NumericPredicate
from kinerja.rounding import round_half_up
from kinerja.rubrics.engine import AXIS_LABELS
from kinerja.rubrics.outlook import Change, Step
from kinerja.rubrics.outlook_single import (
    OtherAchievement,
    OtherLevel,
    Outlook,
    PointsMissing,
    Proposed,
)
from kinerja.rubrics.predicate import PREDICATE_LABELS, RATING_LABELS
from kinerja.rubrics.record import Target
from kinerja.rubrics.wording import Named, at_least, figure, listed, named
from kinerja.sentences import said_in
from kinerja.sentences import sentence as _
from kinerja.text import Text

_SHOWN_PLACES: Final = 4


def predicate_label(predicate: Proposed) -> Text:
    """The predicate's own words, of either scheme."""
    if isinstance(predicate, NumericPredicate):
        return NUMERIC_PREDICATE_LABELS[predicate]
    return PREDICATE_LABELS[predicate]


def outlook_sentences(found: Outlook) -> Iterator[str]:
    """One sentence for each change that alone is enough, then how far the limits are."""
    if found.predicate is None:
        return
    if found.axes is None and found.points is None:
        yield _("Predikat %(predicate)s adalah yang tertinggi.", predicate=_name(found.predicate))
        return
    for level in found.levels:
        yield _level(level)
    for achievement in found.achievements:
        yield _achievement(achievement)
    if not found.levels and not found.achievements:
        yield _("Tidak ada satu penilaian atau satu capaian yang sendirian mengubah predikat.")
    if found.axes is not None:
        yield _axes(found.axes)
    if found.held_back:
        yield _(
            "Hasil kerja baru dapat diusulkan di atas ekspektasi bila tiap hasil kerja utama"
            " mencapai 100 %%; belum: %(targets)s.",
            targets=listed(target.label for target in found.held_back),
        )
    if found.points is not None:
        yield from _points(found.points)


def outlook_document(found: Outlook, language: str) -> dict[str, Any]:
    """The same as plain data in one language, with the sentences."""
    return {
        "predicate": found.predicate,
        "levels": [_level_document(each, language) for each in found.levels],
        "achievements": [_achievement_document(each, language) for each in found.achievements],
        "axes": None if found.axes is None else _step_document(found.axes),
        "held_back": [_target_document(each, language) for each in found.held_back],
        "points": None if found.points is None else _points_document(found.points),
        "sentences": [said_in(each, language) for each in outlook_sentences(found)],
    }


def _name(predicate: Proposed) -> Named:
    return named(predicate_label(predicate))


def _level(change: OtherLevel) -> str:
    return _(
        "Predikat menjadi %(predicate)s bila atasan langsung menilai “%(indicator)s” pada tingkat"
        " %(level)d, bukan %(now)d.",
        predicate=_name(change.predicate),
        indicator=named(change.label),
        level=change.level,
        now=change.now,
    )


def _achievement(change: OtherAchievement) -> str:
    return _(
        "Predikat menjadi %(predicate)s bila capaian “%(target)s” paling sedikit %(percent)s %%,"
        " bukan %(now)s %%.",
        predicate=_name(change.predicate),
        target=named(change.label),
        percent=at_least(change.percent),
        now=figure(change.now, 2),
    )


def _axes(step: Step) -> str:
    conditions = [_condition(change) for change in step.changes]
    predicate = named(PREDICATE_LABELS[step.predicate])
    if len(conditions) == 1:
        return _(
            "Predikat menjadi %(predicate)s bila %(condition)s.",
            predicate=predicate,
            condition=conditions[0],
        )
    return _(
        "Predikat menjadi %(predicate)s bila %(first)s dan %(second)s.",
        predicate=predicate,
        first=conditions[0],
        second=conditions[1],
    )


def _condition(change: Change) -> str:
    axis = named(AXIS_LABELS[change.axis])
    rating = named(RATING_LABELS[change.rating])
    if change.distance is None:
        return _("sumbu %(axis)s dinilai %(rating)s", axis=axis, rating=rating)
    return _(
        "sumbu %(axis)s mencapai %(limit)s (kurang %(distance)s)",
        axis=axis,
        limit=figure(change.limit),
        distance=at_least(change.distance),
    )


def _points(missing: PointsMissing) -> Iterator[str]:
    name = named(NUMERIC_PREDICATE_LABELS[missing.predicate])
    limit = figure(missing.limit)
    if missing.points > 0:
        yield _(
            "%(predicate)s mulai dari %(limit)s; nilai akhir kurang %(points)s lagi.",
            predicate=name,
            limit=limit,
            points=at_least(missing.points),
        )
    if missing.needs_new_idea:
        yield _(
            "%(predicate)s juga memerlukan ide atau cara baru yang bermanfaat bagi organisasi atau"
            " negara (PP 30/2019).",
            predicate=name,
        )


def _number(value: Fraction) -> float:
    return float(round_half_up(value, _SHOWN_PLACES))


def _enough(value: Fraction) -> float:
    """A figure rounded up, so that who reaches it reaches what is meant."""
    return ceil(value * 10**_SHOWN_PLACES) / 10**_SHOWN_PLACES


def _level_document(change: OtherLevel, language: str) -> dict[str, Any]:
    return {
        "indicator": change.indicator,
        "label": change.label.in_language(language),
        "rater": "superior",
        "now": change.now,
        "level": change.level,
        "predicate": change.predicate,
    }


def _achievement_document(change: OtherAchievement, language: str) -> dict[str, Any]:
    return {
        "target": change.target,
        "label": change.label.in_language(language),
        "now": _number(change.now),
        "percent": _enough(change.percent),
        "predicate": change.predicate,
    }


def _step_document(step: Step) -> Mapping[str, Any]:
    changes = [
        {
            "axis": change.axis,
            "rating": change.rating,
            "limit": _number(change.limit),
            "distance": None if change.distance is None else _enough(change.distance),
        }
        for change in step.changes
    ]
    return {"predicate": step.predicate, "changes": changes}


def _target_document(target: Target, language: str) -> dict[str, str]:
    return {"target": target.code, "label": target.label.in_language(language)}


def _points_document(missing: PointsMissing) -> dict[str, Any]:
    return {
        "predicate": missing.predicate,
        "limit": _number(missing.limit),
        "points": _enough(missing.points),
        "needs_new_idea": missing.needs_new_idea,
    }
