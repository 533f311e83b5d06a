"""Generated posts are in families the region's rubric knows, the closest one there is."""

import pytest

from kinerja.demo.offices import OFFICES, family_in
from kinerja.demo.regions import REGIONS
from kinerja.packs import read_pack
from kinerja.paths import TENANTS


def families(slug: str) -> frozenset[str]:
    return frozenset(each.code for each in read_pack(TENANTS / slug).rubric.families)


def test_every_shipped_region_is_played() -> None:
    assert sorted(REGIONS) == sorted(file.parent.name for file in TENANTS.glob("*/tenant.toml"))


@pytest.mark.parametrize("slug", REGIONS)
def test_every_office_has_a_family_there(slug: str) -> None:
    known = families(slug)
    for office in OFFICES:
        assert family_in(office.code, office.family, known) in known


@pytest.mark.parametrize(
    ("slug", "unit", "family", "expected"),
    [
        ("bengkulu", "disdukcapil-1", "pelayanan_publik", "adminduk"),
        ("kepahiang", "disdukcapil-1", "pelayanan_publik", "pelayanan_publik"),
        ("bantul", "disdukcapil-1", "pelayanan_publik", "umum"),
        ("bantul", "dpmptsp", "pelayanan_publik", "perizinan"),
        ("lhokseumawe", "dpupr-2", "umum", "teknis_infrastruktur"),
        ("kepahiang", "dpupr-2", "umum", "teknis_lapangan"),
        ("bungo", "puskesmas", "kesehatan", "kesehatan"),
    ],
)
def test_the_closest_family_is_taken(slug: str, unit: str, family: str, expected: str) -> None:
    assert family_in(unit, family, families(slug)) == expected
