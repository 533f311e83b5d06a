"""Saying that one has read the criteria of a rubric version."""

from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from kinerja import audit
from kinerja.database import db, new_id, now
from kinerja.ids import PersonId
from kinerja.rubrics.service import rubric_of
from kinerja.tenancy import current_tenant
from modules.evaluations.models_records import CriteriaReading


def confirm_reading(person: PersonId, version_id: UUID) -> None:
    """Record once that a person has read a published version; RubricNotFound for any other."""
    rubric = rubric_of(version_id)
    table: Any = CriteriaReading.__table__
    values = {
        "tenant_id": current_tenant(),
        "id": new_id(),
        "person_id": person,
        "rubric_version_id": version_id,
        "read_at": now(),
    }
    once = insert(table).values(values).on_conflict_do_nothing().returning(table.c.id)
    if db.session.execute(once).first() is not None:
        after = {"person": str(person), "rubric": rubric.number}
        audit.record("criteria.read", "rubric_version", version_id, None, after)
