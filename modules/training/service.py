"""Referrals: raised by rules, endorsed by the superior, decided and scheduled by the agency."""

from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from kinerja import audit, outbox
from kinerja.database import db, new_id
from kinerja.ids import PersonId, TenantId
from kinerja.packs import training_from_document
from kinerja.packs.training_document import Programme, TrainingDocument
from kinerja.tenancy import current_tenant
from kinerja.tenancy.practice import current_region
from kinerja.text import Text
from modules.training.catalogue import newest_version
from modules.training.errors import (
    NoteMissing,
    NotYourReferral,
    ReferralMoved,
    ReferralNotFound,
    SeatsTaken,
)
from modules.training.models import Referral, ReferralState, TrainingVersion
from modules.training.rules import ENDORSING, MOVES, NEEDS_NOTE, Item, Proposal, Result, proposals

SHORTEST_NOTE: Final = 10  # characters: a reason somebody can act on
_KEPT: Final = 500  # catalogues in memory
RAISED_TOPIC: Final = "training.referred"
MOVED_TOPIC: Final = "training.moved"


def raise_referrals(payload: dict[str, Any]) -> None:
    """Refer the person of a final result by the rules in force; asked twice, it does it once."""
    version = newest_version()
    if version is None:
        return
    found = proposals(catalogue_of(version.id), result_in(payload))
    raised = [each for each in found if _add(each, payload, version)]
    if not raised:
        return
    evaluation_id = UUID(payload["evaluation_id"])
    after = {"programmes": [each.programme for each in raised]}
    audit.record("training.referred", "evaluation", evaluation_id, None, after)
    _tell(RAISED_TOPIC, PersonId(UUID(payload["person_id"])), count=len(raised))


def result_in(payload: dict[str, Any]) -> Result:
    """The final result a message tells of."""
    before = payload["score_before"]
    return Result(
        family=payload["family"],
        predicate=payload["predicate"],
        score=Fraction(payload["score"]),
        items=tuple(_item(each) for each in payload["items"]),
        score_before=None if before is None else Fraction(before),
    )


def endorse(
    referral_id: UUID, superior: PersonId, wanted: ReferralState, note: str = ""
) -> Referral:
    """The superior supports a referral or does not; NotYourReferral for anybody else."""
    referral = _locked(referral_id)
    if referral.superior_id != superior:
        raise NotYourReferral(referral_id)
    if wanted not in ENDORSING:
        raise ReferralMoved(referral_id, referral.state, wanted)
    return _move(referral, wanted, note)


def decide(referral_id: UUID, wanted: ReferralState, note: str = "") -> Referral:
    """The agency approves, sends back, refuses, or records attendance."""
    referral = _locked(referral_id)
    if wanted in ENDORSING or wanted is ReferralState.SCHEDULED:
        raise ReferralMoved(referral_id, referral.state, wanted)
    return _move(referral, wanted, note)


def schedule(referral_id: UUID, day: date) -> Referral:
    """Give an approved referral a day with a free seat; SeatsTaken when there is none."""
    referral = _locked(referral_id)
    programme = programme_of(referral)
    # whoever schedules for the same programme waits, so that no seat is given twice
    key = f"{current_tenant()}/{programme.code}/{day}"
    db.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(key, 0))))
    taken = select(func.count()).where(
        Referral.programme == programme.code,
        Referral.scheduled_on == day,
        Referral.state.in_((ReferralState.SCHEDULED, ReferralState.ATTENDED)),
    )
    if (db.session.scalar(taken) or 0) >= programme.seats:
        raise SeatsTaken(referral_id, day, programme.seats)
    referral.scheduled_on = day
    return _move(referral, ReferralState.SCHEDULED, "")


def programme_of(referral: Referral) -> Programme:
    """The programme as the catalogue described it when the referral was raised."""
    document = catalogue_of(referral.training_version_id)
    return next(each for each in document.programmes if each.code == referral.programme)


def catalogue_of(version_id: UUID) -> TrainingDocument:
    """A version of the catalogue, which never changes; NoResultFound when there is none."""
    return _parsed(current_tenant(), version_id)


@lru_cache(maxsize=_KEPT)
def _parsed(tenant: TenantId, version_id: UUID) -> TrainingDocument:
    version = db.session.get_one(TrainingVersion, (tenant, version_id))
    return training_from_document(version.document)


def get_referral(referral_id: UUID) -> Referral:
    """The referral with this id, or ReferralNotFound."""
    found = db.session.get(Referral, referral_id)
    if found is None:
        raise ReferralNotFound(referral_id)
    return found


def _item(said: dict[str, Any]) -> Item:
    before = said["before"]
    return Item(
        said["code"],
        Text(**said["label"]),
        Fraction(said["points"]),
        said["competency"],
        None if before is None else Fraction(before),
    )


def _add(proposal: Proposal, payload: dict[str, Any], version: TrainingVersion) -> bool:
    row = {
        "tenant_id": current_tenant(),
        "id": new_id(),
        "person_id": UUID(payload["person_id"]),
        "evaluation_id": UUID(payload["evaluation_id"]),
        "training_version_id": version.id,
        "superior_id": UUID(payload["assessor_id"]),
        "rule": proposal.rule,
        "item": proposal.item,
        "programme": proposal.programme,
        "purpose": proposal.purpose,
        "reason": {"id": proposal.reason.id, "en": proposal.reason.en},
    }
    table: Any = Referral.__table__
    made = insert(table).values(row).on_conflict_do_nothing().returning(table.c.id)
    return db.session.execute(made).first() is not None


def _locked(referral_id: UUID) -> Referral:
    asked = select(Referral).where(Referral.id == referral_id).with_for_update()
    found = db.session.scalar(asked.execution_options(populate_existing=True))
    if found is None:
        raise ReferralNotFound(referral_id)
    return found


def _move(referral: Referral, wanted: ReferralState, note: str) -> Referral:
    if wanted not in MOVES[referral.state]:
        raise ReferralMoved(referral.id, referral.state, wanted)
    if wanted in NEEDS_NOTE and len(note) < SHORTEST_NOTE:
        raise NoteMissing(referral.id, SHORTEST_NOTE)
    before = {"state": referral.state.name.lower()}
    if wanted is ReferralState.APPROVED:
        referral.scheduled_on = None  # an approved one that was scheduled waits for another day
    referral.state, referral.note = wanted, note
    db.session.flush()
    day = referral.scheduled_on.isoformat() if referral.scheduled_on else None
    after = {"state": wanted.name.lower(), "note": note, "scheduled_on": day}
    audit.record("training.moved", "referral", referral.id, before, after)
    _tell(MOVED_TOPIC, referral.person_id, state=wanted.name.lower())
    return referral


def _tell(topic: str, person: PersonId, **details: object) -> None:
    path = f"/{current_region().slug}/training"
    outbox.post(topic, {"person_id": str(person), "path": path, **details})
