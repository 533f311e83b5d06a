"""Reading the result before a result."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from kinerja.database import db
from kinerja.periods.models import Period
from modules.evaluations.models import Evaluation
from modules.evaluations.queries import FINISHED, Case


@dataclass(frozen=True, slots=True)
class Earlier:
    """A final result of a period that was over before another began."""

    period: Period
    tree: dict[str, Any]


def result_before(case: Case) -> Earlier | None:
    """The person's last final result before the period of a case; of its own length if there is.

    A year is compared with a year, a half with a half; with what there is where there is no such.
    """
    same_length = (Period.kind == case.period.kind).desc()
    found = db.session.execute(
        select(Period, Evaluation.tree)
        .join(Evaluation, Evaluation.period_id == Period.id)
        .where(
            Evaluation.person_id == case.evaluation.person_id,
            Evaluation.stage.in_(FINISHED),
            Evaluation.tree.is_not(None),
            Period.ends_on < case.period.starts_on,
        )
        .order_by(same_length, Period.ends_on.desc(), Period.code)
        .limit(1)
    ).one_or_none()
    return Earlier(found[0], found[1]) if found else None
