"""A visit: forwards, back, kept answers, and what a sheet looks like to an honest eye."""

from dataclasses import replace

import pytest

from kinerja.packs import Instrument
from modules.surveys.visit import (
    SKIPPED,
    Fault,
    Flag,
    Go,
    Said,
    Visit,
    flags_of,
    levels,
    turn,
)
from tests.factories.surveys import make_instrument

pytestmark = pytest.mark.unit
NEW = Visit(token="t", begun=0, language="id", answers=(None,) * 9)


@pytest.fixture(scope="module")
def instrument() -> Instrument:
    return make_instrument()


def at(step: int, **more: object) -> Visit:
    return replace(NEW, step=step, agreed=True, **more)  # type: ignore[arg-type]


def test_nothing_begins_without_consent(instrument: Instrument) -> None:
    refused = turn(NEW, Said(Go.NEXT), instrument)
    assert (refused.visit.step, refused.fault) == (0, Fault.AGREE)
    begun = turn(NEW, Said(Go.NEXT, agreed=True), instrument)
    assert (begun.visit.step, begun.fault, begun.visit.agreed) == (1, None, True)


def test_consent_can_be_taken_back_on_the_first_page(instrument: Instrument) -> None:
    again = turn(at(0), Said(Go.NEXT, agreed=False), instrument)
    assert (again.visit.agreed, again.fault) == (False, Fault.AGREE)


def test_a_question_asks_for_a_choice(instrument: Instrument) -> None:
    for choice in (None, "5", "gratis", "0", ""):
        stayed = turn(at(1), Said(Go.NEXT, choice), instrument)
        assert (stayed.visit.step, stayed.fault) == (1, Fault.CHOICE)


def test_back_keeps_what_was_chosen(instrument: Instrument) -> None:
    back = turn(at(3), Said(Go.BACK, "2"), instrument).visit
    assert (back.step, back.answers[2]) == (2, "2")
    assert turn(back, Said(Go.NEXT, "4"), instrument).visit.choice == "2"


def test_back_without_a_choice_is_allowed(instrument: Instrument) -> None:
    back = turn(at(3), Said(Go.BACK), instrument)
    assert (back.visit.step, back.fault) == (2, None)


def test_a_page_shown_again_keeps_its_choice(instrument: Instrument) -> None:
    stayed = turn(at(2), Said(Go.STAY, "1"), instrument).visit
    assert (stayed.step, stayed.choice) == (2, "1")
    first = turn(NEW, Said(Go.STAY, agreed=True), instrument)
    assert (first.visit.step, first.visit.agreed, first.fault) == (0, True, None)


def test_a_free_service_counts_as_its_questionnaire_says(instrument: Instrument) -> None:
    cost = 4
    chosen = turn(at(cost), Said(Go.NEXT, "gratis"), instrument).visit
    assert levels(chosen, instrument)[cost - 1] == 4


def test_skipped_and_unasked_questions_are_blank(instrument: Instrument) -> None:
    answers = ("4", SKIPPED, None, "1", "2", "3", "4", "1", "2")
    assert levels(at(10, answers=answers), instrument) == [4, None, None, 1, 2, 3, 4, 1, 2]


def test_the_last_page_sends_with_or_without_a_suggestion(instrument: Instrument) -> None:
    full = at(10, answers=("3",) * 9)
    for words in ("", "Kursi tunggu kurang"):
        done = turn(full, Said(Go.NEXT, suggestion=words), instrument)
        assert (done.send, done.visit.suggestion) == (True, words)


def test_going_back_from_the_last_page_keeps_the_words(instrument: Instrument) -> None:
    back = turn(at(10, answers=("3",) * 9), Said(Go.BACK, suggestion="Kursi"), instrument)
    assert (back.visit.step, back.visit.suggestion, back.send) == (9, "Kursi", False)


def test_a_sheet_of_skips_is_not_sent(instrument: Instrument) -> None:
    empty = turn(at(10, answers=(SKIPPED,) * 9), Said(Go.NEXT, suggestion="Halo"), instrument)
    assert (empty.send, empty.fault, empty.visit.suggestion) == (False, Fault.NOTHING, "Halo")


def test_nobody_walks_beyond_the_ends() -> None:
    assert NEW.move(-1).step == 0
    assert at(10).move(1).step == 10
    assert at(10).choice is None


@pytest.mark.parametrize(
    ("given", "seconds", "flags"),
    [
        ([3, 4, 3, 4, 3, 4, 3, 4, 3], 120, 0),
        ([3] * 9, 120, Flag.STRAIGHT_LINE),
        ([3] * 4 + [None] * 5, 120, 0),
        ([3] * 5 + [None] * 4, 120, Flag.STRAIGHT_LINE),
        ([3, 4, 3, 4, 3, 4, 3, 4, 3], 17.9, Flag.TOO_FAST),
        ([3, 4, 3, 4, 3, 4, 3, 4, 3], 18, 0),
        ([4] * 9, 5, Flag.STRAIGHT_LINE + Flag.TOO_FAST),
    ],
)
def test_signals_are_set_at_intake(given: list[int | None], seconds: float, flags: int) -> None:
    assert flags_of(given, seconds) == flags
