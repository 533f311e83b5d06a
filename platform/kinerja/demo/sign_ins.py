"""The few generated people who can sign in, and their passwords, kept beside the data."""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import insert, select, update

from kinerja.access.models import RoleGrant
from kinerja.access.roles import Role
from kinerja.accounts.models import Account, AccountState, PlatformAccount, PlatformKind
from kinerja.accounts.passwords import hash_password
from kinerja.accounts.platform_accounts import add_platform_account
from kinerja.database import db, engine_of, new_id, now
from kinerja.demo.population import PersonPlan, Population
from kinerja.demo.writing import Written
from kinerja.people.models import Unit

FILE: Final = "demo-sign-ins.json"
_OFFICE: Final = "disdukcapil"
_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class SignIn:
    """One way in: where, who, in which role, and with what."""

    path: str
    role: str
    name: str
    identifier: str
    password: str


def invent_password() -> str:
    """Sixteen characters that are easy to copy by hand."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(3))


def cast_of(population: Population) -> dict[str, PersonPlan]:
    """Who plays whom: two administrators, an assessor, somebody they assess, and an auditor."""
    people = {person.number: person for person in population.people}
    posts = {post.code: post for post in population.posts}
    assessor = posts["disdukcapil-1-kepala"]
    staff = next(p for p in population.posts if p.superior == assessor.code)
    last = population.posts[-1]
    roles = {
        "Admin daerah": posts["sekda"],
        "Pejabat penilai": assessor,
        "Pegawai": staff,
        "Admin OPD": next(p for p in population.posts if p.superior == "disdukcapil-2-kepala"),
        "Auditor": last,
    }
    return {role: people[post.holder] for role, post in roles.items() if post.holder is not None}


def open_region_accounts(
    slug: str, population: Population, written: Written, since: date
) -> list[SignIn]:
    """Give the cast passwords and the roles they play."""
    made = []
    office = db.session.scalars(select(Unit.id).where(Unit.code == _OFFICE)).one()
    grants: dict[str, tuple[Role, UUID | None]] = {
        "Admin daerah": (Role.ADMIN_DAERAH, None),
        "Admin OPD": (Role.ADMIN_OPD, office),
        "Auditor": (Role.AUDITOR, None),
    }
    for role, person in cast_of(population).items():
        password = invent_password()
        person_id = written[person.number]
        db.session.execute(
            update(Account)
            .where(Account.person_id == person_id)
            .values(
                password_hash=hash_password(password),
                state=AccountState.ACTIVE,
                activated_at=now(),
            )
        )
        if role in grants:
            held, unit = grants[role]
            grant = {"id": new_id(), "person_id": person_id, "role": held.value}
            db.session.execute(insert(RoleGrant), [{**grant, "unit_id": unit, "from_date": since}])
        made.append(SignIn(f"/{slug}/", role, person.name.nama, person.nip, password))
    return made


_PLATFORM: Final = (
    ("/national/", PlatformKind.NATIONAL, "Analis nasional", "analis@contoh.example"),
    ("/operator/", PlatformKind.OPERATOR, "Operator platform", "operator@contoh.example"),
)


def open_platform_accounts() -> list[SignIn]:
    """A national analyst and an operator, unless they are there."""
    with engine_of("platform").connect() as connection:
        known = set(connection.execute(select(PlatformAccount.email)).scalars())
    made = []
    for path, kind, role, email in _PLATFORM:
        if email not in known:
            password = invent_password()
            add_platform_account(kind, email, role, password)
            made.append(SignIn(path, role, role, email, password))
    return made


def remember(home: Path, sign_ins: list[SignIn]) -> None:
    """Keep the sign-ins for the next start, readable by nobody else."""
    content = json.dumps([asdict(sign_in) for sign_in in sign_ins], ensure_ascii=False)
    handle = os.open(home / FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(content)


def recall(home: Path) -> list[SignIn]:
    """The sign-ins kept by an earlier start; empty when there was none."""
    file = home / FILE
    if not file.exists():
        return []
    return [SignIn(**entry) for entry in json.loads(file.read_text(encoding="utf-8"))]
