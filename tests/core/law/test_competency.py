"""Levels by position, gaps, the match of person and job, and form B.1.9's scale."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.law.competency import (
    DEFAULT_LEVELS,
    DEFAULT_SETTINGS,
    JPM_LABELS,
    SUPERVISOR_SCALE,
    Beyond,
    CompetencySettings,
    JpmCategory,
    Level,
    job_person_match,
    jpm_category,
    supervisor_rating,
)
from kinerja.law.errors import (
    CompetencyLevelOutOfScale,
    IndicatorsOutOfRange,
    NoCompetencyAsked,
)
from kinerja.law.offices import Office

LEVELS = [
    ("jpt_utama", 5),
    ("jpt_madya", 4),
    ("jpt_pratama", 4),
    ("administrator", 3),
    ("pengawas", 2),
    ("pelaksana", 1),
    ("ahli_utama", 5),
    ("ahli_madya", 4),
    ("ahli_muda", 3),
    ("ahli_pertama", 2),
    ("penyelia", 3),
    ("mahir", 2),
    ("terampil", 2),
    ("pemula", 1),
]
# actual and required levels; percent, capped percent, category
MATCHES = [
    ([(3, 3), (3, 3)], "100", "100", "optimal"),
    ([(4, 3), (2, 3)], "100", "250/3", "optimal"),  # a surplus hides a need
    ([(5, 2), (5, 2)], "250", "100", "optimal"),
    ([(2, 3), (2, 2)], "80", "80", "optimal"),
    ([(3, 4), (2, 3)], "500/7", "500/7", "cukup_optimal"),
    ([(1, 2), (1, 1)], "200/3", "200/3", "kurang_optimal"),
    ([(0, 1)], "0", "0", "kurang_optimal"),
]
SCALE = [
    (0, Beyond.NOT, 1),
    (0, Beyond.FAR_ABOVE, 1),
    (1, Beyond.NOT, 2),
    (2, Beyond.NOT, 2),
    (2, Beyond.ABOVE, 2),
    (3, Beyond.NOT, 3),
    (3, Beyond.ABOVE, 4),
    (3, Beyond.FAR_ABOVE, 5),
]


def of(pairs: list[tuple[int, int]]) -> dict[str, Level]:
    return {f"k{place}": Level(*pair) for place, pair in enumerate(pairs)}


@pytest.mark.parametrize(("office", "level"), LEVELS)
def test_every_grade_asks_its_level(office: str, level: int) -> None:
    assert DEFAULT_SETTINGS.level_of(Office(office)) == level


def test_the_table_of_levels_names_every_grade() -> None:
    assert [office for office, _ in LEVELS] == list(Office) == list(DEFAULT_LEVELS)


def test_a_region_s_own_level_goes_before_the_usual_one() -> None:
    own = CompetencySettings(levels={Office.JPT_MADYA: 5})
    assert own.level_of(Office.JPT_MADYA) == 5
    assert own.level_of(Office.PENGAWAS) == 2


@pytest.mark.parametrize(("pairs", "percent", "capped", "category"), MATCHES)
def test_the_match_is_the_ratio_of_totals(
    pairs: list[tuple[int, int]], percent: str, capped: str, category: str
) -> None:
    found = job_person_match(of(pairs))
    assert found.percent == Fraction(percent)
    assert found.capped == Fraction(capped)
    assert found.category == category


def test_needs_are_named_the_farthest_first() -> None:
    levels = {
        "integritas": Level(3, 3),
        "komunikasi": Level(2, 3),
        "perekat_bangsa": Level(1, 3),
        "kerja_sama": Level(2, 3),
        "orientasi_hasil": Level(4, 3),
    }
    found = job_person_match(levels)
    assert found.needs == ("perekat_bangsa", "kerja_sama", "komunikasi")
    assert found.gaps == {
        "integritas": 0,
        "komunikasi": -1,
        "perekat_bangsa": -2,
        "kerja_sama": -1,
        "orientasi_hasil": 1,
    }


@pytest.mark.parametrize(
    ("percent", "category"),
    [
        ("80", "optimal"),
        ("79.999", "cukup_optimal"),
        ("68", "cukup_optimal"),
        ("67.999", "kurang_optimal"),
    ],
)
def test_each_category_begins_at_its_limit(percent: str, category: str) -> None:
    assert jpm_category(Fraction(percent)) == category


def test_a_region_s_own_limits_decide() -> None:
    strict = replace(DEFAULT_SETTINGS, optimal=Fraction(90), cukup_optimal=Fraction(75))
    assert jpm_category(Fraction(80), strict) is JpmCategory.CUKUP_OPTIMAL
    assert job_person_match(of([(4, 5)]), strict).category is JpmCategory.CUKUP_OPTIMAL


def test_a_position_that_asks_nothing_matches_nobody() -> None:
    with pytest.raises(NoCompetencyAsked):
        job_person_match({})


@pytest.mark.parametrize(("actual", "required", "bad"), [(6, 3, 6), (-1, 3, -1), (3, 0, 0)])
def test_a_level_outside_the_scale_is_refused(actual: int, required: int, bad: int) -> None:
    with pytest.raises(CompetencyLevelOutOfScale) as refused:
        job_person_match({"komunikasi": Level(actual, required)})
    assert (refused.value.competency, refused.value.level) == ("komunikasi", bad)


@pytest.mark.parametrize("required", [5, 6])
def test_the_highest_level_is_five(required: int) -> None:
    levels = {"komunikasi": Level(5, required)}
    if required == 5:
        assert job_person_match(levels).percent == 100
    else:
        with pytest.raises(CompetencyLevelOutOfScale):
            job_person_match(levels)


@pytest.mark.parametrize(("shown", "beyond", "place"), SCALE)
def test_form_b19_counts_the_indicators_shown(shown: int, beyond: Beyond, place: int) -> None:
    assert supervisor_rating(shown, beyond) == place


def test_going_beyond_is_said_or_not_counted() -> None:
    assert supervisor_rating(3) == 3


@pytest.mark.parametrize("shown", [-1, 4])
def test_a_level_has_three_indicators(shown: int) -> None:
    with pytest.raises(IndicatorsOutOfRange) as refused:
        supervisor_rating(shown)
    assert refused.value.shown == shown


def test_scales_and_categories_are_said_in_both_languages() -> None:
    assert list(SUPERVISOR_SCALE) == [1, 2, 3, 4, 5]
    assert list(JPM_LABELS) == list(JpmCategory)
    texts = [*SUPERVISOR_SCALE.values(), *JPM_LABELS.values()]
    assert len({text.id for text in texts}) == len({text.en for text in texts}) == len(texts)


ANY_LEVELS = st.lists(st.tuples(st.integers(0, 5), st.integers(1, 5)), min_size=1, max_size=9).map(
    of
)


@given(ANY_LEVELS)
def test_the_capped_match_never_exceeds_100_nor_the_other(levels: dict[str, Level]) -> None:
    found = job_person_match(levels)
    assert found.capped <= min(found.percent, Fraction(100))
    assert (found.capped == 100) is (not found.needs)
    assert (found.percent >= 100) is (sum(found.gaps.values()) >= 0)


@given(ANY_LEVELS, st.data())
def test_more_of_one_competency_never_lowers_a_match(
    levels: dict[str, Level], data: st.DataObject
) -> None:
    code = data.draw(st.sampled_from(sorted(levels)))
    level = levels[code]
    raised = levels | {code: Level(min(level.actual + 1, 5), level.required)}
    before, after = job_person_match(levels), job_person_match(raised)
    assert after.percent >= before.percent
    assert after.capped >= before.capped
    order = list(JpmCategory)
    assert order.index(after.category) <= order.index(before.category)
