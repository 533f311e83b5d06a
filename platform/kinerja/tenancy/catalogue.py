"""What the database must look like: the one list the catalogue test and the doctor compare with."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# tables of no region, by name; every other table carries tenant_id, FORCE and a policy
WITHOUT_TENANT: Final = frozenset(
    {
        "platform.tenant",
        "platform.platform_account",
        "platform.platform_delay",
        "platform.platform_session",
        "platform.platform_audit",
        "platform.alembic_version",
        "national.snapshot",
        "national.predicate_cell",
        "national.region_status",
    }
)

# the first door across regions, and the columns it opens
RELAY_DOOR: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "app.audit_seal": frozenset({"tenant_id", "number", "sealed_at"}),
        "app.dirty_mark": frozenset({"tenant_id", "id", "topic", "subject", "claimed_at"}),
        "app.job": frozenset({"tenant_id", "id", "kind", "queue", "state", "claimed_at"}),
        "app.outbox": frozenset({"tenant_id", "id", "topic", "state", "next_at", "claimed_at"}),
    }
)

# what rw may do where that is less than read, add and change
RW_LESS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "app.audit_entry": frozenset({"SELECT", "INSERT"}),
        "app.audit_seal": frozenset({"SELECT", "INSERT"}),
        "app.protected_act": frozenset({"SELECT", "INSERT", "DELETE"}),
        "app.rubric_version": frozenset({"SELECT", "INSERT"}),
        "app.training_version": frozenset({"SELECT", "INSERT"}),
        "app.criteria_reading": frozenset({"SELECT", "INSERT"}),
        "app.observation": frozenset({"SELECT", "INSERT"}),
        "app.period_extension": frozenset({"SELECT", "INSERT"}),
        "app.rater_pass": frozenset({"SELECT", "INSERT", "DELETE"}),
        "app.rater_voice": frozenset({"SELECT"}),
        "app.instrument_version": frozenset({"SELECT", "INSERT"}),
        "app.rater_assignment": frozenset({"SELECT", "INSERT"}),
        "app.protected_rating": frozenset({"INSERT"}),
        "app.survey_answer": frozenset({"INSERT"}),
        "app.survey_receipt": frozenset({"INSERT"}),
        "app.survey_rollup": frozenset({"SELECT"}),
        "app.predicate_rollup": frozenset({"SELECT"}),
    }
)

TENANT_TEST: Final = "(tenant_id = app.current_tenant())"
FUNCTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "current_tenant": "RETURN (current_setting('app.tenant'::text))::integer",
        "current_person": "RETURN (current_setting('app.person'::text))::uuid",
    }
)

# what rw may delete: only what is worthless once it has served, is in the log, or a draft's lines
RW_DELETES: Final = frozenset(
    {
        "app.dirty_mark",
        "app.known_device",
        "app.one_time_code",
        "app.outbox",
        "app.plan_measure",
        "app.plan_target",
        "app.protected_act",
        "app.rater_pass",
        "app.sign_in_delay",
        "app.web_session",
    }
)

# which regions' tables the working roles read, and which they write
READERS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "scoring": frozenset(
            {
                "app.evaluation",
                "app.instrument_version",
                "app.period",
                "app.protected_rating",
                "app.rater_assignment",
                "app.rater_voice",
                "app.rating",
                "app.rubric_version",
                "app.survey",
                "app.survey_answer",
            }
        ),
        "rollup": frozenset({"app.evaluation", "app.period", "app.region"}),
    }
)
WRITTEN_BY: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "scoring": frozenset({"app.rater_voice", "app.survey_rollup"}),
        "rollup": frozenset({"app.predicate_rollup"}),
    }
)

# what a working role may delete though it does not write it: kept long enough, nobody needs it
READER_DELETES: Final = frozenset({("scoring", "app.survey_answer")})

# where a working role reads some columns only: codes and counts, never a person
COLUMNS: Final[Mapping[tuple[str, str], frozenset[str]]] = MappingProxyType(
    {
        ("rollup", "app.evaluation"): frozenset(
            {"tenant_id", "period_id", "stage", "predicate", "scheme", "finalised_at"}
        ),
        ("rollup", "app.period"): frozenset({"tenant_id", "id", "kind", "year"}),
        ("rollup", "app.region"): frozenset(
            {"tenant_id", "slug", "name", "government_type", "is_sample"}
        ),
    }
)
