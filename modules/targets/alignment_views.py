"""How plans hang together: the reader's results, and who contributes to each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.access import Permission, require
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.reporting import rated_by
from kinerja.web.home import number_word
from modules.targets.blueprint import blueprint, me, year_asked
from modules.targets.queries import SuperiorResult, superior_results
from modules.targets.queries_alignment import Contribution, contributions_to, people_named
from modules.targets.tabs import plan_tabs


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One person with, for each of the superior's results, what they contribute to it."""

    name: str
    cells: tuple[tuple[Contribution, ...], ...]

    @property
    def is_linked(self) -> bool:
        """Whether they contribute to anything."""
        return any(self.cells)


@blueprint.get("/plans/alignment")
@require(Permission.PLAN_AGREE)
def alignment() -> str:
    """The matrix of roles and results (PermenPANRB 6/2022, Format A.1.5) of the reader's people."""
    year = year_asked(request.args.get("year"))
    people = rated_by(me(), today())
    results = superior_results(me(), year)
    rows = matrix(people_named(people), results, contributions_to([each.id for each in results]))
    carried = [any(row.cells[at] for row in rows) for at in range(len(results))]
    return render_template(
        "targets/alignment.html",
        heading=_heading(year, results, carried, has_people=bool(people)),
        year=year,
        tabs=plan_tabs("targets.alignment", year, leads=bool(people)),
        results=results,
        rows=rows,
        alone=[each for each, found in zip(results, carried, strict=True) if not found],
        unlinked=[row.name for row in rows if not row.is_linked],
    )


def matrix(
    people: Sequence[tuple[PersonId, str]],
    results: Sequence[SuperiorResult],
    contributions: Sequence[Contribution],
) -> list[MatrixRow]:
    """One row a person, one cell for each result."""
    found: dict[tuple[PersonId, UUID], list[Contribution]] = {}
    for each in contributions:
        found.setdefault((each.person, each.superior), []).append(each)
    return [
        MatrixRow(name, tuple(tuple(found.get((person, each.id), ())) for each in results))
        for person, name in people
    ]


def _heading(
    year: int, results: Sequence[SuperiorResult], carried: Sequence[bool], *, has_people: bool
) -> str:
    if not has_people:
        return _("Tidak ada orang yang Anda nilai sekarang.")
    if not results:
        return _("SKP %(year)s Anda belum berisi hasil yang bisa didukung.", year=year)
    alone = carried.count(False)
    if not alone:
        return _("Semua hasil SKP %(year)s Anda didukung orang yang Anda nilai.", year=year)
    return ngettext(
        "Satu hasil SKP %(year)s Anda belum didukung siapa pun.",
        "%(count)s hasil SKP %(year)s Anda belum didukung siapa pun.",
        alone,
        count=number_word(alone),
        year=year,
    )
