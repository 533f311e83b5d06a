"""Keeping the promise of the consent text: answers go when their time is over."""

from datetime import date
from typing import Any, Final

from dateutil.relativedelta import relativedelta
from sqlalchemy import select, text

from kinerja.database import db, engine_of, now
from kinerja.local_dates import day_in
from kinerja.tenancy import current_tenant
from kinerja.tenancy.models import Region

# Only what is published already, and only of surveys nobody can answer any more: the sums of a
# closed survey stand, so that a published index does not move when its sheets are gone.
_DELETE: Final = text(
    "DELETE FROM app.survey_answer a USING app.survey s"
    " WHERE a.tenant_id = :tenant AND s.tenant_id = :tenant AND s.id = a.survey_id"
    " AND a.given_on < :edge AND s.closes_on < :edge"
)


def oldest_kept(today: date, months: int) -> date:
    """The first day whose answers are still kept on a day; `months` are calendar months."""
    first: date = today - relativedelta(months=months)
    return first


def sweep() -> dict[str, int]:
    """Delete the answers of this region older than its consent text says; how many, by table.

    Runs as role scoring, the only one that may take an answer away (UU 27/2022: processing ends
    when the retention period does).
    """
    region = db.session.scalars(select(Region)).one()
    months = region.document.get("retention", {}).get("survey_answers")
    if months is None:
        return {}  # a region made without files promises nothing yet
    edge = oldest_kept(day_in(region.time_zone, now()), int(months))
    tenant = current_tenant()
    here: dict[str, Any] = {"tenant": tenant, "edge": edge}
    with engine_of("scoring").begin() as connection:
        connection.exec_driver_sql(f"SET LOCAL app.tenant = '{tenant:d}'")
        removed = connection.execute(_DELETE, here).rowcount
    return {"survey_answer": removed} if removed else {}
