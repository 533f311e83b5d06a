"""The rule by which peers are drawn, for any office one can think of."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modules.evaluations.peers_rules import (
    ROOM_FOR_NO_PAIRS,
    STAYS_AMONG_ITSELF,
    Colleague,
    Drawn,
    draw,
)

SMALLEST = 3
TOP = "daerah"


def unit_of(size: int, name: str = "bidang", *, head: bool = False) -> list[Colleague]:
    """A unit of so many people; with a head the first of them assesses the others."""
    units = (name, TOP)
    chief = f"{name}-0"
    above = frozenset({chief}) if head else frozenset()
    first = Colleague(chief, units, 3 if head else 1)
    return [first, *(Colleague(f"{name}-{n}", units, 1, above) for n in range(1, size))]


@st.composite
def regions(choose: st.DrawFn) -> list[Colleague]:
    """Offices under one top, with divisions below, each with or without a head of its own."""
    people: list[Colleague] = [Colleague("top", (TOP,), 4)]
    for office in range(choose(st.integers(1, 3))):
        chief = f"{office}"
        people.append(Colleague(chief, (chief, TOP), 4, frozenset({"top"})))
        for division in range(choose(st.integers(1, 4))):
            name = f"{office}/{division}"
            units, above = (name, chief, TOP), frozenset({"top", chief})
            if choose(st.booleans()):
                people.append(Colleague(f"{name}/head", units, 3, above))
                above |= {f"{name}/head"}
            levels = st.integers(1, 2)
            people += [
                Colleague(f"{name}/{number}", units, choose(levels), above)
                for number in range(choose(st.integers(0, 12)))
            ]
    return people


seeds = st.text(max_size=8)


def raters_by_rated(drawn: Sequence[Drawn]) -> dict[object, set[object]]:
    found: dict[object, set[object]] = {}
    for each in drawn:
        assert each.rater not in found.setdefault(each.rated, set()), "asked twice"
        found[each.rated].add(each.rater)
    return found


def pairs_in(drawn: Sequence[Drawn]) -> set[frozenset[object]]:
    """The people who rate each other."""
    asked = {(each.rater, each.rated) for each in drawn}
    return {frozenset(pair) for pair in asked if pair[::-1] in asked}


@given(regions(), seeds)
def test_raters_are_always_peers(people: list[Colleague], seed: str) -> None:
    by_id = {each.id: each for each in people}
    for each in draw(people, SMALLEST, seed):
        rater, rated = by_id[each.rater], by_id[each.rated]
        assert rater.id != rated.id
        assert rater.id not in rated.above
        assert rated.id not in rater.above


@given(regions(), seeds)
def test_everybody_is_rated_by_three_or_by_all_there_are(
    people: list[Colleague], seed: str
) -> None:
    raters = raters_by_rated(draw(people, SMALLEST, seed))
    for person in people:
        peers = sum(each.is_peer_of(person) for each in people)
        got = len(raters.get(person.id, ()))
        assert min(SMALLEST, peers) <= got <= SMALLEST + 1


@given(regions(), seeds)
def test_who_has_enough_peers_in_the_own_unit_is_rated_there(
    people: list[Colleague], seed: str
) -> None:
    """Where nobody need rate each other for it, or the unit is too small to avoid that."""
    by_id = {each.id: each for each in people}
    sizes = Counter(each.unit for each in people)
    raters = raters_by_rated(draw(people, SMALLEST, seed))
    for person in people:
        at_home = sum(each.is_peer_of(person) and each.unit == person.unit for each in people)
        stays = STAYS_AMONG_ITSELF <= sizes[person.unit] < ROOM_FOR_NO_PAIRS
        if at_home >= SMALLEST and (stays or at_home >= 2 * SMALLEST + sizes[person.unit]):
            assert {by_id[each].unit for each in raters[person.id]} == {person.unit}


@given(st.integers(ROOM_FOR_NO_PAIRS, 40), seeds)
def test_in_a_unit_of_seven_or_more_nobody_rates_each_other(size: int, seed: str) -> None:
    drawn = draw(unit_of(size), SMALLEST, seed)
    assert not pairs_in(drawn)
    assert set(Counter(each.rater for each in drawn).values()) == {len(drawn) // size}


@given(st.integers(1, 6), seeds)
def test_in_a_smaller_one_as_few_as_can_be(size: int, seed: str) -> None:
    """Of size × raters places, each pair of people fills one before any fills two."""
    drawn = draw(unit_of(size), SMALLEST, seed)
    each_gets = min(SMALLEST, size - 1)
    assert len(drawn) == size * each_gets
    assert len(pairs_in(drawn)) == max(0, size * each_gets - size * (size - 1) // 2)
    loads = Counter(each.rater for each in drawn)
    assert max(loads.values(), default=0) - min(loads.values(), default=0) <= 1


@given(st.integers(7, 9), seeds)
def test_a_head_nobody_in_the_unit_may_rate_sends_out_for_the_rest(size: int, seed: str) -> None:
    """Seven with their head are six peers: without pairs fifteen of eighteen places are filled."""
    people = [*unit_of(size, head=True), *unit_of(9, "sebelah")]
    drawn = draw(people, SMALLEST, seed)
    assert not pairs_in(drawn)
    raters = raters_by_rated(drawn)
    assert all(len(raters[each.id]) >= SMALLEST for each in people)


@given(st.integers(1, 3), seeds)
def test_fewer_than_four_are_helped_by_the_next_unit_up(size: int, seed: str) -> None:
    people = [*unit_of(size, "kecil"), *unit_of(9, "besar")]
    drawn = draw(people, SMALLEST, seed)
    raters = raters_by_rated(drawn)
    assert all(len(raters[f"kecil-{n}"]) == SMALLEST for n in range(size))
    assert not pairs_in(drawn)


def test_the_nearest_unit_helps_out_before_a_farther_one() -> None:
    lonely = Colleague("lonely", ("seksi", "bidang", "dinas"))
    near = [Colleague(f"near-{n}", ("sebelah", "bidang", "dinas")) for n in range(8)]
    far = [Colleague(f"far-{n}", ("jauh", "dinas")) for n in range(20)]
    raters = raters_by_rated(draw([*far, lonely, *near], SMALLEST, "x"))["lonely"]
    assert all(str(rater).startswith("near") for rater in raters)


def test_outside_of_the_own_unit_the_same_level_comes_first() -> None:
    heads = [Colleague(f"head-{n}", (f"bidang-{n}", "dinas"), 3) for n in range(4)]
    staff = [
        Colleague(f"{n}-{m}", (f"bidang-{n}", "dinas"), 1, frozenset({f"head-{n}"}))
        for n in range(4)
        for m in range(9)
    ]
    raters = raters_by_rated(draw([*heads, *staff], SMALLEST, "x"))
    for head in heads:
        of_level = [rater for rater in raters[head.id] if str(rater).startswith("head")]
        # four heads are six pairs, one rating each, for twelve places: the rest is staff
        assert of_level
    assert sum(str(rater).startswith("head") for each in heads for rater in raters[each.id]) == 6


@settings(max_examples=50)
@given(regions(), seeds)
def test_nobody_could_hand_over_to_a_colleague_who_rates_two_fewer(
    people: list[Colleague], seed: str
) -> None:
    drawn = draw(people, SMALLEST, seed)
    asked = {(each.rater, each.rated) for each in drawn}
    load = Counter(each.rater for each in drawn)
    by_id = {each.id: each for each in people}
    for rater, rated in asked:
        busy, person = by_id[rater], by_id[rated]
        if busy.unit != person.unit:
            continue
        for other in people:
            free = (other.id, rated) not in asked and (rated, other.id) not in asked
            if other.unit == busy.unit and other.is_peer_of(person) and other.is_peer_of(busy):
                assert not free or load[other.id] >= load[rater] - 1


@given(regions(), seeds)
def test_the_same_seed_draws_the_same(people: list[Colleague], seed: str) -> None:
    assert draw(people, SMALLEST, seed) == draw(list(people), SMALLEST, seed)


def test_another_seed_draws_others() -> None:
    people = unit_of(12)
    assert {*draw(people, SMALLEST, "a")} != {*draw(people, SMALLEST, "b")}


@pytest.mark.parametrize("smallest", [3, 4, 5])
def test_as_many_as_the_rubric_asks_for(smallest: int) -> None:
    raters = raters_by_rated(draw(unit_of(30), smallest, "x"))
    assert {len(each) for each in raters.values()} == {smallest + 1}


def test_where_one_comes_in_the_list_says_nothing_of_whom_one_rates() -> None:
    """Neighbours at the seeded table are not neighbours in the list."""
    people = unit_of(200)
    drawn = draw(people, SMALLEST, "x")
    places = {each.id: place for place, each in enumerate(people)}
    apart = {(places[each.rater] - places[each.rated]) % 200 for each in drawn}
    assert len(apart) > 100
