"""Units, positions, people, lines; accounts, sessions, roles, inbox."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from kinerja.tenancy.ddl import protect

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_tables()
    protect("unit", {"rw": "SELECT, INSERT, UPDATE"})
    protect("position", {"rw": "SELECT, INSERT, UPDATE"})
    protect("person", {"rw": "SELECT, INSERT, UPDATE"})
    protect("assignment", {"rw": "SELECT, INSERT, UPDATE"})
    protect("reporting_line", {"rw": "SELECT, INSERT, UPDATE"})
    protect("account", {"rw": "SELECT, INSERT, UPDATE"})
    protect("one_time_code", {"rw": "SELECT, INSERT, UPDATE"})
    protect("role_grant", {"rw": "SELECT, INSERT, UPDATE"})
    protect("notification", {"rw": "SELECT, INSERT, UPDATE"})
    protect("web_session", {"rw": "SELECT, INSERT, UPDATE, DELETE"})
    protect("sign_in_delay", {"rw": "SELECT, INSERT, UPDATE, DELETE"})
    protect("known_device", {"rw": "SELECT, INSERT, UPDATE, DELETE"})


def create_tables() -> None:

    op.create_table(
        "person",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nip", sa.String(length=18), nullable=False),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("gelar_depan", sa.String(), nullable=False),
        sa.Column("gelar_belakang", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("status_asn", sa.String(length=10), nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_person")),
        sa.UniqueConstraint("tenant_id", "nip", name=op.f("uq_person_tenant_id_nip")),
        schema="app",
    )
    op.create_index(
        "ix_person_tenant_id_email", "person", ["tenant_id", "email"], unique=False, schema="app"
    )
    op.create_index(
        "ix_person_tenant_id_name_key",
        "person",
        ["tenant_id", "name_key", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "sign_in_delay",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("window_start", sa.DateTime(timezone=True), nullable=False),
        sa.Column("free_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("tenant_id", "key_hash", name=op.f("pk_sign_in_delay")),
        schema="app",
    )
    op.create_table(
        "unit",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "parent_id"],
            ["app.unit.tenant_id", "app.unit.id"],
            name=op.f("fk_unit_tenant_id_parent_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_unit")),
        sa.UniqueConstraint("tenant_id", "code", name=op.f("uq_unit_tenant_id_code")),
        schema="app",
    )
    op.create_table(
        "account",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("activated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("password_changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["app.person.tenant_id", "app.person.id"],
            name=op.f("fk_account_tenant_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_account")),
        sa.UniqueConstraint("tenant_id", "person_id", name=op.f("uq_account_tenant_id_person_id")),
        schema="app",
    )
    op.create_table(
        "notification",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("event", sa.String(length=60), nullable=False),
        sa.Column("details", postgresql.JSONB(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mail_state", sa.SmallInteger(), nullable=False),
        sa.Column("mailed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["app.person.tenant_id", "app.person.id"],
            name=op.f("fk_notification_tenant_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_notification")),
        sa.UniqueConstraint(
            "tenant_id", "key_hash", name=op.f("uq_notification_tenant_id_key_hash")
        ),
        schema="app",
    )
    op.create_index(
        "ix_notification_tenant_id_person_id",
        "notification",
        ["tenant_id", "person_id", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "position",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("family", sa.String(length=40), nullable=False),
        sa.Column("jenis_jabatan", sa.String(length=20), nullable=False),
        sa.Column("jenjang", sa.String(length=30), nullable=False),
        sa.Column("leads_unit", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "unit_id"],
            ["app.unit.tenant_id", "app.unit.id"],
            name=op.f("fk_position_tenant_id_unit_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_position")),
        sa.UniqueConstraint("tenant_id", "code", name=op.f("uq_position_tenant_id_code")),
        schema="app",
    )
    op.create_index(
        "ix_position_tenant_id_unit_id",
        "position",
        ["tenant_id", "unit_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "role_grant",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("until_date", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["app.person.tenant_id", "app.person.id"],
            name=op.f("fk_role_grant_tenant_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "unit_id"],
            ["app.unit.tenant_id", "app.unit.id"],
            name=op.f("fk_role_grant_tenant_id_unit_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_role_grant")),
        schema="app",
    )
    op.create_index(
        "ix_role_grant_tenant_id_person_id",
        "role_grant",
        ["tenant_id", "person_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "assignment",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("position_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("is_sole", sa.Boolean(), nullable=False),
        sa.Column("during", postgresql.DATERANGE(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.text("int4range(tenant_id, tenant_id, '[]')"), "&&"),
            (sa.text("app.uuidrange(person_id, person_id, '[]')"), "&&"),
            (sa.column("during"), "&&"),
            where=sa.text("kind = 1"),
            using="gist",
            name="ex_assignment_one_definitive_position",
        ),
        postgresql.ExcludeConstraint(
            (sa.text("int4range(tenant_id, tenant_id, '[]')"), "&&"),
            (sa.text("app.uuidrange(position_id, position_id, '[]')"), "&&"),
            (sa.column("during"), "&&"),
            where=sa.text("is_sole"),
            using="gist",
            name="ex_assignment_one_holder",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "person_id"],
            ["app.person.tenant_id", "app.person.id"],
            name=op.f("fk_assignment_tenant_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "position_id"],
            ["app.position.tenant_id", "app.position.id"],
            name=op.f("fk_assignment_tenant_id_position_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_assignment")),
        schema="app",
    )
    op.create_index(
        "ix_assignment_tenant_id_person_id",
        "assignment",
        ["tenant_id", "person_id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        "ix_assignment_tenant_id_position_id",
        "assignment",
        ["tenant_id", "position_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "known_device",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "account_id"],
            ["app.account.tenant_id", "app.account.id"],
            name=op.f("fk_known_device_tenant_id_account_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_known_device")),
        sa.UniqueConstraint(
            "tenant_id",
            "account_id",
            "token_hash",
            name=op.f("uq_known_device_tenant_id_account_id_token_hash"),
        ),
        schema="app",
    )
    op.create_table(
        "one_time_code",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.SmallInteger(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("issued_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "account_id"],
            ["app.account.tenant_id", "app.account.id"],
            name=op.f("fk_one_time_code_tenant_id_account_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_one_time_code")),
        sa.UniqueConstraint(
            "tenant_id", "code_hash", name=op.f("uq_one_time_code_tenant_id_code_hash")
        ),
        schema="app",
    )
    op.create_index(
        "ix_one_time_code_tenant_id_account_id",
        "one_time_code",
        ["tenant_id", "account_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "reporting_line",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position_id", sa.Uuid(), nullable=False),
        sa.Column("superior_id", sa.Uuid(), nullable=False),
        sa.Column("during", postgresql.DATERANGE(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.text("int4range(tenant_id, tenant_id, '[]')"), "&&"),
            (sa.text("app.uuidrange(position_id, position_id, '[]')"), "&&"),
            (sa.column("during"), "&&"),
            using="gist",
            name="ex_reporting_line_one_superior",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "position_id"],
            ["app.position.tenant_id", "app.position.id"],
            name=op.f("fk_reporting_line_tenant_id_position_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "superior_id"],
            ["app.position.tenant_id", "app.position.id"],
            name="fk_reporting_line_superior",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_reporting_line")),
        schema="app",
    )
    op.create_index(
        "ix_reporting_line_tenant_id_superior_id",
        "reporting_line",
        ["tenant_id", "superior_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "web_session",
        sa.Column("tenant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("data", postgresql.JSONB(), nullable=False),
        sa.Column("browser", sa.String(length=80), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "account_id"],
            ["app.account.tenant_id", "app.account.id"],
            name=op.f("fk_web_session_tenant_id_account_id"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_web_session")),
        sa.UniqueConstraint(
            "tenant_id", "token_hash", name=op.f("uq_web_session_tenant_id_token_hash")
        ),
        schema="app",
    )
    op.create_index(
        "ix_web_session_tenant_id_account_id",
        "web_session",
        ["tenant_id", "account_id"],
        unique=False,
        schema="app",
    )
    # ### end Alembic commands ###


def downgrade() -> None:

    op.drop_index("ix_web_session_tenant_id_account_id", table_name="web_session", schema="app")
    op.drop_table("web_session", schema="app")
    op.drop_index(
        "ix_reporting_line_tenant_id_superior_id", table_name="reporting_line", schema="app"
    )
    op.drop_table("reporting_line", schema="app")
    op.drop_index("ix_one_time_code_tenant_id_account_id", table_name="one_time_code", schema="app")
    op.drop_table("one_time_code", schema="app")
    op.drop_table("known_device", schema="app")
    op.drop_index("ix_assignment_tenant_id_position_id", table_name="assignment", schema="app")
    op.drop_index("ix_assignment_tenant_id_person_id", table_name="assignment", schema="app")
    op.drop_table("assignment", schema="app")
    op.drop_index("ix_role_grant_tenant_id_person_id", table_name="role_grant", schema="app")
    op.drop_table("role_grant", schema="app")
    op.drop_index("ix_position_tenant_id_unit_id", table_name="position", schema="app")
    op.drop_table("position", schema="app")
    op.drop_index("ix_notification_tenant_id_person_id", table_name="notification", schema="app")
    op.drop_table("notification", schema="app")
    op.drop_table("account", schema="app")
    op.drop_table("unit", schema="app")
    op.drop_table("sign_in_delay", schema="app")
    op.drop_index("ix_person_tenant_id_name_key", table_name="person", schema="app")
    op.drop_index("ix_person_tenant_id_email", table_name="person", schema="app")
    op.drop_table("person", schema="app")
    # ### end Alembic commands ###
