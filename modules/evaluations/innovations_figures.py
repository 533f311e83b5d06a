"""What scores rest on here: whether somebody put a new idea to use, where a scheme asks for it."""

from collections.abc import Sequence
from uuid import UUID

from kinerja.rubrics.figures import Figures, Subject
from kinerja.rubrics.service import PublishedRubric
from kinerja.tenancy.practice import current_practice
from modules.evaluations.innovations_queries import with_new_ideas
from modules.evaluations.innovations_rules import ASKS_FOR_IDEAS


def new_ideas(rubric: PublishedRubric, subjects: Sequence[Subject]) -> dict[UUID, Figures]:
    """By subject, that there is a verified new idea of the period; nobody else is in it.

    One statement for all of them; none where the scheme does not ask or nothing is recorded.
    """
    if rubric.rubric.scheme != ASKS_FOR_IDEAS or not current_practice().innovations:
        return {}
    return dict.fromkeys(with_new_ideas(subjects), Figures(has_new_idea=True))
