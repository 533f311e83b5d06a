"""Reading what stands in a rating form: the superior's marks, beside them the person's own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import String, Uuid, and_, cast, literal, null, select, union_all

from kinerja.database import db
from kinerja.people.models import Person
from kinerja.people.names import full_name
from modules.evaluations.models import Evaluation, Rating
from modules.evaluations.models_records import SelfRating
from modules.evaluations.queries import draft_from
from modules.evaluations.rules import Draft
from modules.evaluations.self_queries import self_draft_from
from modules.evaluations.self_rules import SelfDraft

_NAME: Final = (Person.name_key, Person.nama, Person.gelar_depan, Person.gelar_belakang)


@dataclass(frozen=True, slots=True)
class FormMarks:
    """What a rating form shows: the draft, and the self-assessment once that was sent.

    `earlier` are the names of those who wrote in the draft and are not its assessor now.
    """

    draft: Draft
    earlier: Sequence[str] = ()
    own: SelfDraft = field(default_factory=SelfDraft)


def marks_in_form(evaluation: Evaluation) -> FormMarks:
    """The marks of both in one statement; nothing of a self-assessment that was not sent."""
    given: list[tuple[str, int | None, str]] = []
    own: list[tuple[str, int | None, str]] = []
    names: dict[tuple[str, Any], str] = {}
    for is_own, indicator, level, words, rater, key, *name in db.session.execute(
        _marks(evaluation)
    ):
        (own if is_own else given).append((indicator, level, words))
        if rater not in {None, evaluation.assessor_id}:
            names[key, rater] = full_name(*name)
    is_sent = evaluation.self_submitted_at is not None
    return FormMarks(
        draft_from(evaluation, given),
        [names[each] for each in sorted(names)],
        self_draft_from(evaluation, own) if is_sent else SelfDraft(),
    )


def _marks(evaluation: Evaluation) -> Any:
    rater = and_(Person.tenant_id == Rating.tenant_id, Person.id == Rating.rated_by)
    given: Any = (
        select(
            *(literal(value=False).label("is_own"), Rating.indicator, Rating.level, Rating.reason),
            *(Rating.rated_by, *_NAME),
        )
        .join(Person, rater)
        .where(Rating.evaluation_id == evaluation.id)
    )
    if evaluation.self_submitted_at is None:
        return given.order_by(Rating.indicator)
    nobody: Any = (cast(null(), Uuid()), *(literal("", String()) for _column in _NAME))
    own: Any = select(
        *(literal(value=True), SelfRating.indicator, SelfRating.level, SelfRating.note, *nobody)
    ).where(SelfRating.evaluation_id == evaluation.id)
    return union_all(given, own).order_by("indicator")
