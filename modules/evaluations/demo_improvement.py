"""Who has results of two periods in a generated region: the people of some assessors."""

from typing import Final

from kinerja.ids import PersonId
from kinerja.periods.models import Period
from modules.evaluations.demo_assessors import assessors_in

_EVERY: Final = 8


def early_raters(period: Period) -> set[PersonId]:
    """Those who have rated a half-year already: whom visitors sign in as, and one of eight."""
    return {
        assessor.id
        for number, assessor in enumerate(assessors_in(period))
        if assessor.is_shown or number % _EVERY == 0
    }
