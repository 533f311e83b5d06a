"""After a survey's end: what was kept back while it was open is counted; looked at each hour."""

from datetime import date, datetime

from sqlalchemy import select

from kinerja.audit.service import mark_dirty
from kinerja.database import db, now
from kinerja.local_dates import earliest_open_day
from kinerja.tenancy.models import Region
from modules.surveys.models import Survey, SurveyRollup
from modules.surveys.rollup import CLOSING_TOPIC, recount_at
from modules.surveys.rules_steps import Rest


def count_closed(_subject: str) -> None:
    """Count the surveys of this region that are over and have sheets waiting."""
    count_closed_at(now())


def count_closed_at(moment: datetime) -> None:
    """Count those that are over at that moment; while others wait, this asks to be called again."""
    closed_before = _open_from(moment)
    waiting = db.session.execute(
        select(Survey.id, Survey.closes_on)
        .join(SurveyRollup, SurveyRollup.survey_id == Survey.id)
        .where(SurveyRollup.element == "", SurveyRollup.rest == Rest.WAITING)
    ).all()
    for survey, closes_on in waiting:
        if closes_on < closed_before:
            recount_at(str(survey), moment)
    if any(closes_on >= closed_before for _survey, closes_on in waiting):
        mark_dirty(CLOSING_TOPIC)


def _open_from(moment: datetime) -> date:
    return earliest_open_day(db.session.scalars(select(Region.time_zone)).one(), moment)
