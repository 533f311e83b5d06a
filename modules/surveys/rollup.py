"""Sums of a survey, recomputed from its sheets by the only role that may read them."""

from dataclasses import asdict
from math import lcm
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Connection, Text, bindparam, insert, text

from kinerja.database import engine_of, now
from kinerja.tenancy import current_tenant
from kinerja.tenancy.packs import Instrument
from modules.surveys.instruments import get_instrument
from modules.surveys.models import SurveyRollup
from modules.surveys.rules_results import HUNDREDTHS, Sums, survey_index, weights_of

# two recounts of one survey follow one another; the second half of the lock is the survey
_LOCK_SPACE: Final = 0x5C0E
_LOCK: Final = text("SELECT pg_advisory_xact_lock(:space, hashtext(:survey))")
_INSTRUMENT: Final = text(
    "SELECT instrument_version_id FROM app.survey WHERE tenant_id = :tenant AND id = :survey"
)
_DELETE: Final = text(
    "DELETE FROM app.survey_rollup WHERE tenant_id = :tenant AND survey_id = :survey"
)
_ELEMENTS: Final = text(
    "SELECT e.code AS element, e.place, count(a.levels[e.place]) AS answers,"
    " count(a.id) - count(a.levels[e.place]) AS blank,"
    " coalesce(sum(a.levels[e.place]), 0) AS level_sum,"
    " coalesce(sum(a.levels[e.place] * a.levels[e.place]), 0) AS square_sum"
    " FROM unnest(:codes) WITH ORDINALITY AS e (code, place)"
    " LEFT JOIN app.survey_answer AS a ON a.tenant_id = :tenant AND a.survey_id = :survey"
    " GROUP BY e.code, e.place ORDER BY e.place"
).bindparams(bindparam("codes", type_=ARRAY(Text)))
# a sheet's own index leaves out what it did not answer and weighs the rest in proportion
_SHEETS: Final = text(
    "SELECT count(s.own) AS answers, count(*) - count(s.own) AS blank,"
    " coalesce(sum(s.own), 0) AS level_sum, coalesce(sum(s.own * s.own), 0) AS square_sum"
    " FROM (SELECT (SELECT round(2500 * sum(l.level * w.weight) / nullif(sum(w.weight), 0))::bigint"
    "  FROM unnest(a.levels) WITH ORDINALITY AS l (level, place)"
    "  JOIN unnest(:weights) WITH ORDINALITY AS w (weight, place) ON w.place = l.place"
    "  WHERE l.level IS NOT NULL) AS own"
    " FROM app.survey_answer AS a WHERE a.tenant_id = :tenant AND a.survey_id = :survey) AS s"
).bindparams(bindparam("weights", type_=ARRAY(BigInteger)))


def recount(survey_id: str) -> None:
    """Bring the sums of a survey up to date; running it again changes nothing but the time.

    Runs as role scoring inside the current tenant, in a transaction of its own.
    """
    tenant = current_tenant()
    here = {"tenant": tenant, "survey": UUID(survey_id)}
    with engine_of("scoring").begin() as connection:
        connection.exec_driver_sql(f"SET LOCAL app.tenant = '{tenant:d}'")
        connection.execute(_LOCK, {"space": _LOCK_SPACE, "survey": f"{tenant} {survey_id}"})
        version = connection.scalar(_INSTRUMENT, here)
        if version is None:
            return
        instrument = get_instrument(version)
        sums = _count(connection, here, instrument)
        connection.execute(_DELETE, here)
        connection.execute(insert(SurveyRollup), _rows(here, sums, instrument))


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


def _rows(here: dict[str, Any], sums: list[Sums], instrument: Instrument) -> list[dict[str, Any]]:
    own = {"tenant_id": here["tenant"], "survey_id": here["survey"], "computed_at": now()}
    *elements, sheets = sums
    index = survey_index(instrument, elements, sheets.answers).index
    whole = {
        "fewest_answers": min(each.answers for each in elements),
        "index_hundredths": None if index is None else int(index * HUNDREDTHS),
    }
    nothing = dict.fromkeys(whole)
    return [
        *({**own, **asdict(each), **nothing} for each in elements),
        {**own, **asdict(sheets), **whole},
    ]
