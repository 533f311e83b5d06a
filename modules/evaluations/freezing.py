"""What a final result consists of, in one canonical form, and the hash that seals it. Pure."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson

from kinerja.rubrics.record import Outcome
from kinerja.rubrics.rubric import Axis
from kinerja.rubrics.tree import Node
from modules.evaluations.models import Evaluation
from modules.evaluations.rules import FEEDBACK, Draft

_FROZEN = (
    *("score_hundredths", "band", "proposed_results", "proposed_behaviour"),
    *("results_rating", "behaviour_rating", "departure_reason", "predicate", "scheme", "tree"),
)


def tree_document(outcome: Outcome, rubric_version_id: UUID) -> dict[str, Any]:
    """The score tree with the axis values and the rubric version, exact, as plain data."""
    return {
        "rubric_version": str(rubric_version_id),
        "axes": {axis.value: _figure(node) for axis, node in outcome.axes.items()},
        "score": outcome.tree.as_document() if outcome.tree else None,
    }


def frozen_tree(document: dict[str, Any]) -> Node:
    """The score tree of a final result."""
    return Node.from_document(document["score"])


def frozen_axes(document: dict[str, Any]) -> dict[Axis, Node]:
    """The two axis figures of a final result, each with its formula; the parts are in the tree."""
    return {Axis(axis): Node.from_document(node) for axis, node in document["axes"].items()}


def frozen_rubric(document: dict[str, Any]) -> UUID:
    """The rubric version a final result was computed by."""
    return UUID(document["rubric_version"])


def result_document(evaluation: Evaluation, draft: Draft) -> dict[str, Any]:
    """Everything a final result says: who, in which period, rated how, scored how, set how."""
    return {
        "evaluation": str(evaluation.id),
        "period": str(evaluation.period_id),
        "person": str(evaluation.person_id),
        "assessor": str(evaluation.assessor_id),
        "family": evaluation.family,
        "finalised_at": _utc(evaluation.finalised_at),
        "ratings": {code: [mark.level, mark.reason] for code, mark in draft.marks.items()},
        **{name: getattr(draft, name) for name in FEEDBACK},
        **{name: getattr(evaluation, name) for name in _FROZEN},
    }


def result_hash(document: dict[str, Any]) -> bytes:
    """SHA-256 over the canonical JSON of a result: keys sorted, no blanks."""
    return hashlib.sha256(orjson.dumps(document, option=orjson.OPT_SORT_KEYS)).digest()


def check_code(digest: bytes) -> str:
    """The beginning of a result's hash in groups people can read out: 3FA9 02C4 7B1E."""
    text = digest.hex().upper()[:12]
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def _figure(node: Node) -> dict[str, Any]:
    return replace(node, children=(), left_out=()).as_document()


def _utc(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None
