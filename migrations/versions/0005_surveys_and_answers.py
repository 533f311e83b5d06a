"""Service units, instruments, surveys, links, answers and their sums."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from kinerja.tenancy.ddl import protect

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_tables()
    protect("service_unit", {"rw": "SELECT, INSERT, UPDATE"})
    protect("instrument_version", {"rw": "SELECT, INSERT", "scoring": "SELECT"})
    protect("survey", {"rw": "SELECT, INSERT, UPDATE", "scoring": "SELECT"})
    protect("survey_link", {"rw": "SELECT, INSERT, UPDATE"})
    protect("survey_answer", {"rw": "INSERT", "scoring": "SELECT"})
    protect("survey_receipt", {"rw": "INSERT"})
    protect("survey_rollup", {"rw": "SELECT", "scoring": "SELECT, INSERT, UPDATE, DELETE"})


def create_tables() -> None:

    op.create_table(
        "instrument_version",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", postgresql.JSONB(), nullable=False),
        sa.Column("document_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_instrument_version")),
        sa.UniqueConstraint(
            "tenant_id",
            "code",
            "document_hash",
            name=op.f("uq_instrument_version_tenant_id_code_document_hash"),
        ),
        sa.UniqueConstraint(
            "tenant_id", "code", "number", name=op.f("uq_instrument_version_tenant_id_code_number")
        ),
        schema="app",
    )
    op.create_table(
        "survey_receipt",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "key_hash", name=op.f("pk_survey_receipt")),
        schema="app",
    )
    op.create_table(
        "service_unit",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "unit_id"],
            ["app.unit.tenant_id", "app.unit.id"],
            name=op.f("fk_service_unit_tenant_id_unit_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_service_unit")),
        sa.UniqueConstraint("tenant_id", "code", name=op.f("uq_service_unit_tenant_id_code")),
        schema="app",
    )
    op.create_table(
        "survey",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("service_unit_id", sa.Uuid(), nullable=False),
        sa.Column("instrument_version_id", sa.Uuid(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "instrument_version_id"],
            ["app.instrument_version.tenant_id", "app.instrument_version.id"],
            name=op.f("fk_survey_tenant_id_instrument_version_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "service_unit_id"],
            ["app.service_unit.tenant_id", "app.service_unit.id"],
            name=op.f("fk_survey_tenant_id_service_unit_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_survey")),
        sa.UniqueConstraint(
            "tenant_id",
            "service_unit_id",
            "opens_on",
            name=op.f("uq_survey_tenant_id_service_unit_id_opens_on"),
        ),
        schema="app",
    )
    op.create_table(
        "survey_answer",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("channel", sa.SmallInteger(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("consent_version", sa.String(length=20), nullable=False),
        sa.Column("levels", postgresql.ARRAY(sa.SmallInteger()), nullable=False),
        sa.Column("flags", sa.SmallInteger(), nullable=False),
        sa.Column("suggestion", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "survey_id"],
            ["app.survey.tenant_id", "app.survey.id"],
            name=op.f("fk_survey_answer_tenant_id_survey_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_survey_answer")),
        schema="app",
    )
    op.create_index(
        "ix_survey_answer_tenant_id_survey_id",
        "survey_answer",
        ["tenant_id", "survey_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "survey_link",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("channel", sa.SmallInteger(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "survey_id"],
            ["app.survey.tenant_id", "app.survey.id"],
            name=op.f("fk_survey_link_tenant_id_survey_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_survey_link")),
        sa.UniqueConstraint(
            "tenant_id", "code_hash", name=op.f("uq_survey_link_tenant_id_code_hash")
        ),
        schema="app",
    )
    op.create_table(
        "survey_rollup",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("element", sa.String(length=40), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("blank", sa.Integer(), nullable=False),
        sa.Column("level_sum", sa.Integer(), nullable=False),
        sa.Column("square_sum", sa.Integer(), nullable=False),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "survey_id"],
            ["app.survey.tenant_id", "app.survey.id"],
            name=op.f("fk_survey_rollup_tenant_id_survey_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "survey_id", "element", name=op.f("pk_survey_rollup")),
        schema="app",
    )
    # ### end Alembic commands ###


def downgrade() -> None:

    op.drop_table("survey_rollup", schema="app")
    op.drop_table("survey_link", schema="app")
    op.drop_index("ix_survey_answer_tenant_id_survey_id", table_name="survey_answer", schema="app")
    op.drop_table("survey_answer", schema="app")
    op.drop_table("survey", schema="app")
    op.drop_table("service_unit", schema="app")
    op.drop_table("survey_receipt", schema="app")
    op.drop_table("instrument_version", schema="app")
    # ### end Alembic commands ###
