"""Reading what unnamed raters said, put together: the only form in which anybody reads it."""

from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, literal, select

from kinerja.database import db
from kinerja.rubrics import rubric as rubrics
from modules.evaluations.models import RaterKind
from modules.evaluations.models_records import RaterVoice

ENGINE_KINDS: Final = {
    RaterKind.PEER: rubrics.RaterKind.PEER,
    RaterKind.SUBORDINATE: rubrics.RaterKind.SUBORDINATE,
}

Voices = dict[str, dict[rubrics.RaterKind, tuple[int, ...]]]


def voices_of(evaluations: Sequence[UUID]) -> dict[UUID, Voices]:
    """By evaluation, indicator and kind of rater, the levels given, lowest first.

    What was not put together, or stayed below the region's threshold, is not there. The order
    says nothing of who rated: only how often each level was given is known.
    """
    asked = literal(list(evaluations), ARRAY(Uuid()))
    rows: Any = select(
        RaterVoice.evaluation_id, RaterVoice.indicator, RaterVoice.kind, RaterVoice.counts
    ).where(RaterVoice.evaluation_id == any_(asked))
    found: dict[UUID, Voices] = {}
    for evaluation_id, indicator, kind, counts in db.session.execute(rows):
        voices = found.setdefault(evaluation_id, {}).setdefault(indicator, {})
        voices[ENGINE_KINDS[kind]] = levels_in(counts)
    return found


def levels_in(counts: Iterable[int]) -> tuple[int, ...]:
    """Counts of the levels 1, 2, 3 … written out: (0, 1, 2) is 2, 3, 3."""
    return tuple(level for level, often in enumerate(counts, start=1) for _each in range(often))
