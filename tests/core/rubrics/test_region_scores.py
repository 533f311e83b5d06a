"""The five regions by their own files; every figure here was worked out by hand."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from kinerja.rubrics.engine import score
from kinerja.rubrics.measures import Better, Measure, share_within
from kinerja.rubrics.predicate import Predicate, Rating
from kinerja.rubrics.record import CitizenIndex, Outcome, Record, Target
from kinerja.rubrics.rubric import Axis, RaterKind
from kinerja.text import Text
from tests.core.rubrics.regions import alone, ratings_of, region
from tests.core.rubrics.samples import target

LABEL = Text("Angka", "Figure")


def figure(goal: int, realised: str, weight: int = 1, better: Better = Better.HIGHER) -> Measure:
    return Measure("a", LABEL, Fraction(goal), Fraction(realised), better, Fraction(weight))


def axes_of(outcome: Outcome) -> tuple[Fraction, Fraction]:
    return outcome.axes[Axis.RESULTS].value, outcome.axes[Axis.BEHAVIOUR].value


def bungo_record(citizen: CitizenIndex | None) -> Record:
    by_both = {RaterKind.SELF: (4,), RaterKind.SUPERIOR: (3,)}
    levels = {
        "kompetensi_teknis": by_both,
        "kompetensi_manajerial_sosial": {RaterKind.SELF: (5,), RaterKind.SUPERIOR: (4,)},
    }
    return Record("umum", ratings_of(region("bungo"), levels), citizen, (target("rhk_1", 105),))


def test_bungo_with_the_citizens_the_position_serves() -> None:
    outcome = score(region("bungo"), bungo_record(CitizenIndex(Fraction(75), 30)))

    # technical: 90 x 12.5 % + 80 x 87.5 % = 81.25; the target: 105 % is 85
    # results: (85 x 40 + 81.25 x 20) / 60; behaviour: 100 x 10 % + 90 x 70 % + 75 x 20 %
    assert axes_of(outcome) == (Fraction("83.75"), Fraction(88))
    assert outcome.score == Decimal("85.45")  # 34 + 16.25 + 35.20
    assert outcome.predicate is Predicate.BAIK


@pytest.mark.parametrize("citizen", [None, CitizenIndex(Fraction(75), 29)])
def test_bungo_without_them_shares_their_weight_out(citizen: CitizenIndex | None) -> None:
    outcome = score(region("bungo"), bungo_record(citizen))

    # behaviour: 100 x 12.5 % + 90 x 87.5 %
    assert axes_of(outcome) == (Fraction("83.75"), Fraction("91.25"))
    assert outcome.score == Decimal("86.75")  # 34 + 16.25 + 36.50
    assert (outcome.results_rating, outcome.behaviour_rating) == (Rating.AS, Rating.ABOVE)
    assert outcome.predicate is Predicate.BAIK


def bengkulu_record(citizen: CitizenIndex | None) -> Record:
    measured = (
        replace(figure(100, "0"), realised=share_within(190, 200)),  # 95 % is 76
        replace(figure(95, "0"), realised=share_within(57, 60)),  # just what was due: 80
    )
    rubric = region("bengkulu")
    ratings = ratings_of(rubric, {"perilaku": alone(3)})
    return Record(
        "adminduk", ratings, citizen, (target("rhk_1", 110),), {"waktu_layanan": measured}
    )


INDEX = CitizenIndex(Fraction(82), 30)


def test_bengkulu_with_the_citizens_index() -> None:
    outcome = score(region("bengkulu"), bengkulu_record(INDEX))

    # results: target 90 x 30, times 78 x 15, together 86 x 45; index 82 x 25
    assert axes_of(outcome) == (Fraction(5920, 70), Fraction(80))
    assert outcome.score == Decimal("83.20")  # 38.70 + 20.50 + 24
    assert outcome.predicate is Predicate.BAIK


@pytest.mark.parametrize("citizen", [None, replace(INDEX, n=29)])
def test_bengkulu_without_an_index_counts_60_to_40(citizen: CitizenIndex | None) -> None:
    outcome = score(region("bengkulu"), bengkulu_record(citizen))

    assert axes_of(outcome) == (Fraction(86), Fraction(80))
    assert outcome.score == Decimal("83.60")  # 86 x 60 % + 80 x 40 %


def test_bengkulu_where_the_unit_has_no_service_standard() -> None:
    outcome = score(region("bengkulu"), replace(bengkulu_record(INDEX), measured={}))

    assert outcome.score == Decimal("85.00")  # 90 x 45 % + 82 x 25 % + 80 x 30 %


def bantul_record(*targets: Target) -> Record:
    ratings = ratings_of(region("bantul"), {"perilaku": alone(4)})
    return Record("kesehatan", ratings, None, targets)


def test_bantul_weighs_targets_and_their_quantity_and_quality() -> None:
    visits = (figure(1200, "1320", 60), figure(80, "84", 40))  # 110 % and 105 %: 108 %, 88
    errors = (figure(10, "15", better=Better.LOWER),)  # (2 x 10 - 15) / 10: 50 %, 40
    outcome = score(
        region("bantul"),
        bantul_record(
            Target("rhk_1", LABEL, visits, weight=Fraction(3)),
            Target("rhk_2", LABEL, errors, is_main=False),
        ),
    )

    assert axes_of(outcome) == (Fraction(76), Fraction(90))  # (88 x 3 + 40) / 4
    assert outcome.score == Decimal("78.80")  # 60.80 + 18
    assert outcome.band is not None
    assert outcome.band.code == "baik"
    assert outcome.predicate is Predicate.BAIK


def test_bantul_caps_one_target_at_120_percent() -> None:
    outcome = score(region("bantul"), bantul_record(target("rhk_1", 250), target("rhk_2", 100)))

    assert axes_of(outcome)[0] == 90  # (100 + 80) / 2
    assert outcome.score == 90
    assert outcome.predicate is Predicate.SANGAT_BAIK


@pytest.mark.parametrize(
    ("is_main", "predicate"), [(True, Predicate.BAIK), (False, Predicate.SANGAT_BAIK)]
)
def test_bantul_only_a_main_result_below_its_target_keeps_from_above(
    is_main: bool, predicate: Predicate
) -> None:
    missed = target("rhk_2", 99, is_main=is_main)
    best = replace(target("rhk_1", 120), weight=Fraction(9))
    outcome = score(region("bantul"), bantul_record(best, missed))

    assert axes_of(outcome)[0] == Fraction("97.92")  # (100 x 9 + 79.2) / 10
    assert outcome.predicate is predicate


def lhokseumawe_record(*, has_third_peer: bool) -> Record:
    def by(superior: int, *peers: int) -> dict[RaterKind, tuple[int, ...]]:
        heard = peers if has_third_peer else peers[:2]
        return {RaterKind.SUPERIOR: (superior,), RaterKind.PEER: heard}

    levels = {
        "hasil": by(4, 5, 5, 4),
        "perilaku": by(3, 3, 3, 3),
        "berorientasi_pelayanan": by(5, 3, 3, 3),
        "kompetensi": by(3, 2, 3, 4),
    }
    return Record("umum", ratings_of(region("lhokseumawe"), levels))


def test_lhokseumawe_hears_three_peers_beside_the_superior() -> None:
    outcome = score(region("lhokseumawe"), lhokseumawe_record(has_third_peer=True))

    # results: 90 x 70 % + 290/3 x 30 % = 92
    # behaviour: 94 x 5 and 80 x 25 of 30; competency: 80 x 70 % + 235/3 x 30 % = 79.5
    assert axes_of(outcome) == (Fraction(92), Fraction(2470, 30))
    assert outcome.score == Decimal("86.60")  # 46 + 24.70 + 15.90
    assert outcome.predicate is Predicate.BAIK


def test_lhokseumawe_with_fewer_than_three_peers_counts_the_superior_alone() -> None:
    outcome = score(region("lhokseumawe"), lhokseumawe_record(has_third_peer=False))

    assert axes_of(outcome) == (Fraction(90), Fraction(2500, 30))  # 100 x 5 and 80 x 25 of 30
    assert outcome.score == Decimal("86.00")  # 45 + 25 + 16


@pytest.mark.parametrize(
    ("family", "expected"),
    [  # target 80, quality 100, discipline 80, initiative 65, cooperation 90
        ("umum", "83.50"),  # 40 + 20 + 8 + 6.5 + 9
        ("data_kepegawaian", "84.70"),  # 40 + 24 + 9.6 + 3.9 + 7.2
        ("pimpinan_unit", "81.70"),  # 40 + 12 + 8 + 9.1 + 12.6
        ("teknis_lapangan", "83.90"),  # 40 + 18 + 11.2 + 3.9 + 10.8
        ("pelayanan_publik", "82.40"),  # 40 + 14 + 16 + 5.2 + 7.2
        ("kesehatan", "83.20"),  # 40 + 16 + 11.2 + 5.2 + 10.8
        ("pendidikan", "82.60"),  # 40 + 18 + 9.6 + 7.8 + 7.2
        ("tanpa_keluarga", "83.50"),  # the first family stands in
    ],
)
def test_kepahiang_weighs_its_four_indicators_by_family(family: str, expected: str) -> None:
    levels = {
        "kualitas_kerja": alone(5),
        "disiplin": alone(3),
        "inisiatif": alone(2),
        "kerja_sama": alone(4),
    }
    ratings = ratings_of(region("kepahiang"), levels)
    record = Record(family, ratings, targets=(target("rhk_1", 100),))

    assert score(region("kepahiang"), record).score == Decimal(expected)


def test_kepahiang_puts_targets_and_quality_on_one_axis_in_proportion() -> None:
    levels = {
        "kualitas_kerja": alone(5),
        "disiplin": alone(3),
        "inisiatif": alone(2),
        "kerja_sama": alone(4),
    }
    ratings = ratings_of(region("kepahiang"), levels)
    record = Record("pelayanan_publik", ratings, targets=(target("rhk_1", 100),))

    # (80 x 50 + 100 x 14) / 64 and (80 x 20 + 65 x 8 + 90 x 8) / 36
    assert axes_of(score(region("kepahiang"), record)) == (Fraction("84.375"), Fraction(2840, 36))
