"""Generated people: as many as asked, the same for the same seed, with lines that hold."""

from datetime import date

import pytest

from kinerja.demo.population import Population, generate
from kinerja.demo.sign_ins import cast_of


@pytest.mark.parametrize("staff", [12, 13, 50, 200, 431])
def test_exactly_as_many_people_as_asked(staff: int) -> None:
    made = generate("lhokseumawe", staff, 1)
    assert len(made.people) == staff
    assert sorted(post.holder for post in made.posts if post.holder is not None) == [*range(staff)]


def test_the_same_seed_gives_the_same_people_and_another_seed_others() -> None:
    assert generate("kepahiang", 60, 7) == generate("kepahiang", 60, 7)
    assert generate("kepahiang", 60, 7).people != generate("kepahiang", 60, 8).people


def test_regions_have_people_of_their_own() -> None:
    ours, theirs = generate("kepahiang", 60, 7), generate("lhokseumawe", 60, 7)
    assert {p.nip for p in ours.people}.isdisjoint(p.nip for p in theirs.people)


def test_too_few_people_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 12"):
        generate("kepahiang", 11, 1)


@pytest.fixture(scope="module")
def made() -> Population:
    return generate("lhokseumawe", 200, 1)


def test_every_nip_is_unique_and_says_plausible_dates(made: Population) -> None:
    assert len({person.nip for person in made.people}) == len(made.people)
    for person in made.people:
        born = date(int(person.nip[:4]), int(person.nip[4:6]), int(person.nip[6:8]))
        assert int(person.nip[8:12]) - born.year >= 18
        assert person.nip[14] in "12"


def test_every_line_ends_at_the_sekda_and_only_there(made: Population) -> None:
    above = {post.code: post.superior for post in made.posts if post.superior}
    for post in made.posts:
        code, steps = post.code, 0
        while code in above:
            code, steps = above[code], steps + 1
        assert code == "sekda"
        assert steps <= 3


def test_there_are_vacant_posts_with_and_without_plt(made: Population) -> None:
    vacant = [post for post in made.posts if post.holder is None]
    assert {post.acting is None for post in vacant} == {True, False}
    assert all(post.acting is None or post.acting < len(made.people) for post in vacant)


def test_there_are_people_with_one_name_only(made: Population) -> None:
    single = sum(" " not in person.name.nama for person in made.people)
    assert 5 < single < 60


def test_many_have_no_mail_address_but_whoever_signs_in_to_the_demo_has(made: Population) -> None:
    without = [person for person in made.people if not person.has_mail]
    assert 40 < len(without) < 90
    leading = {post.holder for post in made.posts if post.leads_unit}
    assert leading.isdisjoint(person.number for person in without)
    cast = cast_of(made)
    assert all(cast[role].has_mail for role in cast if role != "Auditor")
