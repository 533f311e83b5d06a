"""From a change to the inbox and the mail, through real programs, whatever breaks on the way."""

from datetime import timedelta
from functools import partial
from uuid import UUID

import psutil
import pytest

from kinerja import audit, outbox
from kinerja.audit.verifying import verify
from kinerja.ids import PersonId
from kinerja.jobs.queues import connect
from kinerja.tenancy import TenantId, unit_of_work
from tests.factories.people import make_person
from tests.factories.tenants import make_tenant
from tests.flow.installation import Installation

pytestmark = pytest.mark.servers
A_CLAIM = timedelta(seconds=61)
WAITING, DELIVERED, DEAD = 1, 2, 3
SENT = 3


@pytest.fixture
def region(installation: Installation) -> TenantId:
    assert installation.app
    return make_tenant()


def finalise(region: TenantId, count: int = 1) -> list[PersonId]:
    """So many evaluations become final in one transaction, each of another person."""
    with unit_of_work(region):
        people = [make_person("Siti", email=f"p{number}@contoh.test") for number in range(count)]
        for person in people:
            audit.record("evaluation.finalised", "evaluation", person.id)
            outbox.post("evaluation.finalised", _payload(person.id))
        return [person.id for person in people]


def _payload(person: UUID) -> dict[str, object]:
    return {"person_id": str(person), "evaluation_id": "e", "period": "2026", "predicate": "baik"}


def lines(installation: Installation) -> int:
    return int(installation.sql("SELECT count(*) FROM app.notification")[0][0])


def mailed(installation: Installation) -> int:
    sql = "SELECT count(*) FROM app.notification WHERE mail_state = :sent"
    return int(installation.sql(sql, sent=SENT)[0][0])


def waiting(installation: Installation) -> int:
    sql = "SELECT count(*) FROM app.outbox WHERE state <> :delivered"
    return int(installation.sql(sql, delivered=DELIVERED)[0][0])


def all_done(installation: Installation, count: int) -> bool:
    return mailed(installation) == count and waiting(installation) == 0


def assert_each_once(installation: Installation, count: int) -> None:
    """Nothing lost, nothing doubled."""
    assert lines(installation) == count
    assert len(set(installation.mail.message_ids)) == count
    assert len(installation.mail.taken) == count


def sweep_until_done(
    installation: Installation, count: int, later: timedelta = timedelta()
) -> None:
    def done() -> bool:
        installation.sweep(later)
        return all_done(installation, count)

    installation.wait_for(done, f"{count} mails")


def test_an_event_reaches_the_inbox_and_the_mail_once(
    installation: Installation, region: TenantId
) -> None:
    installation.start("scheduler")
    installation.start("worker")
    finalise(region, 3)
    installation.wait_for(partial(all_done, installation, 3), "three mails")
    assert_each_once(installation, 3)
    installation.wait_for(lambda: verify(region).tail.count == 0, "the log to be sealed")
    assert verify(region).faults == ()


def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(
    installation: Installation, region: TenantId
) -> None:
    mail = installation.mail
    mail.hold_at = 3
    finalise(region, 6)
    first = installation.start("worker", "--queue", "notifications")

    def holding() -> bool:
        installation.sweep()
        return mail.holding.is_set()

    installation.wait_for(holding, "the third mail to be under way")
    installation.kill(first)
    mail.release.set()
    assert len(mail.taken) == 3
    assert mailed(installation) == 2  # the server has the third, nobody knows

    assert installation.sweep() == 0  # the claims of the dead still hold
    installation.start("worker", "--queue", "notifications")
    sweep_until_done(installation, 6, later=A_CLAIM)
    assert lines(installation) == 6
    assert len(set(mail.message_ids)) == 6
    # the mail in flight came twice under one Message-ID; no other did
    assert sorted(map(mail.message_ids.count, set(mail.message_ids))) == [1, 1, 1, 1, 1, 2]


def test_while_redis_is_down_messages_wait_and_then_go_out(
    installation: Installation, region: TenantId
) -> None:
    programs = [installation.start("scheduler"), installation.start("worker")]
    finalise(region)
    installation.wait_for(partial(all_done, installation, 1), "the first mail")

    installation.valkey.stop()
    finalise(region, 2)
    assert waiting(installation) == 2
    assert all(program.status() != psutil.STATUS_ZOMBIE for program in programs)
    installation.valkey.start()
    installation.wait_for(partial(all_done, installation, 3), "the mails that waited")
    assert all(program.is_running() for program in programs)
    assert_each_once(installation, 3)


def test_losing_what_redis_held_loses_nothing(installation: Installation, region: TenantId) -> None:
    finalise(region, 2)
    assert installation.sweep() == 1
    with connect(installation.valkey.url) as connection:
        connection.flushall()
    assert installation.sweep() == 0
    installation.start("worker", "--queue", "notifications")
    sweep_until_done(installation, 2, later=A_CLAIM)
    assert_each_once(installation, 2)


def test_while_the_mail_server_is_down_the_inbox_has_it_and_the_mail_follows(
    installation: Installation, region: TenantId
) -> None:
    installation.mail.stop()
    installation.start("scheduler")
    installation.start("worker")
    finalise(region, 2)
    failed = "SELECT count(*) FROM app.outbox WHERE attempts > 0 AND last_fault LIKE '%refused%'"
    installation.wait_for(lambda: installation.sql(failed)[0][0] == 2, "two mails to be refused")
    assert lines(installation) == 2
    assert mailed(installation) == 0

    installation.mail.start()
    installation.make_due()
    installation.wait_for(partial(all_done, installation, 2), "both mails")
    assert_each_once(installation, 2)


def test_a_relay_killed_between_commit_and_enqueue_loses_nothing(
    installation: Installation, region: TenantId
) -> None:
    finalise(region, 2)
    claimed = "SELECT count(*) FROM app.outbox WHERE claimed_at IS NOT NULL"
    with connect(installation.valkey.url) as connection:
        connection.client_pause(60_000, all=False)  # reading goes on, enqueuing hangs
        relay = installation.start("scheduler")
        installation.wait_for(
            lambda: installation.sql(claimed)[0][0] == 2, "both messages to be claimed"
        )
        installation.kill(relay)
        connection.client_unpause()
        assert connection.llen("rq:queue:notifications") == 0
    assert waiting(installation) == 2
    assert installation.sweep() == 0

    installation.start("worker", "--queue", "notifications")
    sweep_until_done(installation, 2, later=A_CLAIM)
    assert_each_once(installation, 2)
