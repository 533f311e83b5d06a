"""What others are told of a final result: enough to act on, without reading evaluations."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from sqlalchemy import select

from kinerja.database import db
from kinerja.periods.models import Period
from kinerja.rubrics.service import PublishedRubric
from kinerja.rubrics.tree import Node
from modules.evaluations.freezing import frozen_tree
from modules.evaluations.models import Evaluation
from modules.evaluations.queries import FINISHED

# what people are told is another message: this one is for the features that act on a result
SCORED_TOPIC: Final = "evaluation.scored"


def result_words(evaluation: Evaluation, period: Period, rubric: PublishedRubric) -> dict[str, Any]:
    """Score and indicators of a result in points (0-100, exact text), beside those before it.

    Before is the same person's latest final result of an earlier period of the same kind.
    """
    before = _before(evaluation, period)
    earlier = dict(_points(frozen_tree(before.tree or {}))) if before else {}
    tree = frozen_tree(evaluation.tree or {})
    return {
        "family": evaluation.family,
        "assessor_id": str(evaluation.assessor_id),
        "score": str(tree.value),
        "score_before": str(frozen_tree(before.tree or {}).value) if before else None,
        "items": list(_items(tree, rubric, earlier)),
    }


def _items(
    tree: Node, rubric: PublishedRubric, earlier: Mapping[str, Fraction]
) -> Iterator[dict[str, Any]]:
    entries = {each.code: each for part in rubric.said.components for each in part.indicators}
    for component in tree.children:
        for node in component.children:
            before = earlier.get(node.code)
            yield {
                "code": node.code,
                "label": {"id": node.label.id, "en": node.label.en},
                "points": str(node.value),
                "competency": entries[node.code].competency,
                "before": None if before is None else str(before),
            }


def _points(tree: Node) -> Iterator[tuple[str, Fraction]]:
    return ((node.code, node.value) for part in tree.children for node in part.children)


def _before(evaluation: Evaluation, period: Period) -> Evaluation | None:
    return db.session.scalar(
        select(Evaluation)
        .join(Period, Period.id == Evaluation.period_id)
        .where(
            Evaluation.person_id == evaluation.person_id,
            Evaluation.stage.in_(FINISHED),
            Period.kind == period.kind,
            Period.ends_on < period.starts_on,
        )
        .order_by(Period.ends_on.desc())
        .limit(1)
    )
