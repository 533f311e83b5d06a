"""Codes can be read out, typed carelessly and not be guessed."""

from datetime import timedelta

import pytest

from kinerja.accounts.codes import ALPHABET, new_code, read_code, shown, within_limits


def test_a_code_has_no_letter_that_is_mistaken_for_another() -> None:
    assert set("01ILO").isdisjoint(ALPHABET)
    code = new_code()
    assert len(code) == 12
    assert set(code) <= set(ALPHABET)
    assert code != new_code()


def test_a_code_is_shown_in_groups_of_four() -> None:
    assert shown("K7QM3F2PXWRT") == "K7QM 3F2P XWRT"


@pytest.mark.parametrize(
    "typed", ["K7QM 3F2P XWRT", "k7qm3f2pxwrt", " k7qm-3f2p-xwrt\t", "K7QM.3F2P.XWRT"]
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert read_code(typed) == "K7QM3F2PXWRT"


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        (timedelta(0), timedelta(minutes=15)),
        (timedelta(hours=5), timedelta(hours=5)),
        (timedelta(days=30), timedelta(days=14)),
    ],
)
def test_a_code_lasts_a_quarter_of_an_hour_to_two_weeks(asked: timedelta, given: timedelta) -> None:
    assert within_limits(asked) == given
