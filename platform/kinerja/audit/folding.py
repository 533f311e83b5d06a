"""Protected acts into the log: each once its day is over, among those of its day in any order."""

import secrets
from datetime import datetime
from typing import Final

from sqlalchemy import delete, func, select

from kinerja.audit.models import ProtectedAct
from kinerja.audit.service import PROTECTED_TOPIC, enter_protected, mark_dirty
from kinerja.database import db, now
from kinerja.local_dates import earliest_open_day
from kinerja.tenancy.models import Region

_random: Final = secrets.SystemRandom()


def fold(_subject: str) -> None:
    """Fold the region's protected acts of the days that are over; the rest asks to be seen again.

    Runs as the recount of `PROTECTED_TOPIC`: one at a time for each region, in one transaction.
    """
    fold_at(now())


def fold_at(moment: datetime) -> int:
    """Fold what is to be folded at that moment; how many acts that were."""
    acts = _take(moment)
    _random.shuffle(acts)
    if acts:
        enter_protected(acts)
    if db.session.scalar(select(func.count(ProtectedAct.id))):
        mark_dirty(PROTECTED_TOPIC)
    return len(acts)


def _take(moment: datetime) -> list[dict[str, object]]:
    zone = db.session.scalars(select(Region.time_zone)).one()
    table = ProtectedAct
    said = (table.day, table.action, table.subject, table.subject_id)
    over = delete(table).where(table.day < earliest_open_day(zone, moment)).returning(*said)
    return [dict(row) for row in db.session.execute(over).mappings()]
