"""Plans (SKP) with targets, measures, what was reached, and evidence."""

import sqlalchemy as sa
from alembic import op

from kinerja.tenancy.ddl import protect

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_tables()
    protect("plan", {"rw": "SELECT, INSERT, UPDATE"})
    protect("plan_target", {"rw": "SELECT, INSERT, UPDATE, DELETE"})
    protect("plan_measure", {"rw": "SELECT, INSERT, UPDATE, DELETE"})
    protect("realisation", {"rw": "SELECT, INSERT, UPDATE"})
    protect("evidence", {"rw": "SELECT, INSERT, UPDATE"})


def create_tables() -> None:
    op.create_table(
        "plan",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("position_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("family", sa.String(length=40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("assessor_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expectations", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "assessor_id"],
            ["app.person.tenant_id", "app.person.id"],
            name="fk_plan_assessor",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["app.person.tenant_id", "app.person.id"],
            name=op.f("fk_plan_tenant_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "position_id"],
            ["app.position.tenant_id", "app.position.id"],
            name=op.f("fk_plan_tenant_id_position_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "unit_id"],
            ["app.unit.tenant_id", "app.unit.id"],
            name=op.f("fk_plan_tenant_id_unit_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_plan")),
        sa.UniqueConstraint(
            "tenant_id",
            "person_id",
            "position_id",
            "year",
            name=op.f("uq_plan_tenant_id_person_id_position_id_year"),
        ),
        schema="app",
    )
    op.create_index(
        "ix_plan_tenant_id_assessor_id",
        "plan",
        ["tenant_id", "assessor_id", "year"],
        unique=False,
        schema="app",
    )
    op.create_index(
        "ix_plan_tenant_id_unit_id",
        "plan",
        ["tenant_id", "unit_id", "year"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "plan_target",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("superior_target_id", sa.Uuid(), nullable=True),
        sa.Column("template", sa.String(length=40), nullable=True),
        sa.CheckConstraint("weight BETWEEN 0 AND 100", name=op.f("ck_plan_target_weight")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "plan_id"],
            ["app.plan.tenant_id", "app.plan.id"],
            name=op.f("fk_plan_target_tenant_id_plan_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "superior_target_id"],
            ["app.plan_target.tenant_id", "app.plan_target.id"],
            name="fk_plan_target_superior",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_plan_target")),
        schema="app",
    )
    op.create_index(
        "ix_plan_target_tenant_id_plan_id",
        "plan_target",
        ["tenant_id", "plan_id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        "ix_plan_target_tenant_id_superior",
        "plan_target",
        ["tenant_id", "superior_target_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "plan_measure",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("aspect", sa.SmallInteger(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.Column("target", sa.Numeric(precision=18, scale=4), nullable=False),
        sa.Column("direction", sa.SmallInteger(), nullable=False),
        sa.Column("source", sa.SmallInteger(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.CheckConstraint("weight BETWEEN 1 AND 100", name=op.f("ck_plan_measure_weight")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "target_id"],
            ["app.plan_target.tenant_id", "app.plan_target.id"],
            name=op.f("fk_plan_measure_tenant_id_target_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_plan_measure")),
        schema="app",
    )
    op.create_index(
        "ix_plan_measure_tenant_id_target_id",
        "plan_measure",
        ["tenant_id", "target_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "realisation",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("measure_id", sa.Uuid(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("value", sa.Numeric(precision=18, scale=4), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "measure_id"],
            ["app.plan_measure.tenant_id", "app.plan_measure.id"],
            name=op.f("fk_realisation_tenant_id_measure_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "recorded_by"],
            ["app.person.tenant_id", "app.person.id"],
            name=op.f("fk_realisation_tenant_id_recorded_by"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_realisation")),
        sa.UniqueConstraint(
            "tenant_id",
            "measure_id",
            "on_date",
            name=op.f("uq_realisation_tenant_id_measure_id_on_date"),
        ),
        schema="app",
    )
    op.create_table(
        "evidence",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("realisation_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "realisation_id"],
            ["app.realisation.tenant_id", "app.realisation.id"],
            name=op.f("fk_evidence_tenant_id_realisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "uploaded_by"],
            ["app.person.tenant_id", "app.person.id"],
            name=op.f("fk_evidence_tenant_id_uploaded_by"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_evidence")),
        schema="app",
    )
    op.create_index(
        "ix_evidence_tenant_id_realisation_id",
        "evidence",
        ["tenant_id", "realisation_id"],
        unique=False,
        schema="app",
    )


def downgrade() -> None:
    op.drop_table("evidence", schema="app")
    op.drop_table("realisation", schema="app")
    op.drop_table("plan_measure", schema="app")
    op.drop_table("plan_target", schema="app")
    op.drop_table("plan", schema="app")
