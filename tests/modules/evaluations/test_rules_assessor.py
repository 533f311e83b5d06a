"""Which day's lines name the assessor, as a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

import pytest

from kinerja.ids import PersonId
from kinerja.people.kinds import AssignmentKind
from kinerja.people.lines import Lines
from modules.evaluations.rules import assessor_due

pytestmark = pytest.mark.unit

DESK, CHAIR, TOP, OTHER_DESK, OTHER_CHAIR = (UUID(int=number) for number in range(1, 6))
SARI, BUDI, DEWI, ANDI, TONO = (PersonId(UUID(int=number)) for number in range(11, 16))
SUPERIORS = {DESK: CHAIR, CHAIR: TOP, OTHER_DESK: OTHER_CHAIR, OTHER_CHAIR: TOP}
OWN, PLT = AssignmentKind.DEFINITIF, AssignmentKind.PLT


def lines(*held: tuple[UUID, PersonId, int]) -> Lines:
    return Lines.of(SUPERIORS, held)


@dataclass(frozen=True)
class Row:
    """Whom the lines of the deciding day name, and those of a day after the period's end."""

    at: Lines
    later: Lines | None
    assessor: PersonId | None


USUAL = lines((DESK, SARI, OWN), (CHAIR, BUDI, OWN), (TOP, TONO, OWN))
SUCCEEDED = lines((DESK, SARI, OWN), (CHAIR, DEWI, OWN), (TOP, TONO, OWN))
VACANT = lines((DESK, SARI, OWN))
ROWS: Mapping[str, Row] = {
    "in the period the holder of the day rates": Row(SUCCEEDED, None, DEWI),
    "a vacant chair goes up": Row(lines((DESK, SARI, OWN), (TOP, TONO, OWN)), None, TONO),
    "nobody above is nobody": Row(VACANT, None, None),
    "a Plt. stands in": Row(lines((DESK, SARI, OWN), (CHAIR, ANDI, PLT)), None, ANDI),
    "who has moved rates by the new desk": Row(
        lines((OTHER_DESK, SARI, OWN), (OTHER_CHAIR, ANDI, OWN), (CHAIR, BUDI, OWN)), None, ANDI
    ),
    "without a position the one of the opening stands in": Row(
        lines((CHAIR, DEWI, OWN)), None, DEWI
    ),
    "after the end the assessor of the end stays": Row(USUAL, USUAL, BUDI),
    "also when moved inside the window": Row(
        USUAL, lines((DESK, SARI, OWN), (CHAIR, DEWI, OWN), (OTHER_CHAIR, BUDI, OWN)), BUDI
    ),
    "also when the person has moved": Row(
        USUAL, lines((OTHER_DESK, SARI, OWN), (OTHER_CHAIR, ANDI, OWN), (CHAIR, BUDI, OWN)), BUDI
    ),
    "a seat vacant at the end goes to whoever came": Row(VACANT, SUCCEEDED, DEWI),
    "who has left altogether is succeeded": Row(USUAL, SUCCEEDED, DEWI),
    "who has left without a successor stays": Row(USUAL, VACANT, BUDI),
    "vacant then and now is nobody": Row(VACANT, VACANT, None),
    "retired after the end, with an assessor who left too": Row(
        USUAL, lines((CHAIR, DEWI, OWN)), DEWI
    ),
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
def test_who_rates_sari(row: Row) -> None:
    found = assessor_due(SARI, DESK, row.at, row.later)
    assert (found.person_id if found else None) == row.assessor
