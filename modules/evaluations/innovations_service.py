"""Recording an innovation, and deciding whether it counts as one."""

from typing import Any
from uuid import UUID

from kinerja import audit, outbox
from kinerja.database import db, new_id, now
from kinerja.ids import PersonId
from kinerja.local_dates import today
from kinerja.people.queries import names_of
from kinerja.people.reporting import assessor_of
from kinerja.tenancy.practice import current_practice, current_region
from modules.evaluations import innovations_errors as errors
from modules.evaluations import innovations_rules as rules
from modules.evaluations.innovations_queries import get_innovation, rates_now
from modules.evaluations.innovations_rules import Idea
from modules.evaluations.models_records import Innovation, InnovationState

RECORDED_TOPIC = "innovation.recorded"
DECIDED_TOPIC = "innovation.decided"


def require_innovations() -> None:
    """Go on in a region that records innovations; NoInnovations elsewhere."""
    if not current_practice().innovations:
        raise errors.NoInnovations


def record_innovation(person: PersonId, idea: Idea) -> Innovation:
    """Record a person's innovation, and tell the superior that it waits; InUseInFuture."""
    require_innovations()
    if not rules.may_be_in_use_since(idea.in_use_since, today()):
        raise errors.InUseInFuture(idea.in_use_since, today())
    innovation = Innovation(
        id=new_id(),
        person_id=person,
        title=idea.title,
        description=idea.description,
        benefit=idea.benefit,
        in_use_since=idea.in_use_since,
        state=InnovationState.RECORDED,
    )
    db.session.add(innovation)
    db.session.flush()
    after = {"title": idea.title, "in_use_since": idea.in_use_since.isoformat()}
    audit.record(RECORDED_TOPIC, "innovation", innovation.id, None, after)
    superior = assessor_of(person, today())
    if superior is not None:
        _tell(RECORDED_TOPIC, innovation, superior.person_id, name=_name(person))
    return innovation


def decide_innovation(
    innovation_id: UUID,
    decider: PersonId,
    state: InnovationState,
    reason: str = "",
    *,
    is_agency: bool = False,
) -> Innovation:
    """Verify an innovation, or refuse it with a reason, and tell its person.

    NoInnovations, InnovationNotFound, NotYourInnovation, InnovationDecided, ReasonMissing.
    """
    require_innovations()
    innovation = get_innovation(innovation_id, lock=True)
    if not may_decide(innovation, decider, is_agency=is_agency):
        raise errors.NotYourInnovation(innovation_id)
    if innovation.state is not InnovationState.RECORDED:
        raise errors.InnovationDecided(innovation_id, innovation.state)
    if rules.lacks_reason(state, reason):
        raise errors.ReasonMissing(rules.REASON_SHORTEST)
    innovation.state, innovation.reason = state, reason
    innovation.decided_by, innovation.decided_at = decider, now()
    db.session.flush()
    after = {"state": state.name.lower(), "reason": reason}
    audit.record(DECIDED_TOPIC, "innovation", innovation_id, {"state": "recorded"}, after)
    _tell(DECIDED_TOPIC, innovation, innovation.person_id, state=state.name.lower())
    return innovation


def may_decide(innovation: Innovation, reader: PersonId, *, is_agency: bool) -> bool:
    """Whether the reader decides: the superior, or the agency where nobody stands above."""
    if innovation.person_id == reader:
        return False
    if rates_now(reader, innovation.person_id):
        return True
    superior = assessor_of(innovation.person_id, today())
    return is_agency if superior is None else superior.person_id == reader


def _tell(topic: str, innovation: Innovation, person: PersonId, **said: str) -> None:
    payload: dict[str, Any] = {
        "person_id": str(person),
        "title": innovation.title,
        "path": f"/{current_region().slug}/innovations/{innovation.id}",
    }
    outbox.post(topic, {**payload, **said})


def _name(person: PersonId) -> str:
    return names_of([person])[person]
