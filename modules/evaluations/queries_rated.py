"""Reading whom somebody rates: the periods, and how far they are in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.periods.models import Period
from modules.evaluations.models import Evaluation
from modules.evaluations.queries import FINISHED, TAKES_RATINGS


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one assessor is in a period: of `total` people, `done` are final, `begun` drafted."""

    total: int
    done: int
    begun: int

    @property
    def waiting(self) -> int:
        """How many are not final."""
        return self.total - self.done


@dataclass(frozen=True, slots=True)
class RatedPeriod:
    """A period in which somebody rates people, with how far they are."""

    period: Period
    progress: Progress

    @property
    def is_waiting(self) -> bool:
        """Whether somebody can be rated now."""
        return self.period.stage in TAKES_RATINGS and self.progress.waiting > 0


def rated_periods(assessor: PersonId) -> Sequence[RatedPeriod]:
    """The periods in which this person rates somebody, the latest first.

    Read once a transaction: a page, its navigation and the first page all ask for it.
    """
    return db.session().once(("rated_periods", assessor), lambda: _rated_periods(assessor))


def progress_of(assessor: PersonId, period_id: UUID) -> Progress:
    """How many people this assessor rates in a period, and how far they are."""
    found = (each.progress for each in rated_periods(assessor) if each.period.id == period_id)
    return next(found, Progress(0, 0, 0))


def rates_anybody(person: PersonId) -> bool:
    """Whether this person is anybody's assessor of record."""
    if ("rated_periods", person) in db.session().kept:
        return bool(rated_periods(person))
    mine = select(Evaluation.id).where(Evaluation.assessor_id == person)
    return db.session.scalar(mine.limit(1)) is not None


def _rated_periods(assessor: PersonId) -> list[RatedPeriod]:
    done = Evaluation.stage.in_(FINISHED)
    rows = (
        select(
            *(Period, func.count(), func.count().filter(done)),
            func.count().filter(~done, Evaluation.edition > 0),
        )
        .join(Evaluation, Evaluation.period_id == Period.id)
        .where(Evaluation.assessor_id == assessor)
        .group_by(Period.tenant_id, Period.id)
        .order_by(Period.ends_on.desc())
    )
    return [RatedPeriod(period, Progress(*counts)) for period, *counts in db.session.execute(rows)]
