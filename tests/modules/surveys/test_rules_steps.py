"""Published sums move by whole groups of people, whatever comes in and whenever one looks."""

from datetime import date, timedelta
from random import Random

import pytest

from modules.surveys.rules_steps import Day, Published, Rest, Tally, next_step, rest_of

pytestmark = pytest.mark.unit
FIRST = date(2026, 6, 1)
LIMIT = 5
NOTHING = Published(None, Tally(0, (0, 0)))


def on(number: int) -> date:
    return FIRST + timedelta(days=number)


def days_of(*sheets: int) -> list[Day]:
    """So many sheets on the first day, the second and so on, all answering both elements."""
    return [Day(on(at), Tally(count, (count, count))) for at, count in enumerate(sheets) if count]


def published(through: int, sheets: int) -> Published:
    return Published(on(through), Tally(sheets, (sheets, sheets)))


@pytest.mark.parametrize(
    ("sheets", "before", "open_from", "step"),
    [
        ((), NOTHING, 3, None),
        ((9,), NOTHING, 3, None),  # one day, and nothing to keep in reserve
        ((5, 5), NOTHING, 3, 0),
        ((5, 4), NOTHING, 3, None),
        ((4, 5), NOTHING, 3, None),
        ((4, 1, 5), NOTHING, 3, 1),
        ((5, 5, 5), NOTHING, 3, 1),
        ((5, 5, 5), NOTHING, 2, 1),
        ((5, 5, 5), NOTHING, 1, 0),  # the second day is not over
        ((5, 5, 5), NOTHING, 0, None),
        ((5, 5, 1), published(0, 5), 3, None),
        ((5, 5, 5), published(0, 5), 3, 1),
        ((5, 2, 2, 1, 5), published(0, 5), 9, 3),
        ((5, 5), published(0, 5), 3, None),
        # after the end: everything, or nothing
        ((), NOTHING, None, None),
        ((4,), NOTHING, None, None),
        ((5,), NOTHING, None, 0),
        ((5, 5), published(0, 5), None, 1),
        ((5, 4), published(0, 5), None, None),
        ((5, 0, 0), published(0, 5), None, None),
        ((2,), published(0, 5), None, None),  # the others went when their time was over
        ((), published(0, 5), None, None),
    ],
)
def test_the_next_step(
    sheets: tuple[int, ...], before: Published, open_from: int | None, step: int | None
) -> None:
    until = None if open_from is None else on(open_from)
    expected = None if step is None else on(step)
    assert next_step(days_of(*sheets), before, LIMIT, until) == expected


def test_an_element_few_answer_holds_back_a_step_that_would_show_one_answer() -> None:
    days = [
        Day(on(0), Tally(8, (8, 8))),
        Day(on(1), Tally(8, (8, 1))),
        Day(on(2), Tally(8, (8, 8))),
    ]
    before = Published(on(0), Tally(8, (8, 8)))
    assert next_step(days, before, LIMIT, on(9)) is None
    assert next_step(days, before, LIMIT, None) == on(2)


def test_an_element_that_is_hidden_anyway_holds_back_nothing() -> None:
    days = [
        Day(on(0), Tally(8, (8, 2))),
        Day(on(1), Tally(8, (8, 1))),
        Day(on(2), Tally(8, (8, 0))),
    ]
    before = Published(on(0), Tally(8, (8, 2)))
    assert next_step(days, before, LIMIT, on(9)) == on(1)


def test_a_late_sheet_of_a_counted_day_moves_nothing_by_itself() -> None:
    before = published(1, 12)
    assert next_step(days_of(6, 7, 9), before, LIMIT, on(9)) is None
    assert next_step(days_of(6, 7), published(1, 12), LIMIT, None) is None


@pytest.mark.parametrize(
    ("whole", "counted", "is_over", "rest"),
    [
        (0, 0, False, Rest.NONE),
        (7, 7, True, Rest.NONE),
        (7, 0, False, Rest.WAITING),
        (3, 0, True, Rest.HELD),
    ],
)
def test_what_becomes_of_the_rest(whole: int, counted: int, is_over: bool, rest: Rest) -> None:
    tallies = Tally(whole, (whole,)), Tally(counted, (counted,))
    assert rest_of(*tallies, is_over=is_over) is rest


class Life:
    """A survey from its first day to its end, looked at again and again."""

    def __init__(self, seed: int) -> None:
        self.draw = Random(seed)  # noqa: S311  # sample data
        self.limit = self.draw.choice((3, 5, 8))
        self.busy = self.draw.choice((0.5, 2, 7))
        self.candour = (1.0, self.draw.choice((1.0, 0.9, 0.4, 0.05)))
        self.days: list[Day] = []
        self.steps = [Published(None, Tally(0, (0, 0)))]

    def live(self, length: int) -> "Life":
        for number in range(length):
            self.days.append(Day(on(number), Tally(0, (0, 0))))
            for _sheet in range(int(self.draw.expovariate(1 / self.busy))):
                answers = [int(self.draw.random() < share) for share in self.candour]
                day = self.days.pop()
                self.days.append(Day(day.on, day.tally.plus(Tally(1, (answers[0], answers[1])))))
                self.look(on(number))
        self.look(None)
        return self

    def look(self, open_from: date | None) -> None:
        step = next_step(self.days, self.steps[-1], self.limit, open_from)
        if step is not None:
            tally = self.counted(step)
            self.steps.append(Published(step, tally))

    def counted(self, through: date) -> Tally:
        total = Tally(0, (0, 0))
        for day in self.days:
            total = total.plus(day.tally) if day.on <= through else total
        return total


@pytest.mark.parametrize("seed", range(150))
def test_whoever_watches_from_the_first_day_to_the_end_learns_nothing_of_a_few(seed: int) -> None:
    life = Life(seed).live(40)
    for before, after in zip(life.steps, life.steps[1:], strict=False):
        assert before.through is None or (after.through or FIRST) > before.through
        assert after.tally.sheets - before.tally.sheets >= life.limit
        for one, two in zip(before.tally.answers, after.tally.answers, strict=True):
            assert one < life.limit or two == one or two - one >= life.limit


@pytest.mark.parametrize("seed", range(150))
def test_after_the_end_every_sheet_is_counted_unless_all_are_too_few(seed: int) -> None:
    life = Life(seed).live(40)
    whole = life.counted(on(40))
    if whole.sheets >= life.limit:
        assert life.steps[-1].tally == whole
    else:
        assert len(life.steps) == 1
