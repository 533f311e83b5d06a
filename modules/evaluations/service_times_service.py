"""Recording how many cases of each service a unit handled, and how many in time."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from kinerja import audit
from kinerja.database import db, new_id, now
from kinerja.rubrics.service import rubric_of
from kinerja.tenancy.practice import current_practice
from kinerja.web.drafts import joined
from modules.evaluations.models_records import ServiceTime
from modules.evaluations.service_times_queries import times_of
from modules.evaluations.service_times_rules import Count, as_text, from_text
from modules.evaluations.unit_records_errors import NoServiceTimes, TimesConflict
from modules.evaluations.unit_records_service import (
    Recorder,
    hold_recording,
    hold_unit,
    require_covers,
)


def require_times() -> None:
    """Let a region with service times pass; NoServiceTimes otherwise."""
    if not current_practice().service_times:
        raise NoServiceTimes


def record_times(
    period_id: UUID, unit_id: UUID, recorder: Recorder, counts: Mapping[str, Count], base: str
) -> dict[str, Count]:
    """Keep a unit's counts of these standards, all or nothing; others stay as they are.

    `base` are the fingerprints of what the page showed. What only somebody else changed since
    then stays; TimesConflict where both did. UnitNotFound outside of the recorder's units,
    RecordsOver for a period that is over. Gives the counts as they are now.
    """
    require_times()
    require_covers(recorder, unit_id)
    period = hold_recording(period_id)
    hold_unit(unit_id)
    known = {each.code for each in rubric_of(period.rubric_version_id).said.standards}
    saved = {code: each.count for code, each in times_of(unit_id, period_id).counts.items()}
    both = joined(
        {code: as_text(count) for code, count in counts.items() if code in known},
        {code: as_text(count) for code, count in saved.items()},
        base,
    )
    found = {code: from_text(text) for code, text in both.texts.items() if text}
    if both.collisions:
        raise TimesConflict(both.collisions, found)
    changed = {code: count for code, count in found.items() if count != saved.get(code)}
    if changed:
        _write(period_id, unit_id, recorder, changed)
        _log(period.code, unit_id, {code: saved.get(code) for code in changed}, changed)
    return found


def _write(
    period_id: UUID, unit_id: UUID, recorder: Recorder, changed: Mapping[str, Count]
) -> None:
    """Write the rows of these standards, new or corrected."""
    asked = select(ServiceTime).where(
        ServiceTime.unit_id == unit_id, ServiceTime.period_id == period_id
    )
    rows = {row.standard: row for row in db.session.scalars(asked)}
    for code, count in changed.items():
        row = rows.get(code)
        if row is None:
            ids = {"unit_id": unit_id, "period_id": period_id}
            row = ServiceTime(id=new_id(), standard=code, **ids)
            db.session.add(row)
        row.cases, row.within = count.cases, count.within
        row.recorded_by, row.recorded_at = recorder.person, now()
    db.session.flush()


def _log(
    period: str,
    unit_id: UUID,
    before: Mapping[str, Count | None],
    after: Mapping[str, Count | None],
) -> None:
    audit.record(
        "service_times.recorded",
        "unit",
        unit_id,
        {"period": period, "counts": _plain(before)},
        {"period": period, "counts": _plain(after)},
    )


def _plain(counts: Mapping[str, Count | None]) -> dict[str, Any]:
    return {
        code: {"cases": count.cases, "within": count.within} if count else None
        for code, count in counts.items()
    }
