"""Each answer of the machine and what the doctor makes of it."""

from pathlib import Path

import pytest

from kinerja.doctor import Finding, State, disk, messages, postgres, roles, schema, worst
from kinerja.doctor.messages import QueueFacts
from kinerja.doctor.postgres import PostgresFacts
from kinerja.doctor.roles import RoleFacts
from kinerja.tenancy.inspection import Hole

pytestmark = pytest.mark.unit
GIB = 2**30
OK, WARN, BAD = State.OK, State.WARN, State.BAD


def check(finding: Finding, state: State, *words: str) -> None:
    """The state, a remedy unless all is well, and words that must be there."""
    assert finding.state is state
    assert (finding.remedy is None) == (state is State.OK)
    told = f"{finding.found} {finding.remedy}"
    assert [word for word in words if word not in told] == []


@pytest.mark.parametrize(
    ("facts", "state", "word"),
    [
        (PostgresFacts("18.4", 18, "UTF8", own=True), OK, "dijalankan sendiri"),
        (PostgresFacts("15.13", 15, "UTF8", own=False), OK, "DATABASE_URL"),
        (PostgresFacts("14.9", 14, "UTF8", own=False), BAD, "PostgreSQL 15"),
        (PostgresFacts("17.1", 17, "SQL_ASCII", own=False), BAD, "UTF8"),
    ],
)
def test_postgres(facts: PostgresFacts, state: State, word: str) -> None:
    check(postgres.judge_postgres(facts), state, facts.version, word)


@pytest.mark.parametrize(
    ("role", "facts", "state", "word"),
    [
        ("rw", RoleFacts("k_rw"), OK, "tanpa hak istimewa"),
        ("rw", RoleFacts("k_rw", superuser=True), BAD, "superuser"),
        ("rw", RoleFacts("k_rw", bypasses_rls=True), BAD, "row level security"),
        ("relay", RoleFacts("k_relay", makes_roles=True), BAD, "membuat peran"),
        ("national", RoleFacts("k_national", makes_databases=True), BAD, "membuat basis data"),
        ("scoring", RoleFacts("k_scoring", owns_tables=True), BAD, "memiliki tabel"),
        ("owner", RoleFacts("k_owner", owns_tables=True), OK, "tanpa hak istimewa"),
        ("owner", RoleFacts("k_owner", superuser=True, owns_tables=True), BAD, "superuser"),
    ],
)
def test_roles(role: str, facts: RoleFacts, state: State, word: str) -> None:
    finding = roles.judge_role(role, facts)
    check(finding, state, facts.name, word)
    assert finding.name == f"role.{role}"


def test_roles_that_share_a_login_are_named() -> None:
    assert roles.judge_distinct({"rw": "a", "owner": "b"}) is None
    shared = roles.judge_distinct({"rw": "a", "owner": "a", "relay": "c"})
    assert shared is not None
    check(shared, BAD, "a", "rw, owner")
    assert "relay" not in shared.found


@pytest.mark.parametrize(
    ("current", "head", "state"),
    [("0006", "0006", OK), ("0005", "0006", BAD), (None, "0006", BAD), (None, None, BAD)],
)
def test_migrations(current: str | None, head: str | None, state: State) -> None:
    check(schema.judge_migrations(current, head), state, head or "-", *([] if current else ["-"]))


def test_policies() -> None:
    check(schema.judge_policies([], 0), BAD, "kinerja migrate")
    check(schema.judge_policies([], 32), OK, "32")
    check(schema.judge_policies([Hole("app.person", "has no policy")], 32), BAD, "app.person")
    many = [Hole(f"app.t{number}", "has no policy") for number in range(6)]
    check(schema.judge_policies(many, 32), BAD, "6", "app.t4, …")


@pytest.mark.parametrize(
    ("program", "version", "own", "state", "word"),
    [
        ("Valkey", "9.1.2", True, OK, "dijalankan sendiri"),
        ("Redis", "7.0.15", False, OK, "REDIS_URL"),
        ("Redis", "4.0.9", False, BAD, "Valkey 7.2"),
    ],
)
def test_redis(program: str, version: str, own: bool, state: State, word: str) -> None:
    check(messages.judge_redis(program, version, own=own), state, program, version, word)


@pytest.mark.parametrize(
    ("waiting", "failed", "workers", "state", "word"),
    [
        (0, 0, 1, OK, "0 pekerjaan menunggu"),
        (9, 0, 1, OK, "9 pekerjaan menunggu"),
        (0, 0, 0, WARN, "kinerja worker"),
        (9, 0, 0, BAD, "scoring"),
        (0, 2, 1, WARN, "2 gagal"),
    ],
)
def test_queues(waiting: int, failed: int, workers: int, state: State, word: str) -> None:
    facts = QueueFacts(
        waiting={"exports": 0, "scoring": waiting},
        failed={"exports": 0, "scoring": failed},
        workers={"exports": 1, "scoring": workers},
    )
    check(messages.judge_queues(facts), state, word)


@pytest.mark.parametrize(
    ("url", "fault", "state", "word"),
    [
        (None, None, WARN, "SMTP_URL"),
        ("smtp://u:s3cret@mail", None, OK, "mail:25"),
        ("smtps://u:s3cret@mail", None, OK, "mail:465"),
        ("smtp://u:s3cret@mail:587", "timed out", BAD, "mail:587: timed out"),
    ],
)
def test_mail(url: str | None, fault: str | None, state: State, word: str) -> None:
    finding = messages.judge_mail(url, fault)
    check(finding, state, word)
    assert "s3cret" not in f"{finding.found} {finding.remedy}"


@pytest.mark.parametrize(
    ("free", "state"), [(5 * GIB, OK), (5 * GIB - 1, WARN), (GIB, WARN), (GIB - 1, BAD), (0, BAD)]
)
def test_disk(free: int, state: State) -> None:
    check(disk.judge_disk(Path("/srv/data"), free), state, "/srv/data")


def test_room_is_measured_where_the_data_will_lie(tmp_path: Path) -> None:
    assert disk.existing(tmp_path / "not" / "yet") == tmp_path


def test_the_whole_is_as_bad_as_its_worst_part() -> None:
    def finding(state: State) -> Finding:
        return Finding("disk", state, "")

    assert worst([]) is OK
    assert worst([finding(OK), finding(WARN)]) is WARN
    assert worst([finding(WARN), finding(BAD), finding(OK)]) is BAD
