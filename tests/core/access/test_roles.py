"""What each role may do is written down once more here, so that a change is a decision."""

import pytest

from kinerja.access.identity import Holding, Identity
from kinerja.access.roles import Permission, Role, permissions_of
from kinerja.database import new_id
from kinerja.ids import PersonId

OWN = {"home", "profile", "inbox", "evaluation.read_own", "evaluation.rate", "survey.results"} | {
    *("plan.own", "plan.agree", "criteria.read", "evaluation.self_assess", "evaluation.rate_peer"),
    *("meeting.attend", "meeting.lead", "observation.write", "innovation.own"),
    *("training.own", "training.endorse"),
}
OPD = {"evaluation.overview", "people.read", "account.issue_code", "plan.read", "unit.records"}
REGION = {"evaluation.manage", "survey.manage", "delivery.manage", "period.manage"} | {
    *("innovation.decide", "rater.pass", "training.verify"),
}
TABLE = {
    Role.PEGAWAI: OWN,
    Role.ADMIN_OPD: OPD,
    Role.ADMIN_DAERAH: OPD | REGION,
    Role.KALIBRASI: {"evaluation.overview"},
    Role.AUDITOR: {"evaluation.overview", "people.read", "audit.read", "plan.read"},
    Role.ANALIS_NASIONAL: {"national.read"},
    Role.OPERATOR: {"platform.read"},
}
CASES = [(role, permission) for role in Role for permission in Permission]
UNIT, OTHER = new_id(), new_id()


@pytest.mark.parametrize(("role", "permission"), CASES, ids=str)
def test_a_role_may_exactly_what_the_table_says(role: Role, permission: Permission) -> None:
    assert (permission in permissions_of(frozenset({role}))) is (permission in TABLE[role])


def somebody(*holdings: Holding) -> Identity:
    return Identity.holding(new_id(), PersonId(new_id()), "Sari", frozenset(holdings))


def test_everybody_of_a_region_is_pegawai_and_no_more() -> None:
    identity = somebody()
    assert identity.roles == {Role.PEGAWAI}
    assert identity.may(Permission.HOME)
    assert not identity.may(Permission.PEOPLE_READ)
    assert identity.reach(Permission.HOME) is None


def test_nobody_of_a_region_passes_the_other_doors() -> None:
    everything = [Holding(role, None) for role in list(Role)[:5]]
    identity = somebody(*everything)
    assert not identity.may(Permission.NATIONAL_READ)
    assert not identity.may(Permission.PLATFORM_READ)


def test_a_role_of_one_unit_reaches_that_unit() -> None:
    identity = somebody(Holding(Role.ADMIN_OPD, UNIT))
    assert identity.reach(Permission.PEOPLE_READ) == frozenset({UNIT})
    assert identity.units == {UNIT}


def test_units_of_one_role_do_not_widen_another() -> None:
    identity = somebody(Holding(Role.ADMIN_OPD, UNIT), Holding(Role.KALIBRASI, OTHER))
    assert identity.reach(Permission.PEOPLE_READ) == frozenset({UNIT})
    assert identity.reach(Permission.EVALUATION_OVERVIEW) == frozenset({UNIT, OTHER})


def test_a_role_of_the_whole_region_reaches_everything() -> None:
    identity = somebody(Holding(Role.ADMIN_OPD, UNIT), Holding(Role.ADMIN_DAERAH, None))
    assert identity.reach(Permission.PEOPLE_READ) is None


def test_a_permission_nobody_gave_reaches_nothing() -> None:
    identity = somebody(Holding(Role.ADMIN_OPD, UNIT))
    assert identity.reach(Permission.AUDIT_READ) == frozenset()
