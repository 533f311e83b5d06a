"""Reading self-assessments: the levels people gave themselves."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import and_, select

from kinerja.database import db
from modules.evaluations.models import Evaluation
from modules.evaluations.models_records import SelfRating


def self_levels_of(evaluations: Sequence[UUID]) -> dict[UUID, dict[str, int]]:
    """By evaluation and indicator, the level (1-5) the person gave; submitted ones only."""
    rows = (
        select(SelfRating.evaluation_id, SelfRating.indicator, SelfRating.level)
        .join(
            Evaluation,
            and_(
                Evaluation.tenant_id == SelfRating.tenant_id,
                Evaluation.id == SelfRating.evaluation_id,
            ),
        )
        .where(
            SelfRating.evaluation_id.in_(evaluations),
            Evaluation.self_submitted_at.is_not(None),
        )
    )
    found: defaultdict[UUID, dict[str, int]] = defaultdict(dict)
    for evaluation_id, indicator, level in db.session.execute(rows):
        if level is not None:
            found[evaluation_id][indicator] = level
    return dict(found)
