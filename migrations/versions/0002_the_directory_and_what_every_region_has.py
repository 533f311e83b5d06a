"""The directory of tenants; region, log, outbox and jobs of each."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from kinerja.tenancy.ddl import grant, protect

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_tables()
    grant(
        "platform.tenant",
        {
            "platform": "SELECT, INSERT, UPDATE",
            **dict.fromkeys(("rw", "rollup", "relay"), "SELECT (id, slug, state)"),
        },
    )
    grant("platform.platform_account", {"platform": "SELECT, INSERT, UPDATE"})
    grant("platform.platform_session", {"platform": "SELECT, INSERT, UPDATE"})
    grant("platform.platform_audit", {"platform": "SELECT, INSERT"})
    protect(
        "region",
        {
            "rw": "SELECT, INSERT, UPDATE",
            "rollup": "SELECT (tenant_id, slug, name, government_type)",
        },
    )
    protect("audit_entry", {"rw": "SELECT, INSERT"})
    protect(
        "audit_seal",
        {"rw": "SELECT, INSERT", "relay": "SELECT (tenant_id, number, sealed_at)"},
        relay=True,
    )
    protect(
        "dirty_mark",
        {"rw": "SELECT, INSERT, DELETE", "relay": "SELECT, UPDATE (claimed_at)"},
        relay=True,
    )
    protect(
        "outbox",
        {
            "rw": "SELECT, INSERT, UPDATE",
            "relay": (
                "SELECT (tenant_id, id, topic, state, next_at, claimed_at), UPDATE (claimed_at)"
            ),
        },
        relay=True,
    )
    protect(
        "job",
        {
            "rw": "SELECT, INSERT, UPDATE",
            "relay": "SELECT (tenant_id, id, kind, queue, state, claimed_at), UPDATE (claimed_at)",
        },
        relay=True,
    )


def create_tables() -> None:

    op.create_table(
        "audit_entry",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("actor_kind", sa.String(length=20), nullable=False),
        sa.Column("origin", sa.String(length=64), nullable=True),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.String(length=80), nullable=True),
        sa.Column("before", postgresql.JSONB(), nullable=True),
        sa.Column("after", postgresql.JSONB(), nullable=True),
        sa.PrimaryKeyConstraint("tenant_id", "number", name=op.f("pk_audit_entry")),
        schema="app",
    )
    op.create_index(
        "ix_audit_entry_tenant_id_subject",
        "audit_entry",
        ["tenant_id", "subject", "subject_id", "number"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "audit_seal",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("first_entry", sa.BigInteger(), nullable=False),
        sa.Column("last_entry", sa.BigInteger(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("entry_numbers", postgresql.JSONB(), nullable=False),
        sa.Column("entry_hashes", sa.LargeBinary(), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("seal_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "number", name=op.f("pk_audit_seal")),
        schema="app",
    )
    op.create_table(
        "dirty_mark",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_dirty_mark")),
        schema="app",
    )
    op.create_index(
        "ix_dirty_mark_topic", "dirty_mark", ["topic", "tenant_id"], unique=False, schema="app"
    )
    op.create_table(
        "job",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("queue", sa.String(length=20), nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("payload", postgresql.JSONB(), nullable=False),
        sa.Column("requested_by", sa.Uuid(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("fault", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_job")),
        schema="app",
    )
    op.create_index("ix_job_state", "job", ["state", "tenant_id"], unique=False, schema="app")
    op.create_table(
        "outbox",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.String(length=60), nullable=False),
        sa.Column("payload", postgresql.JSONB(), nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_fault", sa.String(), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_outbox")),
        schema="app",
    )
    op.create_index(
        "ix_outbox_state", "outbox", ["state", "next_at", "tenant_id"], unique=False, schema="app"
    )
    op.create_table(
        "region",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("agency_short", sa.String(), nullable=False),
        sa.Column("government_type", sa.String(length=20), nullable=False),
        sa.Column("time_zone", sa.String(length=40), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("crest_svg", sa.String(), nullable=True),
        sa.Column("document", postgresql.JSONB(), nullable=False),
        sa.Column("document_hash", sa.String(length=64), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", name=op.f("pk_region")),
        schema="app",
    )
    op.create_table(
        "platform_account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("free_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_platform_account")),
        sa.UniqueConstraint("email", name=op.f("uq_platform_account_email")),
        schema="platform",
    )
    op.create_table(
        "platform_audit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("detail", postgresql.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_platform_audit")),
        schema="platform",
    )
    op.create_table(
        "platform_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("data", postgresql.JSONB(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_platform_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_platform_session_token_hash")),
        schema="platform",
    )
    op.create_table(
        "tenant",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tenant")),
        sa.UniqueConstraint("slug", name=op.f("uq_tenant_slug")),
        schema="platform",
    )
    # ### end Alembic commands ###


def downgrade() -> None:

    op.drop_table("tenant", schema="platform")
    op.drop_table("platform_session", schema="platform")
    op.drop_table("platform_audit", schema="platform")
    op.drop_table("platform_account", schema="platform")
    op.drop_table("region", schema="app")
    op.drop_index("ix_outbox_state", table_name="outbox", schema="app")
    op.drop_table("outbox", schema="app")
    op.drop_index("ix_job_state", table_name="job", schema="app")
    op.drop_table("job", schema="app")
    op.drop_index("ix_dirty_mark_topic", table_name="dirty_mark", schema="app")
    op.drop_table("dirty_mark", schema="app")
    op.drop_table("audit_seal", schema="app")
    op.drop_index("ix_audit_entry_tenant_id_subject", table_name="audit_entry", schema="app")
    op.drop_table("audit_entry", schema="app")
    # ### end Alembic commands ###
