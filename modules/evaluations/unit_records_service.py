"""Who records what for a unit: the one that administers it, within the units of the role."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from kinerja.access import Permission
from kinerja.access.identity import Identity
from kinerja.database import db
from kinerja.ids import PersonId
from kinerja.people.errors import UnitNotFound
from kinerja.people.models import Unit
from kinerja.people.service import units_within
from kinerja.periods.models import Period
from kinerja.periods.service import hold_stage
from modules.evaluations.queries import TAKES_RATINGS
from modules.evaluations.unit_records_errors import RecordsOver


@dataclass(frozen=True, slots=True)
class Recorder:
    """Somebody who records for units; `units` None is the whole region."""

    person: PersonId
    units: frozenset[UUID] | None

    def covers(self, unit_id: UUID) -> bool:
        """Whether this unit is among theirs."""
        return self.units is None or unit_id in self.units


def recorder_of(identity: Identity, person: PersonId) -> Recorder:
    """The reader as somebody who records: the units of the role and all below them."""
    return Recorder(person, units_within(identity, Permission.UNIT_RECORDS))


def get_unit(unit_id: UUID) -> Unit:
    """The unit with this id; UnitNotFound."""
    unit: Unit | None = db.session.scalar(select(Unit).where(Unit.id == unit_id))
    if unit is None:
        raise UnitNotFound(str(unit_id))
    return unit


def hold_unit(unit_id: UUID) -> Unit:
    """As above; whoever else records for this unit waits until commit."""
    asked = select(Unit).where(Unit.id == unit_id).with_for_update(key_share=True)
    unit: Unit | None = db.session.scalar(asked)
    if unit is None:
        raise UnitNotFound(str(unit_id))
    return unit


def require_covers(recorder: Recorder, unit_id: UUID) -> None:
    """Let a unit of the recorder pass; UnitNotFound for all others."""
    if not recorder.covers(unit_id):
        raise UnitNotFound(str(unit_id))


def hold_recording(period_id: UUID) -> Period:
    """The period, kept in its stage until commit, while it takes records; RecordsOver after."""
    period = hold_stage(period_id)
    require_recording(period)
    return period


def require_recording(period: Period) -> None:
    """Let a period pass that takes records; RecordsOver otherwise."""
    if period.stage not in TAKES_RATINGS:
        raise RecordsOver(period.code)
