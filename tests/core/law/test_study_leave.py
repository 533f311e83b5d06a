from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.law.study_leave import (
    ACADEMIC_RESULT_LABELS,
    SKP_KINDS,
    STANDING_LABELS,
    AcademicResult,
    Standing,
    StudyOutcome,
    needs_skp,
    possible_predicates,
    study_predicate,
)
from kinerja.rubrics.predicate import Predicate, Rating, predicate

# standing, what the SKP plans
SKPS = [
    ("at_work", "work"),
    ("tugas_belajar", "academic"),
    ("pejabat_negara", "none"),
    ("lembaga_nonstruktural", "none"),
    ("diberhentikan_sementara", "none"),
    ("cltn", "none"),
    ("mpp", "none"),
]
# outcome, behaviour, predicate, whatever the results
WITHOUT_SUCCESS = [
    ("failed", "above", "kurang"),
    ("failed", "as", "kurang"),
    ("failed", "below", "sangat_kurang"),
    ("dropped_out", "above", "kurang"),
    ("dropped_out", "as", "kurang"),
    ("dropped_out", "below", "sangat_kurang"),
]
RATINGS = st.sampled_from(Rating)


@pytest.mark.parametrize(("standing", "kind"), SKPS)
def test_only_who_works_or_studies_plans_a_year(standing: str, kind: str) -> None:
    assert SKP_KINDS[Standing(standing)] == kind
    assert needs_skp(Standing(standing)) is (kind != "none")


def test_the_table_names_every_standing() -> None:
    assert [standing for standing, _ in SKPS] == list(Standing) == list(STANDING_LABELS)
    assert len({text.id for text in STANDING_LABELS.values()}) == len(Standing)
    assert len({text.en for text in STANDING_LABELS.values()}) == len(Standing)


def test_a_year_of_study_plans_grades_and_time() -> None:
    assert [ACADEMIC_RESULT_LABELS[each].id for each in AcademicResult] == [
        "Indeks prestasi kumulatif",
        "Lulus tepat waktu",
    ]
    assert all(text.id != text.en for text in ACADEMIC_RESULT_LABELS.values())


@pytest.mark.parametrize(("outcome", "behaviour", "expected"), WITHOUT_SUCCESS)
@pytest.mark.parametrize("results", Rating)
def test_who_fails_or_drops_out_is_judged_by_behaviour_alone(
    outcome: str, behaviour: str, expected: str, results: Rating
) -> None:
    assert study_predicate(StudyOutcome(outcome), results, Rating(behaviour)) == expected


@pytest.mark.parametrize("outcome", [StudyOutcome.CONTINUES, StudyOutcome.GRADUATED])
def test_who_studies_with_success_falls_into_the_quadrant(outcome: StudyOutcome) -> None:
    for results, behaviour in product(Rating, repeat=2):
        assert study_predicate(outcome, results, behaviour) is predicate(results, behaviour)
    assert possible_predicates(outcome) == set(Predicate)


@pytest.mark.parametrize("outcome", [StudyOutcome.FAILED, StudyOutcome.DROPPED_OUT])
def test_two_predicates_are_open_without_success(outcome: StudyOutcome) -> None:
    assert possible_predicates(outcome) == {Predicate.KURANG, Predicate.SANGAT_KURANG}


@given(st.sampled_from(StudyOutcome), RATINGS, RATINGS, RATINGS)
def test_better_behaviour_never_makes_a_worse_predicate(
    outcome: StudyOutcome, results: Rating, one: Rating, other: Rating
) -> None:
    best_first = list(Rating)
    better, worse = sorted((one, other), key=best_first.index)
    order = list(Predicate)
    found = [order.index(study_predicate(outcome, results, each)) for each in (better, worse)]
    assert found == sorted(found)
