"""Units and positions."""

from uuid import UUID

from kinerja.database import new_id
from kinerja.people.models import Position, Unit


def make_unit(code: str = "dinas", name: str = "Dinas Contoh", parent: UUID | None = None) -> Unit:
    """A unit, not yet in any session."""
    return Unit(
        id=new_id(), code=code, name=name, name_key=name.casefold(), kind="opd", parent_id=parent
    )


def make_position(unit: Unit, code: str = "kepala", title: str = "Kepala Dinas") -> Position:
    """A position in the unit, not yet in any session."""
    return Position(
        id=new_id(),
        unit_id=unit.id,
        code=code,
        title=title,
        family="umum",
        jenis_jabatan="JA",
        jenjang="administrator",
    )
