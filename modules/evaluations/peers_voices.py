"""What unnamed raters said, put together once and for all by the only role that may read it."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, text

from kinerja.audit.service import HOURLY
from kinerja.database import db, engine_of
from kinerja.periods.models import Period, PeriodStage
from kinerja.rubrics.service import rubric_of
from kinerja.tenancy import current_tenant
from modules.evaluations.models import EvaluationStage
from modules.evaluations.peers_queries import ENGINE_KINDS
from modules.evaluations.peers_service import draw_raters

# looked at each hour: what appears right after a rating came would tell whose was the last
RATED_TOPIC: Final = f"{HOURLY}evaluations.rated"

_LOCK_SPACE: Final = 0x701CE
_LOCK: Final = text("SELECT pg_advisory_xact_lock(:space, hashtext(:period))")
# An evaluation is put together when nobody asked is awaited any more, and as a whole: what is
# there is never added to. Below the threshold nothing is written, as if nobody had spoken.
_PUT_TOGETHER: Final = text(
    "INSERT INTO app.rater_voice (tenant_id, id, evaluation_id, kind, indicator, counts)"
    " SELECT r.tenant_id, gen_random_uuid(), r.evaluation_id, r.kind, r.indicator,"
    "  ARRAY[count(*) FILTER (WHERE r.level = 1), count(*) FILTER (WHERE r.level = 2),"
    "   count(*) FILTER (WHERE r.level = 3), count(*) FILTER (WHERE r.level = 4),"
    "   count(*) FILTER (WHERE r.level = 5)]::smallint[]"
    " FROM app.protected_rating AS r"
    " JOIN app.evaluation AS e ON e.tenant_id = r.tenant_id AND e.id = r.evaluation_id"
    " WHERE r.tenant_id = :tenant AND r.kind = :kind"
    "  AND e.period_id = :period AND e.stage = :open"
    "  AND (:is_over OR NOT EXISTS (SELECT FROM app.rater_assignment AS a"
    "   WHERE a.tenant_id = :tenant AND a.evaluation_id = e.id AND a.submitted_on IS NULL))"
    "  AND NOT EXISTS (SELECT FROM app.rater_voice AS v"
    "   WHERE v.tenant_id = :tenant AND v.evaluation_id = e.id AND v.kind = r.kind)"
    " GROUP BY r.tenant_id, r.evaluation_id, r.kind, r.indicator"
    " HAVING count(*) >= :smallest"
)


def follow_period(period: Period) -> None:
    """What the stage of a period asks for: raters when rating begins, their voices after it.

    Again changes nothing. The move and all ratings must be committed: another role looks at them.
    """
    if period.stage is PeriodStage.RATING:
        draw_raters(period.id)
    elif period.stage > PeriodStage.RATING:
        put_together(str(period.id))


def put_together(period_id: str) -> None:
    """Put together the voices of every evaluation nobody is awaited for; again changes nothing.

    While a period is being rated those whose raters have all answered; afterwards all. Runs as
    role scoring inside the current tenant, in a transaction of its own.
    """
    tenant = current_tenant()
    period = db.session.get(Period, UUID(period_id))
    if period is None:
        return
    rubric = rubric_of(period.rubric_version_id).rubric
    with engine_of("scoring").begin() as connection:
        connection.exec_driver_sql(f"SET LOCAL app.tenant = '{tenant:d}'")
        connection.execute(_LOCK, {"space": _LOCK_SPACE, "period": f"{tenant} {period_id}"})
        for kind, voice in ENGINE_KINDS.items():
            _put(
                connection,
                tenant=tenant,
                period=period.id,
                kind=int(kind),
                smallest=rubric.rule(voice).smallest,
                is_over=period.stage > PeriodStage.RATING,
            )


def _put(connection: Connection, **terms: Any) -> None:
    connection.execute(_PUT_TOGETHER, {**terms, "open": int(EvaluationStage.RATING)})
