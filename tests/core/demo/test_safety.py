"""The demo touches nothing it did not make, and nobody but its cast can sign in."""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from kinerja.accounts.models import Account, AccountState
from kinerja.database import db
from kinerja.demo.play import NOT_A_SAMPLE, play
from kinerja.demo.population import generate
from kinerja.demo.regions import RealRegionsPresent, refuse_real_regions
from kinerja.demo.sign_ins import SignIn, cast_of, open_region_accounts, recall, remember
from kinerja.demo.writing import write
from kinerja.outbox import Undeliverable
from kinerja.people.models import Assignment, Person, Unit
from kinerja.tenancy import TenantId, enter, unit_of_work
from kinerja.tenancy.directory import read

SINCE = date(2023, 1, 1)


def test_a_database_with_a_real_region_is_refused(tenant: TenantId) -> None:
    slugs = [entry.slug for entry in read() if entry.id == tenant]
    with pytest.raises(RealRegionsPresent) as refused:
        refuse_real_regions()
    assert set(slugs) <= set(refused.value.slugs)


def test_the_play_is_refused_outside_sample_data(tenant: TenantId) -> None:
    with enter(tenant), pytest.raises(Undeliverable, match=NOT_A_SAMPLE):
        play({"slug": "x", "seed": 1, "as_of": "2026-06-30"})


def test_everybody_is_written_once_and_only_the_cast_can_sign_in(tenant: TenantId) -> None:
    population = generate("kepahiang", 60, 3)
    with unit_of_work(tenant):
        written = write(population, frozenset({"umum"}), SINCE)
        made = open_region_accounts("kepahiang", population, written, SINCE)
    with enter(tenant) as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 60
        assert session.scalar(select(func.count()).select_from(Unit)) == len(population.units)
        holders = session.scalar(select(func.count()).select_from(Assignment))
        assert holders == 60 + sum(post.acting is not None for post in population.posts)
        active = db.session.scalars(
            select(Account.password_hash).where(Account.state == AccountState.ACTIVE)
        ).all()
        others = db.session.scalars(
            select(Account.password_hash).where(Account.state == AccountState.NOT_ACTIVATED)
        ).all()
    assert len(active) == len(made) == len(cast_of(population)) == 5
    assert all(active)
    assert others == [None] * 55


def test_sign_ins_are_kept_for_nobody_else_s_eyes(tmp_path: Path) -> None:
    kept = [SignIn("/kepahiang/", "Pegawai", "Sumiati", "1" * 18, "abc")]
    remember(tmp_path, kept)
    file = tmp_path / "demo-sign-ins.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert recall(tmp_path) == kept
    assert json.loads(file.read_text())[0]["role"] == "Pegawai"
    assert recall(tmp_path / "nothing") == []
