"""Who rates whom on a day: the questions other features ask."""

from collections.abc import Collection
from datetime import date

from kinerja.ids import PersonId
from kinerja.people.line_queries import all_lines, lines_above, people_maybe_under
from kinerja.people.lines import Assessor, assessor_of_record, superior_of_assessor


def assessor_of(person: PersonId, on: date) -> Assessor | None:
    """Who rates this person on a day; None at the top, or for somebody without a position."""
    return assessors_of([person], on)[person]


def assessors_of(people: Collection[PersonId], on: date) -> dict[PersonId, Assessor | None]:
    """Who rates each of these people on a day, in at most six statements."""
    lines = lines_above(people, on)
    return {person: assessor_of_record(person, lines) for person in people}


def decider_over(person: PersonId, on: date) -> Assessor | None:
    """Who stands above this person's assessor on a day, and decides an objection to them.

    None where nobody rates the person here, or where the head of the region decides.
    """
    lines = lines_above([person], on)
    assessor = assessor_of_record(person, lines)
    return superior_of_assessor(person, assessor, lines) if assessor else None


def all_assessors(on: date) -> dict[PersonId, Assessor | None]:
    """Who rates whom in the whole region on a day, in two statements."""
    lines = all_lines(on)
    return {person: assessor_of_record(person, lines) for person in lines.homes}


def rated_by(assessor: PersonId, on: date) -> set[PersonId]:
    """The people this person rates on a day."""
    candidates = people_maybe_under(assessor, on)
    found = assessors_of(candidates, on) if candidates else {}
    return {person for person, who in found.items() if who and who.person_id == assessor}
