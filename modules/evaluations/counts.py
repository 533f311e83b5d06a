"""Counting final predicates for the nation: as role rollup, which sees codes and no person."""

from sqlalchemy import Connection, and_, func, select

from kinerja.periods.models import Period, PeriodKind
from modules.evaluations.models import Evaluation
from modules.evaluations.queries import FINISHED


def count_predicates(connection: Connection, year: int) -> dict[str, int]:
    """By code, how many final annual predicates of scheme A this region has for a year.

    Scheme B is not comparable across regions and is left out.
    """
    counts = (
        select(Evaluation.predicate, func.count(Evaluation.tenant_id))
        .join(
            Period,
            and_(Period.tenant_id == Evaluation.tenant_id, Period.id == Evaluation.period_id),
        )
        .where(
            Period.kind == PeriodKind.ANNUAL,
            Period.year == year,
            Evaluation.stage.in_(FINISHED),
            Evaluation.scheme == "A",
        )
        .group_by(Evaluation.predicate)
    )
    return {predicate: n for predicate, n in connection.execute(counts) if predicate}
