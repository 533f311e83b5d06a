"""The three by three of PermenPANRB 6/2022 in words, with where somebody stands."""

from flask_babel import gettext as _

from kinerja.rubrics.outlook import Step
from kinerja.rubrics.predicate import PREDICATE_LABELS, Rating, predicate
from kinerja.rubrics.rubric import Axis
from kinerja.web.parts import Cell

Rows = list[tuple[str, list[Cell]]]


def quadrant_rows(
    results: Rating | None, behaviour: Rating | None, language: str, step: Step | None = None
) -> Rows:
    """The rows of the table, best results first; `step` marks the cell it leads to."""
    headings = {
        Rating.ABOVE: _("Hasil di atas"),
        Rating.AS: _("Hasil sesuai"),
        Rating.BELOW: _("Hasil di bawah"),
    }
    target = _target(results, behaviour, step)
    return [
        (
            heading,
            [
                _cell(row, column, (results, behaviour), target, language)
                for column in (Rating.BELOW, Rating.AS, Rating.ABOVE)
            ],
        )
        for row, heading in headings.items()
    ]


def quadrant_columns() -> list[str]:
    """The headings of the columns, worst behaviour first."""
    return [_("Perilaku di bawah"), _("Perilaku sesuai"), _("Perilaku di atas")]


def _target(
    results: Rating | None, behaviour: Rating | None, step: Step | None
) -> tuple[Rating | None, Rating | None] | None:
    if step is None:
        return None
    changed = {change.axis: change.rating for change in step.changes}
    return changed.get(Axis.RESULTS, results), changed.get(Axis.BEHAVIOUR, behaviour)


def _cell(
    row: Rating,
    column: Rating,
    here: tuple[Rating | None, Rating | None],
    target: tuple[Rating | None, Rating | None] | None,
    language: str,
) -> Cell:
    # «Kurang/Misconduct» does not fit a narrow cell; the text beside the table says it in full
    words = PREDICATE_LABELS[predicate(row, column)].in_language(language).split("/")[0]
    if (row, column) == here:
        return Cell(words, "here")
    return Cell(words, "next" if (row, column) == target else "")
