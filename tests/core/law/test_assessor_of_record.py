"""Who rates: vacant posts, acting officials with their dates, delegates, the region's head."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.law.assessor_of_record import (
    Authority,
    Capacity,
    Found,
    Holding,
    Post,
    authority_over,
    first_in_charge,
)
from kinerja.law.offices import Office, may_assess

HOLDER, PLT, PLH, DELEGATE = Capacity.HOLDER, Capacity.PLT, Capacity.PLH, Capacity.DELEGATE
TODAY = date(2026, 12, 15)
VACANT: Post[str] = Post()


def held(who: str, capacity: Capacity = HOLDER) -> Holding[str]:
    return Holding(who, capacity)


def post(*holdings: Holding[str]) -> Post[str]:
    return Post(holdings)


def rates(*chain: Post[str], works_below: frozenset[str] = frozenset()) -> Found[str] | None:
    """Who rates Sari, whose superiors are these."""
    return first_in_charge(chain, {"sari"}, TODAY, works_below.__contains__)


KASI = post(held("kasi"))
# the chain above Sari, nearest first; who rates, in which capacity, how many posts further up
CHAINS: dict[str, tuple[list[Post[str]], tuple[str, Capacity, int] | None]] = {
    "the direct superior": ([KASI, post(held("kabid"))], ("kasi", HOLDER, 0)),
    "a vacant post is passed over": ([VACANT, post(held("kabid"))], ("kabid", HOLDER, 1)),
    "so are several": ([VACANT, VACANT, post(held("kadis"))], ("kadis", HOLDER, 2)),
    "a Plt. rates from a vacant post": ([post(held("tono", PLT)), KASI], ("tono", PLT, 0)),
    "so does a Plh.": ([post(held("tono", PLH)), KASI], ("tono", PLH, 0)),
    "a Plt. before a Plh.": ([post(held("a", PLH), held("b", PLT))], ("b", PLT, 0)),
    "the holder before a Plh.": ([post(held("a", PLH), held("kasi"))], ("kasi", HOLDER, 0)),
    "the holder before a Plt.": ([post(held("a", PLT), held("kasi"))], ("kasi", HOLDER, 0)),
    "a delegate before the holder": (
        [post(held("kasi"), held("ketua tim", DELEGATE))],
        ("ketua tim", DELEGATE, 0),
    ),
    "one's own post is passed over": ([post(held("sari")), KASI], ("kasi", HOLDER, 1)),
    "one's own post with a delegate": (
        [post(held("sari"), held("wakil", DELEGATE)), KASI],
        ("kasi", HOLDER, 1),
    ),
    "one's own acting is passed over": ([post(held("sari", PLT)), KASI], ("kasi", HOLDER, 1)),
    "beside it another acts": (
        [post(held("sari", PLT), held("tono", PLH)), KASI],
        ("tono", PLH, 0),
    ),
    "nobody": ([VACANT, VACANT], None),
    "the top of a region": ([], None),
}


@pytest.mark.parametrize(("chain", "expected"), CHAINS.values(), ids=CHAINS.keys())
def test_the_first_in_charge_rates(
    chain: list[Post[str]], expected: tuple[str, Capacity, int] | None
) -> None:
    assert rates(*chain) == (Found(*expected) if expected else None)


@pytest.mark.parametrize(
    ("day", "who"),
    [
        ("2026-02-28", "kasi"),
        ("2026-03-01", "plt"),  # the holder retires, the Plt. is appointed
        ("2026-08-31", "plt"),
        ("2026-09-01", "kabid"),  # the appointment has run out: six months, as it usually does
        ("2026-09-14", "kabid"),
        ("2026-09-15", "plh"),
        ("2026-09-22", "kabid"),
        ("2026-10-01", "kasi baru"),
    ],
)
def test_the_dates_of_plt_and_plh_decide(day: str, who: str) -> None:
    section = post(
        Holding("kasi", until=date(2026, 3, 1)),
        Holding("plt", PLT, since=date(2026, 3, 1), until=date(2026, 9, 1)),
        Holding("plh", PLH, since=date(2026, 9, 15), until=date(2026, 9, 22)),
        Holding("kasi baru", since=date(2026, 10, 1)),
    )
    found = first_in_charge([section, post(held("kabid"))], {"sari"}, date.fromisoformat(day))
    assert found is not None
    assert found.who == who


def test_a_subordinate_who_acts_above_does_not_rate_but_one_who_holds_the_post_does() -> None:
    chain = (post(held("tono", PLT)), post(held("tono")))
    assert rates(*chain, works_below=frozenset({"tono"})) == Found("tono", HOLDER, 1)
    assert rates(chain[0], KASI, works_below=frozenset({"tono"})) == Found("kasi", HOLDER, 1)


def test_the_assessor_s_superior_is_the_next_apart_from_the_assessor() -> None:
    chain = [post(held("kasi", PLT)), post(held("sari", PLH), held("kabid"))]
    assert first_in_charge(chain, {"sari", "kasi"}, TODAY) == Found("kabid", HOLDER, 1)


# PermenPANRB 6/2022, Pasal 1 and Lampiran: a functional official assesses only when leading a
# unit, such as a school's principal or the head of a hospital's installation.
@pytest.mark.parametrize(
    ("office", "leads_unit", "who"),
    [
        (Office.AHLI_MADYA, True, "kepala sekolah"),
        (Office.AHLI_MUDA, True, "kepala sekolah"),
        (Office.AHLI_MUDA, False, "kepala dinas"),
        (Office.PELAKSANA, True, "kepala dinas"),
        (Office.PENGAWAS, False, "kepala sekolah"),
    ],
)
def test_a_school_s_principal_assesses_the_teachers(
    office: Office, leads_unit: bool, who: str
) -> None:
    allowed = may_assess(office, leads_unit=leads_unit)
    school = Post((held("kepala sekolah"),), may_assess=allowed)
    found = rates(school, post(held("kepala dinas")))
    assert found is not None
    assert found.who == who


@pytest.mark.parametrize(("leads_unit", "who"), [(True, "kepala instalasi"), (False, "direktur")])
def test_the_head_of_a_hospital_s_installation_assesses_by_delegation(
    leads_unit: bool, who: str
) -> None:
    allowed = may_assess(Office.AHLI_MADYA, leads_unit=leads_unit)
    delegate = Holding("kepala instalasi", DELEGATE, may_assess=allowed)
    found = rates(post(held("direktur"), delegate))
    assert found is not None
    assert found.who == who


def test_a_delegation_ends_with_its_dates() -> None:
    delegate = Holding("wakil", DELEGATE, until=TODAY)
    assert rates(post(held("kasi"), delegate)) == Found("kasi", HOLDER, 0)


# office, heads a unit kerja mandiri, under a coordinating OPD, who rates
AUTHORITIES = [
    (Office.JPT_UTAMA, False, False, Authority.KEPALA_DAERAH),
    (Office.JPT_MADYA, False, False, Authority.KEPALA_DAERAH),
    (Office.JPT_PRATAMA, False, False, Authority.KEPALA_DAERAH),
    (Office.JPT_PRATAMA, True, True, Authority.KEPALA_DAERAH),
    (Office.ADMINISTRATOR, True, False, Authority.KEPALA_DAERAH),
    (Office.ADMINISTRATOR, True, True, Authority.COORDINATING_HEAD),
    (Office.AHLI_MADYA, True, True, Authority.COORDINATING_HEAD),
    (Office.ADMINISTRATOR, False, False, Authority.SUPERIOR),
    (Office.ADMINISTRATOR, False, True, Authority.SUPERIOR),
    (Office.PELAKSANA, False, False, Authority.SUPERIOR),
]


@pytest.mark.parametrize(("office", "heads", "coordinated", "authority"), AUTHORITIES)
def test_the_region_s_head_rates_the_senior_leaders_and_independent_units(
    office: Office, heads: bool, coordinated: bool, authority: Authority
) -> None:
    found = authority_over(office, heads_unit_mandiri=heads, coordinated=coordinated)
    assert found is authority


def test_what_is_not_said_is_the_usual_case() -> None:
    assert authority_over(Office.PELAKSANA) is Authority.SUPERIOR
    assert authority_over(Office.PENGAWAS, heads_unit_mandiri=True) is Authority.KEPALA_DAERAH
    assert Holding("kasi").capacity is HOLDER


PEOPLE = st.sampled_from(["sari", "a", "b", "c", "d"])
DATES = st.dates(date(2026, 1, 1), date(2026, 12, 31))
HOLDINGS = st.builds(
    Holding[str], PEOPLE, st.sampled_from(Capacity), DATES, DATES, may_assess=st.booleans()
)
POSTS = st.builds(Post[str], st.lists(HOLDINGS, max_size=4).map(tuple), st.booleans())


@given(st.lists(POSTS, max_size=5), DATES, st.frozensets(PEOPLE))
def test_whoever_rates_is_in_charge_that_day_and_nobody_nearer_could(
    chain: list[Post[str]], day: date, below: frozenset[str]
) -> None:
    found = first_in_charge(chain, {"sari"}, day, below.__contains__)
    passed_over = chain[: found.steps] if found else chain
    for nearer in passed_over:
        if nearer.may_assess and nearer.holder_on(day) != "sari":
            present = [each for each in nearer.holdings if each.holds_on(day) and each.may_assess]
            allowed = {each.who for each in present if each.who != "sari"}
            assert allowed <= below
    if found:
        assert found.who != "sari"
        assert found.capacity is HOLDER or found.who not in below
        in_charge = chain[found.steps].holdings
        assert any(
            each.who == found.who and each.capacity is found.capacity and each.since <= day
            for each in in_charge
        )


@given(st.lists(POSTS, max_size=5), DATES)
def test_a_vacant_post_in_between_changes_nothing(chain: list[Post[str]], day: date) -> None:
    found = first_in_charge(chain, {"sari"}, day)
    with_vacancy = first_in_charge([VACANT, *chain], {"sari"}, day)
    assert with_vacancy == (Found(found.who, found.capacity, found.steps + 1) if found else None)
