"""Noting what was seen: written once, never changed, and read by the person at once."""

from datetime import date
from typing import Any
from uuid import UUID

from kinerja import audit, outbox
from kinerja.database import db, new_id
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.queries import names_of
from kinerja.people.reporting import assessor_of
from kinerja.periods.models import Period
from kinerja.periods.queries import get_period
from kinerja.rubrics.errors import IndicatorUnknown
from kinerja.rubrics.service import rubric_of
from kinerja.tenancy.practice import current_practice, current_region
from modules.evaluations.guards import hold_evaluation, require_open
from modules.evaluations.models import Evaluation
from modules.evaluations.models_records import Observation
from modules.evaluations.observations_errors import (
    NoObservations,
    NotTheirSuperior,
    ObservedOutsideOfPeriod,
)
from modules.evaluations.observations_rules import Seen, days_observed, observable

RECORDED_TOPIC = "observation.recorded"


def require_observations() -> None:
    """Go on in a region whose superiors note what they see; NoObservations elsewhere."""
    if not current_practice().observations:
        raise NoObservations


def require_superior(evaluation: Evaluation, person: PersonId) -> None:
    """Let the assessor of record pass, and who stands above the person today.

    NotTheirSuperior for everybody else, the person included.
    """
    if evaluation.assessor_id == person and evaluation.person_id != person:
        return
    above = assessor_of(evaluation.person_id, today())
    if above is None or above.person_id != person:
        raise NotTheirSuperior(evaluation.id)


def days_of(period: Period) -> tuple[date, date]:
    """The first and the last day on which something of a period can have been seen by now."""
    return days_observed(period.starts_on, period.ends_on, today())


def note_observation(evaluation_id: UUID, observer: PersonId, seen: Seen) -> Observation:
    """Note what a superior saw, and tell the person.

    NoObservations, EvaluationNotFound, NotTheirSuperior; AlreadyFinal or PeriodOver once nothing
    is rated any more; ObservedOutsideOfPeriod, IndicatorUnknown.
    """
    require_observations()
    evaluation = hold_evaluation(evaluation_id)
    require_superior(evaluation, observer)
    require_open(evaluation)
    _require_sound(seen, evaluation)
    note = Observation(
        id=new_id(),
        person_id=evaluation.person_id,
        observer_id=observer,
        on_date=seen.on_date,
        indicator=seen.indicator,
        is_positive=seen.is_positive,
        seen=seen.words,
    )
    db.session.add(note)
    db.session.flush()
    # the log says that there is a note, and leaves its words to those it is for
    after = {"person_id": str(note.person_id), "indicator": note.indicator}
    after["on_date"] = note.on_date.isoformat()
    audit.record(RECORDED_TOPIC, "observation", note.id, None, after)
    _tell(note)
    return note


def _require_sound(seen: Seen, evaluation: Evaluation) -> None:
    period = get_period(evaluation.period_id)
    earliest, latest = days_of(period)
    if not earliest <= seen.on_date <= latest:
        raise ObservedOutsideOfPeriod(seen.on_date, earliest, latest)
    rubric = rubric_of(period.rubric_version_id).rubric
    if seen.indicator not in observable(rubric, evaluation.family):
        raise IndicatorUnknown(seen.indicator)


def _tell(note: Observation) -> None:
    """The person reads at once that somebody noted something, and where."""
    said: dict[str, Any] = {
        "person_id": str(note.person_id),
        "name": names_of([note.observer_id])[note.observer_id],
        "day": note.on_date.isoformat(),
        "path": f"/{current_region().slug}/observations",
    }
    outbox.post(RECORDED_TOPIC, said)
