from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from kinerja.web import filters as f

AFTERNOON = datetime(2026, 11, 23, 7, 7, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.mark.usefixtures("indonesian")
class TestIndonesian:
    @pytest.mark.parametrize(
        ("value", "places", "text"),
        [
            (86.8, 2, "86,80"),
            (1204, 0, "1.204"),
            (Decimal("2.005"), 2, "2,01"),
            (Decimal("2.5"), 0, "3"),
            (Fraction(1, 3), 4, "0,3333"),
            (Fraction(5, 2), 0, "3"),
            (Fraction(-5, 2), 0, "−3"),
            (Decimal("-3.6"), 2, "−3,60"),
            (1234567.891, 1, "1.234.567,9"),
        ],
    )
    def test_a_figure_has_its_decimals_and_rounds_half_up(
        self, value: f.Number, places: int, text: str
    ) -> None:
        assert f.decimal(value, places) == text

    def test_a_share_never_parts_from_its_sign(self) -> None:
        assert f.percent(80.9) == "80,9\u00a0%"

    def test_money_has_no_space_and_no_cents(self) -> None:
        assert f.rupiah(1_850_000) == "Rp1.850.000"
        assert f.rupiah(-500) == "−Rp500"

    def test_a_range_has_the_long_dash(self) -> None:
        assert f.span(82.31, 84.47) == "82,31–84,47"

    @pytest.mark.parametrize(
        ("value", "text"), [("89.996", "89,996"), ("90", "90,00"), ("89.4", "89,40")]
    )
    def test_a_figure_never_looks_like_the_limit_it_misses(self, value: str, text: str) -> None:
        assert f.beside_limit(Decimal(value), 90) == text

    def test_days(self) -> None:
        assert f.long_date(TODAY) == "Senin, 23 November 2026"
        assert f.plain_date(TODAY) == "23 November 2026"
        assert f.near_date(date(2026, 11, 27)) == "Jum, 27 Nov"
        assert f.short_date(TODAY) == "23 Nov 2026"

    def test_a_table_leaves_out_this_year(self) -> None:
        assert f.short_date(TODAY, today=TODAY) == "23 Nov"
        assert f.short_date(date(2025, 1, 2), today=TODAY) == "2 Jan 2025"

    def test_a_moment_is_told_in_the_zone_of_the_region(self) -> None:
        assert f.clock_time(AFTERNOON) == "14.07"
        assert f.clock_time(AFTERNOON, zone=True) == "14.07\u00a0WIB"
        late = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
        assert f.moment(late) == "23 Nov 2026, 01.30"

    @pytest.mark.parametrize(
        ("days", "text"),
        [
            (-3, "3 hari lalu"),
            (-1, "kemarin"),
            (0, "hari ini"),
            (1, "besok"),
            (4, "4 hari lagi"),
        ],
    )
    def test_distance_counts_days(self, days: int, text: str) -> None:
        assert f.distance(date(2026, 11, 23 + days), TODAY) == text


@pytest.mark.usefixtures("english")
def test_english_has_its_own_marks() -> None:
    assert f.decimal(1204.5) == "1,204.50"
    assert f.percent(80.9) == "80.9%"
    assert f.long_date(TODAY) == "Monday, 23 November 2026"
    assert f.clock_time(AFTERNOON, zone=True) == "14:07\u00a0WIB"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("198907222014022004", "19890722 201402 2 004"),
        ("19890722 201402 2 004", "19890722 201402 2 004"),
        ("1989", "1989"),
    ],
)
def test_a_nip_stands_in_its_groups(typed: str, shown: str) -> None:
    assert f.nip(typed) == shown
