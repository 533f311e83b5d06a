"""What follows from the figures: points of a level, bands of the score, axes, predicate."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _

from kinerja.law.numeric_scheme import DEFAULT_LIMITS, NUMERIC_PREDICATE_LABELS, NumericPredicate
from kinerja.rubrics.rubric import Axis, Source
from kinerja.rubrics.service import PublishedRubric
from modules.evaluations.criteria_reference import number_words
from modules.evaluations.criteria_words import listed_names
from modules.evaluations.quadrant import Rows, quadrant_rows


@dataclass(frozen=True, slots=True)
class Outcome:
    """How ratings become a score and a predicate.

    `levels` are (words, points); `bands` and `numeric` (words, limit), best first; `quadrant` is
    empty under scheme B, `numeric` under scheme A.
    """

    levels: tuple[tuple[str, str], ...]
    bands: tuple[tuple[str, str], ...]
    axes: tuple[str, ...]
    quadrant: Rows
    numeric: tuple[tuple[str, str], ...]


def outcome_of(published: PublishedRubric, family: str, language: str) -> Outcome:
    """What the rubric says follows from the figures of somebody in this family."""
    said, rubric = published.said, published.rubric
    is_matrix = rubric.scheme == "A"
    return Outcome(
        levels=tuple(
            (f"{level.level} · {level.label.in_language(language)}", number_words(level.points))
            for level in said.levels
        ),
        bands=tuple(
            (band.label.in_language(language), number_words(band.lower))
            for band in sorted(rubric.bands, key=lambda band: band.lower, reverse=True)
        ),
        axes=tuple(_axes(published, family, language)) if is_matrix else (),
        quadrant=quadrant_rows(None, None, language) if is_matrix else [],
        numeric=() if is_matrix else tuple(_numeric(language)),
    )


def _axes(published: PublishedRubric, family: str, language: str) -> Iterator[str]:
    rubric = published.rubric
    names = {
        axis: [
            part.label.in_language(language)
            for part in rubric.components
            if part.axis is axis and part.weight.of(family) > 0
        ]
        for axis in Axis
    }
    yield _("Sumbu hasil kerja: %(parts)s.", parts=listed_names(names[Axis.RESULTS]))
    yield _("Sumbu perilaku kerja: %(parts)s.", parts=listed_names(names[Axis.BEHAVIOUR]))
    if names[Axis.NONE]:
        yield _("Di luar kedua sumbu: %(parts)s.", parts=listed_names(names[Axis.NONE]))
    yield _(
        "Nilai sumbu %(above)s atau lebih diusulkan di atas ekspektasi, %(as_expected)s sampai "
        "kurang dari %(above)s sesuai ekspektasi, selebihnya di bawah ekspektasi.",
        above=number_words(rubric.above),
        as_expected=number_words(rubric.as_expected),
    )
    if any(each.source is Source.TARGETS for part in rubric.components for each in part.indicators):
        yield _(
            "Hasil kerja di atas ekspektasi hanya diusulkan bila setiap hasil kerja utama mencapai "
            "targetnya."
        )


def _numeric(language: str) -> Iterator[tuple[str, str]]:
    """The limits of PP 30/2019."""
    limits = DEFAULT_LIMITS
    for code, lower in (
        (NumericPredicate.SANGAT_BAIK, limits.sangat_baik),
        (NumericPredicate.BAIK, limits.baik),
        (NumericPredicate.CUKUP, limits.cukup),
        (NumericPredicate.KURANG, limits.kurang),
    ):
        yield NUMERIC_PREDICATE_LABELS[code].in_language(language), number_words(lower)
    lowest = NUMERIC_PREDICATE_LABELS[NumericPredicate.SANGAT_KURANG]
    yield lowest.in_language(language), number_words(limits.kurang * 0)
