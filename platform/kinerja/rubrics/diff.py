"""Two rubrics side by side, every difference in plain words. Pure."""

from collections.abc import Iterator

from kinerja.packs.rubric_document import RubricDocument
from kinerja.rubrics.diff_change import At, Change
from kinerja.rubrics.diff_rated import rated_changes
from kinerja.rubrics.diff_reference import reference_changes
from kinerja.rubrics.diff_scale import scale_changes
from kinerja.rubrics.diff_templates import template_changes
from kinerja.rubrics.diff_weights import Sides, raters
from kinerja.sentences import sentence as _


def changes(before: RubricDocument, after: RubricDocument) -> tuple[Change, ...]:
    """Every difference, what decides a score first; empty only for rubrics that say the same.

    Weights are compared as they hold for each position family both rubrics know, however they
    are written. What differs in writing alone (order, a default said aloud) is one change of
    kind `form`, given when nothing else differs.
    """
    sides = Sides(before, after)
    found = (
        *_identity(before, after),
        *scale_changes(before, after),
        *raters(before.raters, after.raters),
        *rated_changes(sides),
        *reference_changes(before, after),
        *template_changes(before, after),
    )
    if found or before == after:
        return found
    said = _("Hanya urutan atau cara penulisannya yang berbeda; artinya sama.")
    return (Change("form", "", None, None, said),)


def _identity(before: RubricDocument, after: RubricDocument) -> Iterator[Change]:
    if before.version != after.version:
        said = _(
            "Versi berubah dari %(before)s menjadi %(after)s.",
            before=before.version,
            after=after.version,
        )
        yield Change("version", "version", before.version, after.version, said)
    yield from At("wording", "title", _("Judul rubrik")).name(before.title, after.title)
