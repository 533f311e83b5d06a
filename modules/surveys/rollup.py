"""Sums of a survey, recomputed from its sheets by the only role that may read them.

They are published in steps (`rules_steps`): what the page shows never moves by a few sheets.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import reduce
from math import lcm
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Connection,
    Text,
    bindparam,
    func,
    insert,
    select,
    text,
)

from kinerja.audit.marks import seen_marks
from kinerja.audit.service import HOURLY, mark_dirty
from kinerja.database import db, engine_of, now
from kinerja.local_dates import earliest_open_day
from kinerja.packs import Instrument
from kinerja.tenancy import current_tenant
from kinerja.tenancy.models import Region
from modules.surveys.instruments import get_instrument
from modules.surveys.limits import limits_of
from modules.surveys.models import SurveyAnswer, SurveyRollup
from modules.surveys.rules_results import HUNDREDTHS, Sums, survey_index, weights_of
from modules.surveys.rules_steps import Day, Published, Rest, Tally, next_step, rest_of

# regions in which a survey that will close has sheets not counted yet
CLOSING_TOPIC: Final = f"{HOURLY}survey.closing"

# two recounts of one survey follow one another; the second half of the lock is the survey
_LOCK_SPACE: Final = 0x5C0E
_LOCK: Final = text("SELECT pg_advisory_xact_lock(:space, hashtext(:survey))")
_SURVEY: Final = text(
    "SELECT instrument_version_id, closes_on FROM app.survey"
    " WHERE tenant_id = :tenant AND id = :survey"
)
_DELETE: Final = text(
    "DELETE FROM app.survey_rollup WHERE tenant_id = :tenant AND survey_id = :survey"
)
_PUBLISHED: Final = text(
    "SELECT element, answers, blank, through, rest FROM app.survey_rollup"
    " WHERE tenant_id = :tenant AND survey_id = :survey ORDER BY place"
)
_SET_REST: Final = text(
    "UPDATE app.survey_rollup SET rest = :rest"
    " WHERE tenant_id = :tenant AND survey_id = :survey AND element = ''"
)
_ELEMENTS: Final = text(
    "SELECT e.code AS element, e.place, count(a.levels[e.place]) AS answers,"
    " count(a.id) - count(a.levels[e.place]) AS blank,"
    " coalesce(sum(a.levels[e.place]), 0) AS level_sum,"
    " coalesce(sum(a.levels[e.place] * a.levels[e.place]), 0) AS square_sum"
    " FROM unnest(:codes) WITH ORDINALITY AS e (code, place)"
    " LEFT JOIN app.survey_answer AS a ON a.tenant_id = :tenant AND a.survey_id = :survey"
    " AND a.given_on <= :through GROUP BY e.code, e.place ORDER BY e.place"
).bindparams(bindparam("codes", type_=ARRAY(Text)))
# a sheet's own index leaves out what it did not answer and weighs the rest in proportion
_SHEETS: Final = text(
    "SELECT count(s.own) AS answers, count(*) - count(s.own) AS blank,"
    " coalesce(sum(s.own), 0) AS level_sum, coalesce(sum(s.own * s.own), 0) AS square_sum"
    " FROM (SELECT (SELECT round(2500 * sum(l.level * w.weight) / nullif(sum(w.weight), 0))::bigint"
    "  FROM unnest(a.levels) WITH ORDINALITY AS l (level, place)"
    "  JOIN unnest(:weights) WITH ORDINALITY AS w (weight, place) ON w.place = l.place"
    "  WHERE l.level IS NOT NULL) AS own"
    " FROM app.survey_answer AS a WHERE a.tenant_id = :tenant AND a.survey_id = :survey"
    "  AND a.given_on <= :through) AS s"
).bindparams(bindparam("weights", type_=ARRAY(BigInteger)))


@dataclass(frozen=True, slots=True)
class _Terms:
    """What decides on a step besides the sheets; `open_from` is None after the survey's end."""

    limit: int
    open_from: date | None


def recount(survey_id: str) -> None:
    """Bring the sums of a survey up to date, if a step may be taken; again changes nothing.

    Runs as role scoring inside the current tenant, in a transaction of its own.
    """
    recount_at(survey_id, now())


def recount_at(survey_id: str, moment: datetime) -> None:
    """Bring the sums up to date with what may be published at that moment."""
    tenant = current_tenant()
    here = {"tenant": tenant, "survey": UUID(survey_id)}
    with engine_of("scoring").begin() as connection:
        connection.exec_driver_sql(f"SET LOCAL app.tenant = '{tenant:d}'")
        connection.execute(_LOCK, {"space": _LOCK_SPACE, "survey": f"{tenant} {survey_id}"})
        survey = connection.execute(_SURVEY, here).one_or_none()
        if survey is None:
            return
        instrument = get_instrument(survey.instrument_version_id)
        terms = _terms(survey.closes_on, moment)
        before, after = _bring_up(connection, here, instrument, terms)
    # committed by now: whoever takes the marks away sees this survey waiting, and leaves one
    if after is Rest.WAITING and (before is not after or not seen_marks(CLOSING_TOPIC)):
        mark_dirty(CLOSING_TOPIC)


def _terms(closes_on: date, moment: datetime) -> _Terms:
    region = db.session.scalars(select(Region)).one()
    open_from = earliest_open_day(region.time_zone, moment)
    return _Terms(limits_of(region).shown, None if closes_on < open_from else open_from)


def _bring_up(
    connection: Connection, here: dict[str, Any], instrument: Instrument, terms: _Terms
) -> tuple[Rest | None, Rest]:
    """Take a step if one may be taken; what was said of the rest before, and what is said now."""
    count = len(instrument.elements)
    days = _days(connection, here, count)
    rows = connection.execute(_PUBLISHED, here).all()
    published = _published(rows, count)
    step = next_step(days, published, terms.limit, terms.open_from)
    counted = _sum((day for day in days if step and day.on <= step), count)
    whole = _sum(days, count)
    rest = rest_of(whole, counted if step else published.tally, is_over=terms.open_from is None)
    if step or not rows:
        sums = _count(connection, {**here, "through": step}, instrument)
        connection.execute(_DELETE, here)
        connection.execute(insert(SurveyRollup), _rows(here, sums, instrument, (step, rest)))
    else:
        connection.execute(_SET_REST, {**here, "rest": int(rest)})
    return next((Rest(row.rest) for row in rows if row.rest is not None), None), rest


def _days(connection: Connection, here: dict[str, Any], count: int) -> list[Day]:
    sheet: Any = SurveyAnswer.__table__.c
    answers = (func.count(sheet.levels[place]) for place in range(1, count + 1))
    asked = select(sheet.given_on, func.count(), *answers).where(
        sheet.tenant_id == here["tenant"], sheet.survey_id == here["survey"]
    )
    rows = connection.execute(asked.group_by(sheet.given_on).order_by(sheet.given_on))
    return [Day(on, Tally(sheets, tuple(levels))) for on, sheets, *levels in rows]


def _published(rows: Sequence[Any], count: int) -> Published:
    if not rows:
        return Published(None, Tally(0, (0,) * count))
    whole, *elements = rows
    answers = tuple(row.answers for row in elements)
    return Published(whole.through, Tally(whole.answers + whole.blank, answers))


def _sum(days: Iterable[Day], count: int) -> Tally:
    return reduce(Tally.plus, (day.tally for day in days), Tally(0, (0,) * count))


def _count(connection: Connection, here: dict[str, Any], instrument: Instrument) -> list[Sums]:
    codes = [element.code for element in instrument.elements]
    elements = connection.execute(_ELEMENTS, {**here, "codes": codes})
    sheets = connection.execute(_SHEETS, {**here, "weights": _whole_weights(instrument)}).one()
    return [*(_sums(*row) for row in elements), _sums("", 0, *sheets)]


def _sums(element: str, *figures: int) -> Sums:
    # sums of bigints come as numeric
    return Sums(element, *(int(figure) for figure in figures))


def _whole_weights(instrument: Instrument) -> list[int]:
    """The weights as whole numbers in the same proportion, so that the database adds exactly."""
    weights = weights_of(instrument)
    scale = lcm(*(weight.denominator for weight in weights))
    return [int(weight * scale) for weight in weights]


def _rows(
    here: dict[str, Any],
    sums: list[Sums],
    instrument: Instrument,
    reach: tuple[date | None, Rest],
) -> list[dict[str, Any]]:
    own = {"tenant_id": here["tenant"], "survey_id": here["survey"], "computed_at": now()}
    *elements, sheets = sums
    index = survey_index(instrument, elements, sheets.answers).index
    whole = {
        "fewest_answers": min(each.answers for each in elements),
        "index_hundredths": None if index is None else int(index * HUNDREDTHS),
        "through": reach[0],
        "rest": reach[1],
    }
    nothing = dict.fromkeys(whole)
    return [
        *({**own, **asdict(each), **nothing} for each in elements),
        {**own, **asdict(sheets), **whole},
    ]
