"""Where whole regions at once could go astray: order, nobody, figures without limit, refusals."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from kinerja.errors import Refusal
from kinerja.law.errors import NumericValueOutOfScale
from kinerja.law.numeric_scheme import NumericPredicate
from kinerja.rubrics.bulk import BulkOutcome, score_all
from kinerja.rubrics.engine import score
from kinerja.rubrics.errors import (
    CitizenIndexOutOfScale,
    IndicatorUnknown,
    LevelOutOfScale,
    NoMeasures,
    TargetNotPositive,
)
from kinerja.rubrics.measures import Measure
from kinerja.rubrics.predicate import Predicate, Rating
from kinerja.rubrics.record import CitizenIndex, Hold, Record, Target
from kinerja.rubrics.rubric import Axis, Component, Indicator, RaterKind, Rubric, Source
from kinerja.text import Text
from tests.core.rubrics.samples import (
    Ratings,
    kepahiang,
    rated,
    target,
    weight,
)

RUBRIC = kepahiang()
FITTING = rated(RUBRIC, superior=(3,))
LABEL = Text("Angka", "Figure")


def only_targets() -> Rubric:
    indicator = Indicator("capaian", LABEL, weight(100), source=Source.TARGETS)
    part = Component("hasil", LABEL, Axis.RESULTS, weight(100), {}, (indicator,))
    return Rubric("target-1", (part,))


def test_nobody_has_no_outcome() -> None:
    assert score_all(RUBRIC, []) == []


def test_each_record_keeps_its_place_among_other_families() -> None:
    families = ["layanan", "umum", "lain", "layanan", "lain_lagi", "umum"]
    records = [
        rated(RUBRIC, family, superior=(level,))
        for family, level in zip(families, [1, 2, 3, 4, 5, 3], strict=True)
    ]

    assert [each.score for each in score_all(RUBRIC, records)] == [40, 65, 80, 90, 100, 80]


def test_an_outcome_says_all_that_follows_from_the_score() -> None:
    ratings = {
        each.code: {RaterKind.SUPERIOR: [4 if part.axis is Axis.RESULTS else 3]}
        for part in RUBRIC.components
        for each in part.indicators
    }

    (outcome,) = score_all(RUBRIC, [Record("layanan", ratings)])

    assert outcome == BulkOutcome(
        rubric_version="kepahiang-1",
        scheme="A",
        exact=Fraction(86),
        score=Decimal("86.00"),
        band=RUBRIC.bands[1],
        axes={Axis.RESULTS: Fraction(90), Axis.BEHAVIOUR: Fraction(80)},
        results_rating=Rating.ABOVE,
        behaviour_rating=Rating.AS,
        predicate=Predicate.BAIK,
    )


def test_who_is_held_has_no_score_and_reads_what_is_missing_in_the_order_of_the_rubric() -> None:
    silent: Ratings = {code: {} for code in ("disiplin", "target_1")}
    held = replace(FITTING, ratings=dict(FITTING.ratings) | silent)

    first, second = score_all(RUBRIC, [held, FITTING])

    superior = RaterKind.SUPERIOR
    assert first == BulkOutcome("kepahiang-1", "A", holds=first.holds)
    assert first.holds == (
        Hold(superior, "target", "target_1", Text("target_1", "target_1 (en)")),
        Hold(superior, "perilaku", "disiplin", Text("disiplin", "disiplin (en)")),
    )
    assert second.score == 80
    assert second.holds == ()


def test_nothing_rated_where_nothing_is_held_gives_no_score() -> None:
    (outcome,) = score_all(only_targets(), [Record("umum")])

    assert outcome == BulkOutcome("target-1", "A")


def test_half_a_hundredth_is_rounded_up() -> None:
    reached = Measure("m", LABEL, Fraction(100), Fraction("62.50625"))
    record = Record("umum", targets=(Target("rhk", LABEL, (reached,)),))

    (outcome,) = score_all(only_targets(), [record])

    assert outcome.exact == Fraction("50.005")
    assert str(outcome.score) == "50.01"


def test_figures_far_beyond_64_bits_stay_exact() -> None:
    vast = Fraction(10**40)
    records = [
        Record("umum", targets=(Target("rhk", LABEL, (Measure("m", LABEL, vast, below),)),))
        for below in (vast * 9 / 10 - 1, vast, vast * 9 / 10)
    ]

    outcomes = score_all(only_targets(), records)

    assert [each.exact for each in outcomes] == [
        72 - 80 / vast,
        Fraction(80),
        Fraction(72),
    ]
    assert outcomes[0].score == outcomes[2].score == 72


def test_a_limit_is_reached_exactly_or_not_at_all() -> None:
    almost = 1 - Fraction(1, 10**30)
    records = [
        Record("umum", targets=(target("rhk", 100, is_main=False), part))
        for part in (target("lain", 125), _share_of("lain", Fraction("1.2") * almost))
    ]

    at_limit, below = score_all(only_targets(), records)

    assert at_limit.exact == 90
    assert at_limit.results_rating is Rating.ABOVE
    assert below.exact is not None
    assert 90 - Fraction(1, 10**20) < below.exact < 90
    assert below.score == 90
    assert below.results_rating is Rating.AS


MET = target("rhk", 100).measures
WEIGHTLESS = replace(MET[0], weight=Fraction(0))
UNFIT: Mapping[type[Refusal], Record] = {
    IndicatorUnknown: replace(FITTING, ratings={"tak_ada": {RaterKind.SUPERIOR: [3]}}),
    LevelOutOfScale: replace(FITTING, ratings={"disiplin": {RaterKind.SELF: [3, 6]}}),
    CitizenIndexOutOfScale: replace(FITTING, citizen=CitizenIndex(Fraction("24.99"), 1)),
    NoMeasures: replace(FITTING, measured={"disiplin": (WEIGHTLESS,)}),
    TargetNotPositive: replace(
        FITTING, targets=(Target("rhk", LABEL, (replace(MET[0], target=Fraction(0)),)),)
    ),
}
ALSO_UNFIT = [
    replace(FITTING, measured={"tak_ada": MET}),
    replace(FITTING, measured={"disiplin": ()}),
    replace(FITTING, targets=(Target("rhk", LABEL, (WEIGHTLESS,)),)),
    replace(FITTING, targets=(Target("rhk", LABEL, MET, weight=Fraction(0)),)),
]


@pytest.mark.parametrize("unfit", [*UNFIT.values(), *ALSO_UNFIT])
def test_a_record_that_does_not_fit_is_refused_as_the_engine_refuses_it(unfit: Record) -> None:
    with pytest.raises(Refusal) as by_the_engine:
        score(RUBRIC, unfit)

    with pytest.raises(type(by_the_engine.value)) as at_once:
        score_all(RUBRIC, [FITTING, unfit, FITTING])

    assert at_once.value.args == by_the_engine.value.args


def test_of_several_unfit_records_the_first_is_refused() -> None:
    unfit = list(UNFIT.items())

    for reason, first in unfit:
        with pytest.raises(reason):
            score_all(RUBRIC, [FITTING, first, *(record for _, record in unfit)])


def test_the_records_above_are_unfit_for_the_reasons_named() -> None:
    for reason, unfit in UNFIT.items():
        with pytest.raises(reason):
            score(RUBRIC, unfit)


def test_only_who_has_a_new_idea_is_very_good_on_the_numeric_scale() -> None:
    rubric = replace(RUBRIC, scheme="B", level_points={3: Fraction(90), 5: Fraction(110)})
    records = [
        replace(rated(rubric, family, superior=levels), has_new_idea=has_idea)
        for family, levels, has_idea in [
            ("umum", (), True),
            ("layanan", (5,), False),
            ("umum", (5,), True),
            ("layanan", (3,), True),
            ("umum", (5,), False),
        ]
    ]

    outcomes = score_all(rubric, records)

    best, good = NumericPredicate.SANGAT_BAIK, NumericPredicate.BAIK
    assert [each.predicate for each in outcomes] == [None, good, best, good, good]
    assert [each.results_rating for each in outcomes] == [None] * 5


def test_a_score_beyond_the_numeric_scale_is_refused() -> None:
    points = {level: Fraction(41 * level) for level in range(1, 6)}
    rubric = replace(RUBRIC, scheme="B", level_points=points)

    assert score_all(rubric, [rated(rubric, superior=(2,))])[0].score == 82
    with pytest.raises(NumericValueOutOfScale):
        score_all(rubric, [rated(rubric, superior=(3,))])


def _share_of(code: str, share: Fraction) -> Target:
    return Target(code, LABEL, (Measure(code, LABEL, Fraction(1), share),))
