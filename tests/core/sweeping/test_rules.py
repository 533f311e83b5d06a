"""How long what has served is kept."""

from datetime import UTC, datetime, timedelta

import pytest

from kinerja.sweeping.rules import PLATFORM, REGION, Limit

AT = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
LIMITS = {limit.table: limit for limit in (*REGION, *PLATFORM)}


EDGES = [
    ("sign_in_delay", {"free_at"}, datetime(2026, 6, 30, 12, 0, tzinfo=UTC)),
    ("web_session", {"revoked_at", "last_seen_at"}, datetime(2026, 6, 1, 12, 0, tzinfo=UTC)),
    ("known_device", {"created_at"}, datetime(2025, 7, 1, 12, 0, tzinfo=UTC)),
    ("one_time_code", {"used_at", "expires_at"}, datetime(2026, 4, 2, 12, 0, tzinfo=UTC)),
    ("outbox", {"delivered_at"}, datetime(2026, 6, 1, 12, 0, tzinfo=UTC)),
    ("platform_delay", {"free_at"}, datetime(2026, 6, 30, 12, 0, tzinfo=UTC)),
    (
        "platform_session",
        {"revoked_at", "last_seen_at"},
        datetime(2026, 6, 1, 12, 0, tzinfo=UTC),
    ),
]


@pytest.mark.parametrize(("table", "moments", "edge"), EDGES)
def test_a_row_goes_when_one_of_its_moments_lies_at_the_edge(
    table: str, moments: set[str], edge: datetime
) -> None:
    assert set(LIMITS[table].moments) == moments
    assert LIMITS[table].edge(AT) == edge


def test_no_limit_is_left_out_above() -> None:
    assert {table for table, _moments, _edge in EDGES} == set(LIMITS)


def test_nothing_is_kept_shorter_than_it_is_used() -> None:
    assert Limit("x", ("a",), timedelta(0)).edge(AT) == AT
    assert min(limit.kept for limit in (*REGION, *PLATFORM)) >= timedelta(days=1)
