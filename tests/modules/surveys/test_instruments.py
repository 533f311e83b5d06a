"""Questionnaires come from a region's files, once a version."""

from dataclasses import replace

import pytest

from kinerja import paths
from kinerja.database import db, random_id
from kinerja.packs import read_pack
from kinerja.tenancy import TenantId, unit_of_work
from kinerja.text import Text
from modules.surveys.errors import InstrumentChanged, InstrumentUnknown
from modules.surveys.instruments import (
    get_instrument,
    load_instruments,
    load_pack,
    newest_instrument,
)
from modules.surveys.models import InstrumentVersion
from tests.factories.surveys import make_instrument


def test_loading_a_pack_twice_leaves_one_version(tenant: TenantId) -> None:
    pack = read_pack(paths.TENANTS / "kepahiang")
    for _time in range(2):
        with unit_of_work(tenant):
            load_pack(pack)
    with unit_of_work(tenant):
        stored = db.session.query(InstrumentVersion).one()
        assert get_instrument(stored.id) == pack.instruments[0]


def test_a_changed_questionnaire_needs_a_new_number(tenant: TenantId) -> None:
    first = make_instrument()
    changed = replace(first, title=Text("Lain", "Other"))
    with unit_of_work(tenant):
        load_instruments([first])
        with pytest.raises(InstrumentChanged):
            load_instruments([changed])
        load_instruments([replace(changed, version=2)])
        assert newest_instrument("skm").number == 2


def test_a_region_without_the_questionnaire_says_so(tenant: TenantId) -> None:
    with unit_of_work(tenant):
        with pytest.raises(InstrumentUnknown):
            newest_instrument("skm")
        with pytest.raises(LookupError):
            get_instrument(random_id())


def test_a_region_does_not_read_the_questionnaire_of_another(
    tenant: TenantId, other_tenant: TenantId
) -> None:
    with unit_of_work(other_tenant):
        (version,) = load_instruments([make_instrument()])
        theirs = version.id
        get_instrument(theirs)
    with unit_of_work(tenant), pytest.raises(LookupError):
        get_instrument(theirs)
