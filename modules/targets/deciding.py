"""Moving a plan on: proposed, withdrawn, returned, agreed, and revised again."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from kinerja import audit, outbox
from kinerja.database import db, now
from kinerja.ids import PersonId
from kinerja.local_dates import day_in, today, zone_of_request
from kinerja.people.queries import names_of
from kinerja.people.reporting import decider_over
from kinerja.tenancy.practice import current_region
from modules.targets import errors, rules
from modules.targets.kinds import PlanState
from modules.targets.models import Plan
from modules.targets.queries import targets_of
from modules.targets.rules import REASON_SHORTEST, Act, plan_faults
from modules.targets.seats import Seat, home_and_assessor
from modules.targets.service import document_of, lock_plan


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a superior decides on: which edition they have read, and what they write."""

    edition: int
    expectations: str = ""
    reason: str = ""


def propose(plan: Plan, seat: Seat) -> None:
    """Hand the plan to the superior and tell them; PlanIncomplete while anything is missing."""
    state = _state_after(plan, Act.PROPOSE)
    faults = plan_faults(targets_of(plan.id))
    if faults:
        raise errors.PlanIncomplete(plan.id, len(faults))
    plan.state = state
    plan.assessor_id = seat.assessor
    plan.proposed_at = now()
    _log(plan, "plan.proposed")
    if seat.assessor:
        _tell("plan.proposed", plan, seat.assessor, plan.person_id, f"plans/{plan.id}/review")


def withdraw(plan: Plan) -> None:
    """Take a proposed plan back, to change it."""
    plan.state = _state_after(plan, Act.WITHDRAW)
    plan.proposed_at = None
    _log(plan, "plan.withdrawn")


def agree(plan_id: UUID, superior: PersonId, verdict: Verdict) -> Plan:
    """Agree a plan with special expectations of behaviour, if any; the person is told.

    NotTheSuperior, NotInThisState, or PlanChanged where it is not the plan that was read.
    """
    plan = _for_verdict(plan_id, superior, verdict)
    plan.state = _state_after(plan, Act.AGREE)
    plan.expectations = verdict.expectations
    plan.note = ""
    plan.agreed_at, plan.agreed_by = now(), superior
    _log(plan, "plan.agreed", {"expectations": plan.expectations})
    _tell("plan.agreed", plan, plan.person_id, superior, f"plans/{plan.year}")
    return plan


def give_back(plan_id: UUID, superior: PersonId, verdict: Verdict) -> Plan:
    """Return a plan with a reason, to be changed and proposed again; the person is told.

    Like `agree`, and ReasonMissing without a reason.
    """
    plan = _for_verdict(plan_id, superior, verdict)
    state = _state_after(plan, Act.RETURN)
    _require_reason(plan, verdict.reason)
    plan.state = state
    plan.expectations = verdict.expectations
    plan.note = verdict.reason
    _log(plan, "plan.returned", {"reason": plan.note})
    _tell("plan.returned", plan, plan.person_id, superior, f"plans/{plan.year}")
    return plan


def revise(plan: Plan, reason: str) -> None:
    """Open an agreed plan again; the log keeps it as it was, ReasonMissing without a reason.

    It stays known when it was last agreed; whatever is changed is agreed anew.
    """
    state = _state_after(plan, Act.REVISE)
    _require_reason(plan, reason)
    before = {"state": "agreed", **whole_document(plan)}
    plan.state = state
    plan.note = reason
    plan.proposed_at = None
    db.session.flush()
    audit.record("plan.revised", "plan", plan.id, before, {"state": "draft", "reason": reason})


def whole_document(plan: Plan) -> dict[str, Any]:
    """The whole plan as the log keeps it."""
    return {"targets": [document_of(target) for target in targets_of(plan.id)]}


def assessor_now(plan: Plan, on: date) -> PersonId | None:
    """Who agrees a plan on a day: by the lines, or as recorded once the position is left."""
    home, assessor = home_and_assessor(plan.person_id, rules.plan_day(plan.year, on))
    return assessor if home == plan.position_id else plan.assessor_id


def may_decide(plan: Plan, superior: PersonId, on: date) -> bool:
    """Whether it is on somebody to agree this plan: the assessor, or who stands above them."""
    return assessor_now(plan, on) == superior or stands_in(plan, superior, on)


def stands_in(plan: Plan, superior: PersonId, on: date) -> bool:
    """Whether somebody may agree in the place of an assessor who did nothing in time."""
    proposed = day_in(zone_of_request(), plan.proposed_at) if plan.proposed_at else None
    if not rules.next_superior_may_agree(plan.year, plan.state, proposed, on):
        return False
    found = decider_over(plan.person_id, rules.plan_day(plan.year, on))
    return found is not None and found.person_id == superior


def _for_verdict(plan_id: UUID, superior: PersonId, verdict: Verdict) -> Plan:
    plan = lock_plan(plan_id)
    if not may_decide(plan, superior, today()):
        raise errors.NotTheSuperior(plan_id)
    if verdict.edition != plan.edition:
        raise errors.PlanChanged(plan_id, plan.edition)
    return plan


def _state_after(plan: Plan, act: Act) -> PlanState:
    """The stage to come; nothing is written before everything has been checked."""
    state = rules.after(plan.state, act)
    if state is None:
        raise errors.NotInThisState(plan.id, plan.year, plan.state)
    return state


def _require_reason(plan: Plan, reason: str) -> None:
    if len(reason) < REASON_SHORTEST:
        raise errors.ReasonMissing(plan.id, len(reason), REASON_SHORTEST)


def _log(plan: Plan, action: str, more: dict[str, Any] | None = None) -> None:
    db.session.flush()
    after = {"state": PlanState(plan.state).name.lower(), "edition": plan.edition, **(more or {})}
    audit.record(action, "plan", plan.id, None, after)


def _tell(topic: str, plan: Plan, reader: PersonId, about: PersonId, page: str) -> None:
    slug = current_region().slug
    outbox.post(
        topic,
        {
            "person_id": str(reader),
            "year": plan.year,
            "name": names_of([about])[about],
            "path": f"/{slug}/{page}",
        },
    )
