"""A region's pattern makes the periods of a year: no gap, no overlap, deadlines after the end."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.packs import read_pack
from kinerja.packs.tenant_document import PeriodPattern
from kinerja.paths import TENANTS
from kinerja.periods.models import PeriodKind
from kinerja.periods.planning import plan_periods
from kinerja.text import Text

TITLE = Text("Penilaian", "Evaluation")


def codes(kind: str, first_month: int = 1) -> list[str]:
    return [each.code for each in plan_periods([PeriodPattern(kind, first_month, TITLE)], 2026)]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("annual", ["2026"]),
        ("semester", ["2026-S1", "2026-S2"]),
        ("quarterly", ["2026-T1", "2026-T2", "2026-T3", "2026-T4"]),
        ("monthly", [f"2026-{month:02}" for month in range(1, 13)]),
    ],
)
def test_a_year_has_the_periods_of_its_kind(kind: str, expected: list[str]) -> None:
    assert codes(kind) == expected


def test_deadlines_of_the_annual_one_end_with_january() -> None:
    (annual,) = plan_periods([PeriodPattern("annual", 1, TITLE)], 2026)
    assert (annual.starts_on, annual.ends_on) == (date(2026, 1, 1), date(2026, 12, 31))
    assert annual.self_due_on == date(2027, 1, 10)
    assert annual.meetings_due_on == date(2027, 1, 24)
    assert annual.ratings_due_on == date(2027, 1, 31)


def test_periodic_ones_are_due_within_two_weeks() -> None:
    first = plan_periods([PeriodPattern("quarterly", 1, TITLE)], 2026)[0]
    assert first.ends_on == date(2026, 3, 31)
    assert (first.self_due_on, first.meetings_due_on, first.ratings_due_on) == (
        date(2026, 4, 5),
        date(2026, 4, 10),
        date(2026, 4, 14),
    )


def test_february_ends_when_it_ends() -> None:
    months = plan_periods([PeriodPattern("monthly", 1, TITLE)], 2028)
    assert months[1].ends_on == date(2028, 2, 29)


@given(
    st.sampled_from(["annual", "semester", "quarterly", "monthly"]),
    st.integers(1, 12),
    st.integers(2020, 2040),
)
def test_periods_follow_one_another_without_gap(kind: str, first: int, year: int) -> None:
    periods = plan_periods([PeriodPattern(kind, first, TITLE)], year)
    assert periods[0].starts_on == date(year, first, 1)
    for earlier, later in pairwise(periods):
        assert later.starts_on == earlier.ends_on + timedelta(days=1)
    for each in periods:
        assert each.starts_on.year == year
        assert each.ends_on < each.self_due_on < each.meetings_due_on < each.ratings_due_on


@pytest.mark.parametrize("slug", sorted(file.parent.name for file in TENANTS.glob("*/tenant.toml")))
def test_every_region_has_an_annual_period_and_no_code_twice(slug: str) -> None:
    planned = plan_periods(read_pack(TENANTS / slug).tenant.periods, 2026)
    assert [each.code for each in planned].count("2026") == 1
    assert len({each.code for each in planned}) == len(planned)
    assert planned[-1].kind is PeriodKind.ANNUAL
