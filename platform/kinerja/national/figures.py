"""A published summary as plain values, for JSON."""

from typing import Any

from kinerja.national.queries import TOTAL, Summary
from kinerja.rubrics.predicate import Predicate


def as_data(summary: Summary) -> dict[str, Any]:
    """The snapshot as plain values; a suppressed figure is null."""
    return {
        "year": summary.year,
        "snapshot": str(summary.snapshot),
        "as_of": summary.as_of.isoformat(),
        "min_cell": summary.min_cell,
        "regions": [
            {"slug": line.slug, "state": line.state, **_figures(line.cells)}
            for line in summary.regions
        ],
        **_figures(summary.totals),
        "suppressed": summary.suppressed,
    }


def _figures(cells: dict[str, int | None]) -> dict[str, Any]:
    return {
        "evaluations": cells.get(TOTAL),
        "predicates": {p.value: cells.get(p.value) for p in Predicate} if cells else {},
    }
