"""Failures slow the next try, twice as much each time, and never lock anybody out."""

from datetime import UTC, datetime, timedelta

import pytest

from kinerja.accounts.throttle import ACCOUNT_AND_ADDRESS, ADDRESS, Delay, free_again

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def after(failures: int, at: datetime = START) -> Delay:
    delay = None
    for _failure in range(failures):
        delay = ACCOUNT_AND_ADDRESS.after_failure(delay, at)
    assert delay is not None
    return delay


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [
        *((1, 0), (2, 0), (3, 0)),
        *((4, 15), (5, 30), (6, 60), (7, 120), (8, 240), (9, 480)),
        *((10, 900), (11, 900), (500, 900)),
    ],
)
def test_the_wait_doubles_up_to_fifteen_minutes(failures: int, seconds: int) -> None:
    delay = after(failures)
    assert delay.failures == failures
    assert delay.free_at - START == timedelta(seconds=seconds)


def test_the_count_starts_anew_after_half_a_day_of_quiet() -> None:
    delay = after(9)
    later = delay.free_at + timedelta(hours=12)
    assert ACCOUNT_AND_ADDRESS.after_failure(delay, later) == Delay(1, later, later)
    sooner = later - timedelta(seconds=1)
    assert ACCOUNT_AND_ADDRESS.after_failure(delay, sooner).failures == 10


def test_an_office_behind_one_address_may_fail_hundreds_of_times() -> None:
    delay = None
    for _failure in range(300):
        delay = ADDRESS.after_failure(delay, START)
    assert delay is not None
    assert delay.free_at == START
    beyond = ADDRESS.after_failure(delay, START + timedelta(minutes=10))
    assert beyond.free_at == START + timedelta(hours=1)


def test_an_address_is_counted_by_the_hour() -> None:
    first = ADDRESS.after_failure(None, START)
    same_hour = ADDRESS.after_failure(first, START + timedelta(minutes=59))
    next_hour = ADDRESS.after_failure(same_hour, START + timedelta(minutes=60))
    assert (same_hour.failures, next_hour.failures) == (2, 1)


def test_the_longest_of_several_waits_counts() -> None:
    short, long = START + timedelta(seconds=5), START + timedelta(minutes=5)
    delays = [Delay(4, START, short), Delay(9, START, long)]
    assert free_again(delays, START) == long
    assert free_again(delays, long) is None
    assert free_again([], START) is None
