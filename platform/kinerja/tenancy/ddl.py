"""What a migration says to put a table inside the fence: row security, policies and grants."""

from collections.abc import Mapping

from alembic import op

OWN_TENANT = "tenant_id = app.current_tenant()"
OWN_PERSON = "app.current_person()"


def role(name: str) -> str:
    """The full name of a login role, with this installation's prefix."""
    config = op.get_context().config
    if config is None:
        raise RuntimeError("migrations run through `kinerja migrate`")
    return f"{config.attributes['role_prefix']}{name}"


def grant(table: str, grants: Mapping[str, str]) -> None:
    """Grant to each role its privileges, as `{"rw": "SELECT", "relay": "UPDATE (claimed_at)"}`."""
    for name, privileges in grants.items():
        op.execute(f'GRANT {privileges} ON {table} TO "{role(name)}"')


def _policy(table: str, name: str, roles: str, using: str | None, check: str | None) -> None:
    op.execute(
        f"CREATE POLICY {name} ON app.{table} "
        + roles
        + (f" USING ({using})" if using else "")
        + (f" WITH CHECK ({check})" if check else "")
    )


def force_row_security(table: str) -> None:
    """Switch row security on for everybody, the owner included; the owner keeps a policy."""
    op.execute(f"ALTER TABLE app.{table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE app.{table} FORCE ROW LEVEL SECURITY")
    _policy(table, "owner_all", f'TO "{role("owner")}"', "true", "true")


def protect(table: str, grants: Mapping[str, str], *, relay: bool = False) -> None:
    """Fence a region's table: every role sees its tenant only; `relay` opens the first door."""
    force_row_security(table)
    inside = [name for name in grants if name != "relay"]
    if inside:
        names = ", ".join(f'"{role(name)}"' for name in inside)
        _policy(table, "tenant_isolation", f"TO {names}", OWN_TENANT, OWN_TENANT)
    if relay:
        _policy(table, "relay_door", f'TO "{role("relay")}"', "true", "true")
    grant(f"app.{table}", grants)


def protect_own_rows(table: str, person_column: str, grants: Mapping[str, str]) -> None:
    """Fence a table of protected acts: rw inserts, and reads only the signed-in person's rows."""
    force_row_security(table)
    rw = f'"{role("rw")}"'
    own = f"{OWN_TENANT} AND {person_column} = {OWN_PERSON}"
    _policy(table, "rater_reads_own", f"FOR SELECT TO {rw}", own, None)
    _policy(table, "rater_changes_own", f"FOR UPDATE TO {rw}", own, own)
    _policy(table, "tenant_inserts", f"FOR INSERT TO {rw}", None, OWN_TENANT)
    others = [name for name in grants if name != "rw"]
    if others:
        names = ", ".join(f'"{role(name)}"' for name in others)
        _policy(table, "tenant_isolation", f"TO {names}", OWN_TENANT, OWN_TENANT)
    grant(f"app.{table}", grants)
