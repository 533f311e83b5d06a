"""The login roles: none may do what row security cannot stop."""

from dataclasses import dataclass
from typing import Final

from flask_babel import gettext as _
from sqlalchemy import Connection, text

from kinerja.doctor.findings import Finding, State

_FACTS: Final = """
SELECT r.rolname AS name,
       EXISTS (SELECT FROM pg_roles p WHERE p.rolsuper AND pg_has_role(r.oid, p.oid, 'MEMBER'))
           AS superuser,
       EXISTS (SELECT FROM pg_roles p WHERE p.rolbypassrls AND pg_has_role(r.oid, p.oid, 'MEMBER'))
           AS bypasses_rls,
       r.rolcreaterole AS makes_roles,
       r.rolcreatedb AS makes_databases,
       EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname IN ('app', 'platform', 'national')
                 AND pg_has_role(r.oid, c.relowner, 'MEMBER')) AS owns_tables
FROM pg_roles r WHERE r.rolname = current_user"""
_OWNER: Final = "owner"
_RW: Final = "rw"


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """What a login role may do, by itself or by membership in another."""

    name: str
    superuser: bool = False
    bypasses_rls: bool = False
    makes_roles: bool = False
    makes_databases: bool = False
    owns_tables: bool = False


class UnsafeRole(Exception):  # noqa: N818  # a refusal, like those of kinerja.errors
    """The role of web and workers is stronger than row security; the program must not start."""

    def __init__(self, role: str, faults: tuple[str, ...]) -> None:
        super().__init__(role, faults)
        self.role = role
        self.faults = faults

    def __str__(self) -> str:
        return f"{self.role}: {', '.join(self.faults)}. {remedy_for(self.role)}"


def refuse_unsafe_role(connection: Connection) -> None:
    """Raise UnsafeRole when the role of this connection could pass the fence between regions."""
    facts = read_role(connection)
    faults = faults_of(_RW, facts)
    if faults:
        raise UnsafeRole(facts.name, faults)


def read_role(connection: Connection) -> RoleFacts:
    """Ask the database about the role of this connection."""
    return RoleFacts(*connection.execute(text(_FACTS)).one())


def faults_of(role: str, facts: RoleFacts) -> tuple[str, ...]:
    """What this role may do and must not; only the owner owns tables."""
    faults = {
        _("superuser"): facts.superuser,
        _("boleh melewati row level security"): facts.bypasses_rls,
        _("boleh membuat peran"): facts.makes_roles,
        _("boleh membuat basis data"): facts.makes_databases,
        _("memiliki tabel"): facts.owns_tables and role != _OWNER,
    }
    return tuple(fault for fault, present in faults.items() if present)


def judge_role(role: str, facts: RoleFacts) -> Finding:
    """Whether a role is as weak as it must be."""
    faults = faults_of(role, facts)
    if not faults:
        found = _("%(name)s: tanpa hak istimewa", name=facts.name)
        return Finding(f"role.{role}", State.OK, found)
    found = f"{facts.name}: {', '.join(faults)}"
    return Finding(f"role.{role}", State.BAD, found, remedy_for(facts.name))


def judge_distinct(names: dict[str, str]) -> Finding | None:
    """Each kind of work signs in by a role of its own; `names` maps the kind to its role."""
    shared = sorted({name for name in names.values() if list(names.values()).count(name) > 1})
    if not shared:
        return None
    kinds = ", ".join(kind for kind, name in names.items() if name in shared)
    found = _("Peran %(shared)s dipakai bersama: %(kinds)s", shared=", ".join(shared), kinds=kinds)
    remedy = _("Beri setiap DATABASE_…_URL perannya sendiri (infra/database-roles.sql).")
    return Finding("roles", State.BAD, found, remedy)


def remedy_for(name: str) -> str:
    """How to take the rights away again."""
    remedy: str = _(
        'Jalankan sebagai superuser: ALTER ROLE "%(name)s" NOSUPERUSER NOBYPASSRLS NOCREATEROLE '
        "NOCREATEDB; cabut keanggotaannya di peran lain, dan serahkan tabel kepada peran owner.",
        name=name,
    )
    return remedy


def unreachable(role: str, variable: str, reason: str) -> Finding:
    """The finding when a role cannot sign in; `reason` must hold no secret."""
    remedy = _(
        "Buat perannya dengan infra/database-roles.sql, lalu periksa sandi di %(variable)s.",
        variable=variable,
    )
    return Finding(f"role.{role}", State.BAD, reason, remedy)
