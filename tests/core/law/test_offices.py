from itertools import product

import pytest

from kinerja.law.offices import (
    FUNCTIONAL,
    JPT,
    LEADERS,
    OFFICE_LABELS,
    Office,
    find_office,
    may_assess,
)

# jenis, jenjang as positions write them, the grade
WRITTEN = [
    ("JPT", "utama", "jpt_utama"),
    ("JPT", "madya", "jpt_madya"),
    ("JPT", "pratama", "jpt_pratama"),
    ("JA", "administrator", "administrator"),
    ("JA", "pengawas", "pengawas"),
    ("JA", "pelaksana", "pelaksana"),
    ("JF", "ahli_utama", "ahli_utama"),
    ("JF", "ahli_madya", "ahli_madya"),
    ("JF", "ahli_muda", "ahli_muda"),
    ("JF", "ahli_pertama", "ahli_pertama"),
    ("JF", "penyelia", "penyelia"),
    ("JF", "mahir", "mahir"),
    ("JF", "terampil", "terampil"),
    ("JF", "pemula", "pemula"),
]
# grade, may they assess when they lead no unit, when they lead one
ASSESSORS = [
    ("jpt_utama", True, True),
    ("jpt_madya", True, True),
    ("jpt_pratama", True, True),
    ("administrator", True, True),
    ("pengawas", True, True),
    ("pelaksana", False, False),
    ("ahli_utama", False, True),
    ("ahli_madya", False, True),
    ("ahli_muda", False, True),  # a school's principal
    ("ahli_pertama", False, True),
    ("penyelia", False, True),
    ("mahir", False, True),
    ("terampil", False, True),
    ("pemula", False, True),
]


@pytest.mark.parametrize(("jenis", "jenjang", "office"), WRITTEN)
def test_a_position_s_kind_and_grade_name_its_office(jenis: str, jenjang: str, office: str) -> None:
    assert find_office(jenis, jenjang) == office


def test_no_other_pair_is_an_office() -> None:
    grades = {jenjang for _, jenjang, _ in WRITTEN} | {"", "jpt_utama", "ahli"}
    known = {(jenis, jenjang) for jenis, jenjang, _ in WRITTEN}
    for pair in product(("JPT", "JA", "JF", "", "jf"), grades):
        assert (find_office(*pair) is not None) == (pair in known)


@pytest.mark.parametrize(("office", "alone", "leading"), ASSESSORS)
def test_at_lowest_a_pengawas_assesses_and_functional_heads_by_delegation(
    office: str, alone: bool, leading: bool
) -> None:
    assert may_assess(Office(office), leads_unit=False) is alone
    assert may_assess(Office(office), leads_unit=True) is leading


def test_the_tables_name_every_office_once() -> None:
    assert [office for _, _, office in WRITTEN] == list(Office)
    assert [office for office, _, _ in ASSESSORS] == list(Office)
    assert set(OFFICE_LABELS) == set(Office)
    assert len({text.id for text in OFFICE_LABELS.values()}) == len(Office)
    assert len({text.en for text in OFFICE_LABELS.values()}) == len(Office)


def test_the_kinds_share_no_office() -> None:
    assert JPT < LEADERS
    assert len(JPT) == 3
    assert len(LEADERS) == 5
    assert set(Office) - LEADERS - FUNCTIONAL == {Office.PELAKSANA}
    assert not LEADERS & FUNCTIONAL
