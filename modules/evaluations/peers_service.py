"""Drawing who rates whom unseen, once for a period, and telling the raters how many wait."""

import secrets
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from kinerja import audit, outbox
from kinerja.database import db, now, random_id
from kinerja.ids import PersonId
from kinerja.law.offices import JPT, Office, find_office
from kinerja.people.kinds import PersonState
from kinerja.people.models import Person, Position, Unit
from kinerja.periods.errors import PeriodNotFound
from kinerja.periods.models import Period, PeriodStage
from kinerja.rubrics import rubric as rubrics
from kinerja.rubrics.service import PublishedRubric, rubric_of
from kinerja.tenancy.practice import current_region
from modules.evaluations.models import Evaluation, EvaluationStage, RaterAssignment, RaterKind
from modules.evaluations.peers_errors import RatersNotDue
from modules.evaluations.peers_rules import Colleague, Drawn, draw
from modules.evaluations.rules import asked_of

ASKED_TOPIC = "raters.asked"
_STAFF, _PENGAWAS, _ADMINISTRATOR, _JPT = range(1, 5)


def has_peers(rubric: PublishedRubric) -> bool:
    """Whether this rubric asks peers about anybody."""
    return bool(_families_asked(rubric))


def draw_raters(period_id: UUID, seed: str | None = None) -> int:
    """Ask peers to rate everybody of a period; how many ratings are asked for, 0 if none now.

    Done once: a period already drawn stays as it is. Without `seed` the draw follows from chance
    that is kept nowhere, so that nobody who knows the rule can find out who rates whom; a seed is
    for invented people. RatersNotDue outside of the rating stage, PeriodNotFound.
    """
    period = db.session.scalar(select(Period).where(Period.id == period_id).with_for_update())
    if period is None:
        raise PeriodNotFound(period_id)
    rubric = rubric_of(period.rubric_version_id)
    families = _families_asked(rubric)
    if period.raters_drawn_at is not None or not families:
        return 0
    if period.stage is not PeriodStage.RATING:
        raise RatersNotDue(period.code)
    roster = _roster(period_id)
    smallest = rubric.rubric.rule(rubrics.RaterKind.PEER).smallest
    drawn = draw(list(_colleagues(roster)), smallest, seed or secrets.token_hex())
    rated = {row.person_id: row.id for row in roster if _is_rated(row, families)}
    asked = [each for each in drawn if each.rated in rated]
    _write(asked, rated)
    period.raters_drawn_at = now()
    db.session.flush()
    _tell(period, asked)
    after = {"period": period.code, "people": len(rated), "ratings": len(asked)}
    audit.record("raters.drawn", "period", period.id, None, after)
    return len(asked)


def _families_asked(rubric: PublishedRubric) -> frozenset[str]:
    """The position families whose rubric gives peers something to rate."""
    return frozenset(
        family.code
        for family in rubric.said.families
        if asked_of(rubrics.RaterKind.PEER, rubric.rubric, family.code)
    )


def _is_rated(row: Any, families: frozenset[str]) -> bool:
    return row.family in families and row.stage is EvaluationStage.RATING


def _roster(period_id: UUID) -> Sequence[Any]:
    """Everybody at work who is evaluated, in an order that stays the same."""
    rows: Any = (
        select(
            *(Evaluation.id, Evaluation.person_id, Evaluation.unit_id, Evaluation.assessor_id),
            *(Evaluation.family, Evaluation.stage),
            *(Position.jenis_jabatan, Position.jenjang, Position.leads_unit),
        )
        .join(Person, Person.id == Evaluation.person_id)
        .join(Position, Position.id == Evaluation.position_id)
        .where(Evaluation.period_id == period_id, Person.state == PersonState.ACTIVE)
        .order_by(Person.nip)
    )
    return db.session.execute(rows).all()


def _colleagues(roster: Sequence[Any]) -> Iterator[Colleague]:
    parents = {row.id: row.parent_id for row in db.session.execute(select(Unit.id, Unit.parent_id))}
    assessors = {row.person_id: row.assessor_id for row in roster}
    for row in roster:
        office = find_office(row.jenis_jabatan, row.jenjang)
        yield Colleague(
            id=row.person_id,
            units=tuple(_upwards(row.unit_id, parents)),
            level=_level(office, leads_unit=row.leads_unit),
            above=frozenset(_upwards(row.assessor_id, assessors)) - {row.person_id},
        )


def _upwards(start: UUID | None, above: Mapping[UUID, UUID | None]) -> Iterator[UUID]:
    """This one and all above it; ends where the lines run in a circle."""
    seen: set[UUID] = set()
    while start is not None and start not in seen:
        seen.add(start)
        yield start
        start = above.get(start)


def _level(office: Office | None, *, leads_unit: bool) -> int:
    """Who is of a level: leaders by their grade, everybody else together."""
    if office in JPT:
        return _JPT
    if office is Office.ADMINISTRATOR:
        return _ADMINISTRATOR
    return _PENGAWAS if office is Office.PENGAWAS or leads_unit else _STAFF


def _write(asked: Sequence[Drawn], rated: Mapping[Any, UUID]) -> None:
    rows = [
        {
            "id": random_id(),
            "evaluation_id": rated[each.rated],
            "rater_id": each.rater,
            "kind": RaterKind.PEER,
            "submitted_on": None,
        }
        for each in asked
    ]
    if rows:
        db.session.execute(insert(RaterAssignment), rows)


def _tell(period: Period, asked: Sequence[Drawn]) -> None:
    """One notice for each rater, in the order of their ids: it says nothing of the draw."""
    path = f"/{current_region().slug}/peers"
    said = {"period": period.code, "due": period.ratings_due_on.isoformat(), "path": path}
    counts: Counter[PersonId] = Counter(PersonId(each.rater) for each in asked)  # type: ignore[arg-type]
    outbox.post_all(
        ASKED_TOPIC,
        ({**said, "person_id": str(rater), "count": counts[rater]} for rater in sorted(counts)),
    )
