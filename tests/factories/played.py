"""A region in which the whole cycle has been played, as the demo does, in this process."""

from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import select, update

from kinerja.accounts.models import Account, AccountState
from kinerja.demo.play import play_step
from kinerja.demo.population import generate
from kinerja.demo.scene import DemoStep
from kinerja.demo.writing import write
from kinerja.ids import TenantId
from kinerja.outbox.delivery import deliver_batch
from kinerja.outbox.models import Outbox, OutboxState
from kinerja.people.models import Person
from kinerja.rubrics.service import current_rubric
from kinerja.tenancy import unit_of_work
from kinerja.tenancy.loading import load_folder
from kinerja.tenancy.models import Region
from tests.factories.accounts import Somebody
from tests.factories.packs import copied_pack
from tests.factories.tenants import set_practice

AS_OF: Final = "2026-06-30"


def play_region(pack: str, slug: str, folder: Path, staff: int = 30, **parts: bool) -> TenantId:
    """A copy of a shipped region under another slug, with generated people, played to its end.

    `parts` are parts of the cycle it has besides those of its own, such as meetings=True.
    """
    tenant = load_folder(copied_pack(pack, slug, folder), is_sample=True).tenant
    with unit_of_work(tenant) as session:
        session.execute(update(Region).values(is_sample=True))
        set_practice(**parts)
        families = frozenset(family.code for family in current_rubric().said.families)
        write(generate(slug, staff, 1), families, date(2023, 1, 1))
    for step in DemoStep:
        with unit_of_work(tenant):
            play_step({"slug": slug, "seed": 1, "as_of": AS_OF}, step)
    return tenant


def deliver_waiting(tenant: TenantId) -> None:
    """What a worker does with the messages that wait now: results raise referrals, say."""
    waiting = select(Outbox.id).where(Outbox.state == OutboxState.WAITING).order_by(Outbox.id)
    with unit_of_work(tenant) as session:
        ids = list(session.scalars(waiting))
    deliver_batch(tenant, ids)


def generated_people(tenant: TenantId, slug: str) -> tuple[Somebody, ...]:
    """The people of a played region, their accounts in use from now on."""
    asked = select(Person.id, Account.id, Person.nip).join(Account, Account.person_id == Person.id)
    with unit_of_work(tenant) as session:
        session.execute(update(Account).values(state=AccountState.ACTIVE))
        return tuple(Somebody(tenant, slug, *row) for row in session.execute(asked))
