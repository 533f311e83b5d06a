"""Self-assessment, voices, meetings, observations, innovations, service times, deadlines."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from kinerja.tenancy.ddl import protect

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_tables()
    add_columns()
    protect("criteria_reading", {"rw": "SELECT, INSERT"})
    protect("innovation", {"rw": "SELECT, INSERT, UPDATE"})
    protect("observation", {"rw": "SELECT, INSERT"})
    protect("rater_pass", {"rw": "SELECT, INSERT"})
    protect("meeting", {"rw": "SELECT, INSERT, UPDATE"})
    protect("period_extension", {"rw": "SELECT, INSERT"})
    protect("service_time", {"rw": "SELECT, INSERT, UPDATE"})
    protect("unit_report", {"rw": "SELECT, INSERT, UPDATE"})
    protect("follow_up", {"rw": "SELECT, INSERT, UPDATE"})
    protect("meeting_slot", {"rw": "SELECT, INSERT, UPDATE"})
    protect("rater_voice", {"rw": "SELECT", "scoring": "SELECT, INSERT"})
    protect("self_rating", {"rw": "SELECT, INSERT, UPDATE"})
    op.execute(
        "UPDATE app.period SET stage ="
        " CASE stage WHEN 1 THEN 10 WHEN 2 THEN 30 WHEN 3 THEN 60 ELSE 80 END"
    )


def create_tables() -> None:
    op.create_table(
        "criteria_reading",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("rubric_version_id", sa.Uuid(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["app.person.tenant_id", "app.person.id"],
            name=op.f("fk_criteria_reading_tenant_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "rubric_version_id"],
            ["app.rubric_version.tenant_id", "app.rubric_version.id"],
            name=op.f("fk_criteria_reading_tenant_id_rubric_version_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_criteria_reading")),
        sa.UniqueConstraint(
            "tenant_id",
            "person_id",
            "rubric_version_id",
            name=op.f("uq_criteria_reading_tenant_id_person_id_rubric_version_id"),
        ),
        schema="app",
    )
    op.create_table(
        "innovation",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("benefit", sa.String(), nullable=False),
        sa.Column("in_use_since", sa.Date(), nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["app.person.tenant_id", "app.person.id"],
            name=op.f("fk_innovation_tenant_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_innovation")),
        schema="app",
    )
    op.create_index(
        "ix_innovation_tenant_id_person_id",
        "innovation",
        ["tenant_id", "person_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "observation",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("observer_id", sa.Uuid(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("indicator", sa.String(length=40), nullable=False),
        sa.Column("is_positive", sa.Boolean(), nullable=False),
        sa.Column("seen", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "observer_id"],
            ["app.person.tenant_id", "app.person.id"],
            name="fk_observation_observer",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["app.person.tenant_id", "app.person.id"],
            name=op.f("fk_observation_tenant_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_observation")),
        schema="app",
    )
    op.create_index(
        "ix_observation_tenant_id_person_id",
        "observation",
        ["tenant_id", "person_id", "on_date"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "rater_pass",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("passed_on", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["app.person.tenant_id", "app.person.id"],
            name=op.f("fk_rater_pass_tenant_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "recorded_by"],
            ["app.person.tenant_id", "app.person.id"],
            name="fk_rater_pass_recorded_by",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_rater_pass")),
        sa.UniqueConstraint(
            "tenant_id", "person_id", name=op.f("uq_rater_pass_tenant_id_person_id")
        ),
        schema="app",
    )
    op.create_table(
        "meeting",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("period_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("led_by", sa.Uuid(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.String(length=5), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("minutes", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "led_by"],
            ["app.person.tenant_id", "app.person.id"],
            name="fk_meeting_led_by",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "period_id"],
            ["app.period.tenant_id", "app.period.id"],
            name=op.f("fk_meeting_tenant_id_period_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "unit_id"],
            ["app.unit.tenant_id", "app.unit.id"],
            name=op.f("fk_meeting_tenant_id_unit_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_meeting")),
        schema="app",
    )
    op.create_index(
        "ix_meeting_tenant_id_period_id",
        "meeting",
        ["tenant_id", "period_id", "unit_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "period_extension",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("period_id", sa.Uuid(), nullable=False),
        sa.Column("stage", sa.SmallInteger(), nullable=False),
        sa.Column("due_before", sa.Date(), nullable=False),
        sa.Column("due_after", sa.Date(), nullable=False),
        sa.Column("legal_basis", sa.String(), nullable=False),
        sa.Column("extended_by", sa.Uuid(), nullable=False),
        sa.Column("extended_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "extended_by"],
            ["app.person.tenant_id", "app.person.id"],
            name=op.f("fk_period_extension_tenant_id_extended_by"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "period_id"],
            ["app.period.tenant_id", "app.period.id"],
            name=op.f("fk_period_extension_tenant_id_period_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_period_extension")),
        schema="app",
    )
    op.create_table(
        "service_time",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("period_id", sa.Uuid(), nullable=False),
        sa.Column("standard", sa.String(length=40), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("within", sa.Integer(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "cases > 0 AND within BETWEEN 0 AND cases", name=op.f("ck_service_time_within")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "period_id"],
            ["app.period.tenant_id", "app.period.id"],
            name=op.f("fk_service_time_tenant_id_period_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "unit_id"],
            ["app.unit.tenant_id", "app.unit.id"],
            name=op.f("fk_service_time_tenant_id_unit_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_service_time")),
        sa.UniqueConstraint(
            "tenant_id",
            "unit_id",
            "period_id",
            "standard",
            name=op.f("uq_service_time_tenant_id_unit_id_period_id_standard"),
        ),
        schema="app",
    )
    op.create_table(
        "unit_report",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("period_id", sa.Uuid(), nullable=False),
        sa.Column("achievements", sa.String(), nullable=False),
        sa.Column("obstacles", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submitted_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "period_id"],
            ["app.period.tenant_id", "app.period.id"],
            name=op.f("fk_unit_report_tenant_id_period_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "unit_id"],
            ["app.unit.tenant_id", "app.unit.id"],
            name=op.f("fk_unit_report_tenant_id_unit_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_unit_report")),
        sa.UniqueConstraint(
            "tenant_id",
            "unit_id",
            "period_id",
            name=op.f("uq_unit_report_tenant_id_unit_id_period_id"),
        ),
        schema="app",
    )
    op.create_table(
        "follow_up",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("agreed", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "meeting_id"],
            ["app.meeting.tenant_id", "app.meeting.id"],
            name=op.f("fk_follow_up_tenant_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "owner_id"],
            ["app.person.tenant_id", "app.person.id"],
            name=op.f("fk_follow_up_tenant_id_owner_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_follow_up")),
        schema="app",
    )
    op.create_index(
        "ix_follow_up_tenant_id_owner_id",
        "follow_up",
        ["tenant_id", "owner_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "meeting_slot",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("achievements", sa.String(), nullable=False),
        sa.Column("challenges", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("attendance", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "evaluation_id"],
            ["app.evaluation.tenant_id", "app.evaluation.id"],
            name=op.f("fk_meeting_slot_tenant_id_evaluation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "meeting_id"],
            ["app.meeting.tenant_id", "app.meeting.id"],
            name=op.f("fk_meeting_slot_tenant_id_meeting_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_meeting_slot")),
        sa.UniqueConstraint(
            "tenant_id",
            "meeting_id",
            "evaluation_id",
            name=op.f("uq_meeting_slot_tenant_id_meeting_id_evaluation_id"),
        ),
        schema="app",
    )
    op.create_table(
        "rater_voice",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("indicator", sa.String(length=40), nullable=False),
        sa.Column("counts", postgresql.ARRAY(sa.SmallInteger()), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "evaluation_id"],
            ["app.evaluation.tenant_id", "app.evaluation.id"],
            name=op.f("fk_rater_voice_tenant_id_evaluation_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_rater_voice")),
        sa.UniqueConstraint(
            "tenant_id",
            "evaluation_id",
            "kind",
            "indicator",
            name=op.f("uq_rater_voice_tenant_id_evaluation_id_kind_indicator"),
        ),
        schema="app",
    )
    op.create_table(
        "self_rating",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("indicator", sa.String(length=40), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("level BETWEEN 1 AND 5", name=op.f("ck_self_rating_level")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "evaluation_id"],
            ["app.evaluation.tenant_id", "app.evaluation.id"],
            name=op.f("fk_self_rating_tenant_id_evaluation_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_self_rating")),
        sa.UniqueConstraint(
            "tenant_id",
            "evaluation_id",
            "indicator",
            name=op.f("uq_self_rating_tenant_id_evaluation_id_indicator"),
        ),
        schema="app",
    )


def add_columns() -> None:
    op.add_column(
        "evaluation", sa.Column("check_code", sa.String(length=32), nullable=True), schema="app"
    )
    op.add_column(
        "evaluation",
        sa.Column("self_edition", sa.Integer(), nullable=False, server_default="0"),
        schema="app",
    )
    op.alter_column("evaluation", "self_edition", server_default=None, schema="app")
    op.add_column(
        "evaluation",
        sa.Column("self_saved_at", sa.DateTime(timezone=True), nullable=True),
        schema="app",
    )
    op.add_column(
        "evaluation",
        sa.Column("self_submitted_at", sa.DateTime(timezone=True), nullable=True),
        schema="app",
    )
    op.add_column(
        "evaluation",
        sa.Column("self_words", sa.String(), nullable=False, server_default=""),
        schema="app",
    )
    op.alter_column("evaluation", "self_words", server_default=None, schema="app")
    op.create_unique_constraint(
        op.f("uq_evaluation_tenant_id_check_code"),
        "evaluation",
        ["tenant_id", "check_code"],
        schema="app",
    )
    op.add_column("period", sa.Column("self_due_on", sa.Date(), nullable=True), schema="app")
    op.add_column("period", sa.Column("meetings_due_on", sa.Date(), nullable=True), schema="app")
    op.add_column(
        "period",
        sa.Column("raters_drawn_at", sa.DateTime(timezone=True), nullable=True),
        schema="app",
    )
    op.add_column(
        "unit",
        sa.Column("has_meeting", sa.Boolean(), nullable=False, server_default=sa.false()),
        schema="app",
    )
    op.alter_column("unit", "has_meeting", server_default=None, schema="app")


def downgrade() -> None:
    op.execute(
        "UPDATE app.period SET stage = CASE WHEN stage < 30 THEN 1 WHEN stage < 60 THEN 2"
        " WHEN stage < 80 THEN 3 ELSE 4 END"
    )
    op.drop_column("unit", "has_meeting", schema="app")
    op.drop_column("period", "raters_drawn_at", schema="app")
    op.drop_column("period", "meetings_due_on", schema="app")
    op.drop_column("period", "self_due_on", schema="app")
    op.drop_constraint("uq_evaluation_tenant_id_check_code", "evaluation", schema="app")
    op.drop_column("evaluation", "self_words", schema="app")
    op.drop_column("evaluation", "self_submitted_at", schema="app")
    op.drop_column("evaluation", "self_saved_at", schema="app")
    op.drop_column("evaluation", "self_edition", schema="app")
    op.drop_column("evaluation", "check_code", schema="app")
    op.drop_table("self_rating", schema="app")
    op.drop_table("rater_voice", schema="app")
    op.drop_table("meeting_slot", schema="app")
    op.drop_table("follow_up", schema="app")
    op.drop_table("unit_report", schema="app")
    op.drop_table("service_time", schema="app")
    op.drop_table("period_extension", schema="app")
    op.drop_table("meeting", schema="app")
    op.drop_table("rater_pass", schema="app")
    op.drop_table("observation", schema="app")
    op.drop_table("innovation", schema="app")
    op.drop_table("criteria_reading", schema="app")
