"""Writing a plan: begin it, take templates over, add, save and remove results."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, update

from kinerja import audit
from kinerja.database import db, new_id, now
from kinerja.packs.rubric_document import Template
from modules.targets import errors, rules
from modules.targets.from_templates import targets_from
from modules.targets.kinds import PlanState
from modules.targets.models import Plan, PlanMeasure, PlanTarget, Realisation
from modules.targets.queries import NO_FIGURE, superior_results, targets_of
from modules.targets.rules import MOST_TARGETS, Act, MeasureDraft, TargetDraft
from modules.targets.seats import Seat


def open_plan(seat: Seat, year: int) -> Plan:
    """The plan of a year for the position held, begun if there is none; locked until commit.

    As long as it is being written it follows the lines: its superior is today's.
    """
    own = (
        Plan.person_id == seat.person,
        Plan.position_id == seat.position,
        Plan.year == year,
    )
    asked = select(Plan).where(*own).with_for_update()
    found = db.session.scalar(asked.execution_options(populate_existing=True))
    if found is not None:
        if rules.after(found.state, Act.EDIT):
            found.assessor_id = seat.assessor
        return found
    plan = Plan(
        id=new_id(),
        person_id=seat.person,
        position_id=seat.position,
        unit_id=seat.unit,
        family=seat.family,
        year=year,
        assessor_id=seat.assessor,
        state=PlanState.DRAFT,
        edition=0,
    )
    db.session.add(plan)
    db.session.flush()
    audit.record("plan.begun", "plan", plan.id, None, {"year": year, "state": "draft"})
    return plan


def lock_plan(plan_id: UUID) -> Plan:
    """The plan, locked until commit; PlanNotFound for none."""
    asked = select(Plan).where(Plan.id == plan_id).with_for_update()
    found = db.session.scalar(asked.execution_options(populate_existing=True))
    if found is None:
        raise errors.PlanNotFound(plan_id)
    return found


def take_templates(plan: Plan, templates: Sequence[Template], language: str) -> int:
    """Add the results of these templates; how many. TooManyTargets where they find no room."""
    _require_open(plan)
    present = targets_of(plan.id)
    if len(present) + len(templates) > MOST_TARGETS:
        raise errors.TooManyTargets(MOST_TARGETS)
    made = targets_from(templates, present, language)
    if not made:
        return 0
    _insert(plan, made)
    _next_edition(plan)
    after = {"targets": [document_of(target) for target in made]}
    audit.record("plan.templates_taken", "plan", plan.id, None, after)
    return len(made)


def add_target(plan: Plan, *, is_main: bool) -> UUID:
    """A new, empty result; TooManyTargets where there is no room for it."""
    _require_open(plan)
    present = targets_of(plan.id)
    if len(present) >= MOST_TARGETS:
        raise errors.TooManyTargets(MOST_TARGETS)
    number = max((target.number for target in present), default=0) + 1
    made = TargetDraft(new_id(), number, is_main=is_main)
    _insert(plan, [made])
    _next_edition(plan)
    audit.record("plan.target_added", "plan", plan.id, None, {"target": str(made.id)})
    return made.id


def save_target(plan: Plan, saved: TargetDraft, draft: TargetDraft) -> None:
    """Write a result as `draft`, where it differs from what is `saved`.

    UnknownSuperiorResult for a link to anything but the superior's results of the year;
    TargetLogged where a measure would go for which something is recorded.
    """
    _require_open(plan)
    if document_of(draft) == document_of(saved):
        return
    _require_superiors(plan, draft, saved)
    row = db.session.scalars(select(PlanTarget).where(PlanTarget.id == saved.id)).one()
    row.result, row.is_main, row.weight = draft.result, draft.is_main, draft.weight
    row.superior_target_id = draft.superior
    _write_measures(saved, draft)
    _next_edition(plan)
    db.session.flush()
    before, after = document_of(saved), document_of(draft)
    audit.record("plan.target_saved", "plan", plan.id, before, after)


def remove_target(plan: Plan, target: TargetDraft) -> None:
    """Take a result out of the plan, and links to it; TargetLogged where something is recorded."""
    _require_open(plan)
    if target.is_logged:
        raise errors.TargetLogged(target.id)
    linked = update(PlanTarget).where(PlanTarget.superior_target_id == target.id)
    loosened = db.session.execute(
        linked.values(superior_target_id=None).returning(PlanTarget.id)
    ).all()
    db.session.execute(delete(PlanMeasure).where(PlanMeasure.target_id == target.id))
    db.session.execute(delete(PlanTarget).where(PlanTarget.id == target.id))
    _next_edition(plan)
    db.session.flush()
    after = {"loosened": [str(row.id) for row in loosened]}
    audit.record("plan.target_removed", "plan", plan.id, document_of(target), after)


def document_of(target: TargetDraft) -> dict[str, Any]:
    """A result as the log keeps it."""
    return {
        "target": str(target.id),
        "result": target.result,
        "main": target.is_main,
        "weight": target.weight,
        "superior": str(target.superior) if target.superior else None,
        "measures": {str(at): _measure_document(each) for at, each in target.measures.items()},
    }


def _measure_document(measure: MeasureDraft) -> dict[str, Any]:
    return {
        "aspect": measure.aspect.name.lower(),
        "indicator": measure.indicator,
        "unit": measure.unit,
        "target": None if measure.target is None else f"{measure.target.normalize():f}",
        "direction": measure.direction.name.lower(),
        "source": measure.source.name.lower(),
        "weight": measure.weight,
    }


def _require_open(plan: Plan) -> None:
    if rules.after(plan.state, Act.EDIT) is None:
        raise errors.NotInThisState(plan.id, plan.year, plan.state)


def _next_edition(plan: Plan) -> None:
    plan.edition += 1
    plan.saved_at = now()


def _require_superiors(plan: Plan, draft: TargetDraft, saved: TargetDraft) -> None:
    if draft.superior is None or draft.superior == saved.superior:
        return
    known = {each.id for each in superior_results(plan.assessor_id, plan.year)}
    if draft.superior not in known:
        raise errors.UnknownSuperiorResult(draft.superior)


def _insert(plan: Plan, targets: Sequence[TargetDraft]) -> None:
    rows = [
        PlanTarget(id=each.id, plan_id=plan.id, number=each.number, **target_values(each))
        for each in targets
    ]
    db.session.add_all(rows)
    db.session.flush()
    for each in targets:
        db.session.add_all(_row(each.id, at, made) for at, made in each.measures.items())
    db.session.flush()


def _row(target_id: UUID, at: int, measure: MeasureDraft) -> PlanMeasure:
    return PlanMeasure(id=new_id(), target_id=target_id, number=at, **measure_values(measure))


def target_values(target: TargetDraft) -> Mapping[str, Any]:
    """A result as its columns, without those that place it."""
    return {
        "result": target.result,
        "is_main": target.is_main,
        "weight": target.weight,
        "superior_target_id": target.superior,
        "template": target.template,
    }


def measure_values(measure: MeasureDraft) -> Mapping[str, Any]:
    """A measure as its columns, without those that place it."""
    figure: Decimal = NO_FIGURE if measure.target is None else measure.target
    return {
        "aspect": measure.aspect,
        "indicator": measure.indicator,
        "unit": measure.unit,
        "target": figure,
        "direction": measure.direction,
        "source": measure.source,
        "weight": measure.weight,
    }


def _write_measures(saved: TargetDraft, draft: TargetDraft) -> None:
    asked = select(PlanMeasure).where(PlanMeasure.target_id == saved.id)
    rows = {row.number: row for row in db.session.scalars(asked)}
    for at, measure in draft.measures.items():
        if at not in rows:
            db.session.add(_row(saved.id, at, measure))
        elif measure != saved.measures[at]:
            for name, value in measure_values(measure).items():
                setattr(rows[at], name, value)
    for at in rows.keys() - draft.measures.keys():
        _remove_measure(rows[at])


def _remove_measure(row: PlanMeasure) -> None:
    recorded = select(Realisation.id).where(Realisation.measure_id == row.id).limit(1)
    if db.session.scalar(recorded) is not None:
        raise errors.TargetLogged(row.target_id)
    db.session.delete(row)
