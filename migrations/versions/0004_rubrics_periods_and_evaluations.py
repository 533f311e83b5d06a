"""Rubric versions, periods, evaluations and ratings."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from kinerja.tenancy.ddl import protect, protect_own_rows

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_tables()
    protect("rubric_version", {"rw": "SELECT, INSERT", "scoring": "SELECT"})
    protect(
        "period",
        {
            "rw": "SELECT, INSERT, UPDATE",
            "scoring": "SELECT",
            "rollup": "SELECT (tenant_id, id, kind, year)",
        },
    )
    protect(
        "evaluation",
        {
            "rw": "SELECT, INSERT, UPDATE",
            "scoring": "SELECT",
            "rollup": "SELECT (tenant_id, period_id, stage, predicate, scheme, finalised_at)",
        },
    )
    protect("rating", {"rw": "SELECT, INSERT, UPDATE", "scoring": "SELECT"})
    protect_own_rows(
        "rater_assignment",
        "rater_id",
        {"rw": "SELECT, INSERT, UPDATE (submitted_on)", "scoring": "SELECT"},
    )
    protect("protected_rating", {"rw": "INSERT", "scoring": "SELECT"})


def create_tables() -> None:

    op.create_table(
        "rubric_version",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("document", postgresql.JSONB(), nullable=False),
        sa.Column("document_hash", sa.String(length=64), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_rubric_version")),
        sa.UniqueConstraint(
            "tenant_id", "document_hash", name=op.f("uq_rubric_version_tenant_id_document_hash")
        ),
        sa.UniqueConstraint("tenant_id", "number", name=op.f("uq_rubric_version_tenant_id_number")),
        schema="app",
    )
    op.create_table(
        "period",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("ratings_due_on", sa.Date(), nullable=False),
        sa.Column("stage", sa.SmallInteger(), nullable=False),
        sa.Column("rubric_version_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "rubric_version_id"],
            ["app.rubric_version.tenant_id", "app.rubric_version.id"],
            name=op.f("fk_period_tenant_id_rubric_version_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_period")),
        sa.UniqueConstraint("tenant_id", "code", name=op.f("uq_period_tenant_id_code")),
        schema="app",
    )
    op.create_table(
        "evaluation",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("period_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("position_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("family", sa.String(length=40), nullable=False),
        sa.Column("assessor_id", sa.Uuid(), nullable=True),
        sa.Column("assessor_acting", sa.String(length=3), nullable=False),
        sa.Column("stage", sa.SmallInteger(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("strengths", sa.String(), nullable=False),
        sa.Column("weaknesses", sa.String(), nullable=False),
        sa.Column("recommendation", sa.String(), nullable=False),
        sa.Column("score_hundredths", sa.Integer(), nullable=True),
        sa.Column("band", sa.String(length=20), nullable=True),
        sa.Column("proposed_results", sa.String(length=10), nullable=True),
        sa.Column("proposed_behaviour", sa.String(length=10), nullable=True),
        sa.Column("results_rating", sa.String(length=10), nullable=True),
        sa.Column("behaviour_rating", sa.String(length=10), nullable=True),
        sa.Column("departure_reason", sa.String(), nullable=True),
        sa.Column("predicate", sa.String(length=20), nullable=True),
        sa.Column("scheme", sa.String(length=1), nullable=True),
        sa.Column("tree", postgresql.JSONB(), nullable=True),
        sa.Column("finalised_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reply", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "assessor_id"],
            ["app.person.tenant_id", "app.person.id"],
            name="fk_evaluation_assessor",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "period_id"],
            ["app.period.tenant_id", "app.period.id"],
            name=op.f("fk_evaluation_tenant_id_period_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["app.person.tenant_id", "app.person.id"],
            name=op.f("fk_evaluation_tenant_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "position_id"],
            ["app.position.tenant_id", "app.position.id"],
            name=op.f("fk_evaluation_tenant_id_position_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "unit_id"],
            ["app.unit.tenant_id", "app.unit.id"],
            name=op.f("fk_evaluation_tenant_id_unit_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_evaluation")),
        sa.UniqueConstraint(
            "tenant_id",
            "period_id",
            "person_id",
            name=op.f("uq_evaluation_tenant_id_period_id_person_id"),
        ),
        schema="app",
    )
    op.create_index(
        "ix_evaluation_tenant_id_assessor_id",
        "evaluation",
        ["tenant_id", "assessor_id", "period_id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        "ix_evaluation_tenant_id_unit_id",
        "evaluation",
        ["tenant_id", "unit_id", "period_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "protected_rating",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("indicator", sa.String(length=40), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "evaluation_id"],
            ["app.evaluation.tenant_id", "app.evaluation.id"],
            name=op.f("fk_protected_rating_tenant_id_evaluation_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_protected_rating")),
        schema="app",
    )
    op.create_index(
        "ix_protected_rating_tenant_id_evaluation_id",
        "protected_rating",
        ["tenant_id", "evaluation_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "rater_assignment",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("rater_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "evaluation_id"],
            ["app.evaluation.tenant_id", "app.evaluation.id"],
            name=op.f("fk_rater_assignment_tenant_id_evaluation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "rater_id"],
            ["app.person.tenant_id", "app.person.id"],
            name=op.f("fk_rater_assignment_tenant_id_rater_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_rater_assignment")),
        sa.UniqueConstraint(
            "tenant_id",
            "evaluation_id",
            "rater_id",
            name=op.f("uq_rater_assignment_tenant_id_evaluation_id_rater_id"),
        ),
        schema="app",
    )
    op.create_table(
        "rating",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("indicator", sa.String(length=40), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("rated_by", sa.Uuid(), nullable=False),
        sa.Column("rated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "evaluation_id"],
            ["app.evaluation.tenant_id", "app.evaluation.id"],
            name=op.f("fk_rating_tenant_id_evaluation_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_rating")),
        sa.UniqueConstraint(
            "tenant_id",
            "evaluation_id",
            "indicator",
            name=op.f("uq_rating_tenant_id_evaluation_id_indicator"),
        ),
        schema="app",
    )
    # ### end Alembic commands ###


def downgrade() -> None:

    op.drop_table("rating", schema="app")
    op.drop_table("rater_assignment", schema="app")
    op.drop_index(
        "ix_protected_rating_tenant_id_evaluation_id", table_name="protected_rating", schema="app"
    )
    op.drop_table("protected_rating", schema="app")
    op.drop_index("ix_evaluation_tenant_id_unit_id", table_name="evaluation", schema="app")
    op.drop_index("ix_evaluation_tenant_id_assessor_id", table_name="evaluation", schema="app")
    op.drop_table("evaluation", schema="app")
    op.drop_table("period", schema="app")
    op.drop_table("rubric_version", schema="app")
    # ### end Alembic commands ###
