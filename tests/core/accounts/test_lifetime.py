"""How long a session holds."""

from datetime import UTC, datetime, timedelta

import pytest

from kinerja.accounts.lifetime import is_alive, is_worth_noting

BEGAN = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


@pytest.mark.parametrize(
    ("seen_after", "asked_after", "own_device", "expected"),
    [
        (minutes(0), minutes(14.9), False, True),
        (minutes(0), minutes(15), False, False),
        (minutes(400), minutes(414), False, True),
        (minutes(0), minutes(470), True, True),
        (minutes(479), minutes(480), True, False),
        (minutes(479), minutes(480), False, False),
    ],
)
def test_a_session_ends_by_idleness_and_after_a_working_day(
    *, seen_after: timedelta, asked_after: timedelta, own_device: bool, expected: bool
) -> None:
    seen, at = BEGAN + seen_after, BEGAN + asked_after
    assert is_alive(BEGAN, seen, at, own_device=own_device) is expected


def test_a_sight_is_written_every_few_minutes_only() -> None:
    assert not is_worth_noting(BEGAN, BEGAN + minutes(1.9))
    assert is_worth_noting(BEGAN, BEGAN + minutes(2))
