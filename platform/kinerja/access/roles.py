"""Roles of a region, the two doors of no region, and what each may do."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What a person is in a region; everybody signed in is `pegawai` of the own region."""

    PEGAWAI = "pegawai"
    ADMIN_OPD = "admin_opd"
    ADMIN_DAERAH = "admin_daerah"
    KALIBRASI = "kalibrasi"
    AUDITOR = "auditor"
    ANALIS_NASIONAL = "analis_nasional"
    OPERATOR = "operator"


class Permission(StrEnum):
    """Everything a view may ask for. Whose record it is, the service decides."""

    HOME = "home"
    PROFILE = "profile"
    INBOX = "inbox"
    EVALUATION_READ_OWN = "evaluation.read_own"
    EVALUATION_RATE = "evaluation.rate"
    EVALUATION_OVERVIEW = "evaluation.overview"
    EVALUATION_MANAGE = "evaluation.manage"
    PLAN_OWN = "plan.own"
    PLAN_AGREE = "plan.agree"
    PLAN_READ = "plan.read"
    CRITERIA_READ = "criteria.read"
    SELF_ASSESS = "evaluation.self_assess"
    PEER_RATE = "evaluation.rate_peer"
    MEETING_ATTEND = "meeting.attend"
    MEETING_LEAD = "meeting.lead"
    OBSERVE = "observation.write"
    INNOVATION_OWN = "innovation.own"
    INNOVATION_DECIDE = "innovation.decide"
    UNIT_RECORDS = "unit.records"
    RATER_PASS = "rater.pass"  # noqa: S105 - a name, no secret
    PERIOD_MANAGE = "period.manage"
    TRAINING_OWN = "training.own"
    TRAINING_ENDORSE = "training.endorse"
    TRAINING_VERIFY = "training.verify"
    SURVEY_RESULTS = "survey.results"
    SURVEY_MANAGE = "survey.manage"
    PEOPLE_READ = "people.read"
    CODE_ISSUE = "account.issue_code"
    DELIVERY_MANAGE = "delivery.manage"
    AUDIT_READ = "audit.read"
    NATIONAL_READ = "national.read"
    PLATFORM_READ = "platform.read"


_OWN = frozenset(
    {
        Permission.HOME,
        Permission.PROFILE,
        Permission.INBOX,
        Permission.EVALUATION_READ_OWN,
        Permission.EVALUATION_RATE,
        Permission.PLAN_OWN,
        Permission.PLAN_AGREE,
        Permission.CRITERIA_READ,
        Permission.SELF_ASSESS,
        Permission.PEER_RATE,
        Permission.MEETING_ATTEND,
        Permission.MEETING_LEAD,
        Permission.OBSERVE,
        Permission.INNOVATION_OWN,
        Permission.TRAINING_OWN,
        Permission.TRAINING_ENDORSE,
        Permission.SURVEY_RESULTS,
    }
)
_OPD = frozenset(
    {
        Permission.EVALUATION_OVERVIEW,
        Permission.PEOPLE_READ,
        Permission.CODE_ISSUE,
        Permission.PLAN_READ,
        Permission.UNIT_RECORDS,
    }
)

GRANTS: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.PEGAWAI: _OWN,
        Role.ADMIN_OPD: _OPD,
        Role.ADMIN_DAERAH: _OPD
        | {
            Permission.EVALUATION_MANAGE,
            Permission.SURVEY_MANAGE,
            Permission.DELIVERY_MANAGE,
            Permission.PERIOD_MANAGE,
            Permission.INNOVATION_DECIDE,
            Permission.RATER_PASS,
            Permission.TRAINING_VERIFY,
        },
        Role.KALIBRASI: frozenset({Permission.EVALUATION_OVERVIEW}),
        Role.AUDITOR: frozenset(
            {
                Permission.EVALUATION_OVERVIEW,
                Permission.PEOPLE_READ,
                Permission.AUDIT_READ,
                Permission.PLAN_READ,
            }
        ),
        Role.ANALIS_NASIONAL: frozenset({Permission.NATIONAL_READ}),
        Role.OPERATOR: frozenset({Permission.PLATFORM_READ}),
    }
)


def permissions_of(roles: frozenset[Role]) -> frozenset[Permission]:
    """Everything these roles together may do."""
    return frozenset().union(*(GRANTS[role] for role in roles))
