"""What a draft lacks, where two drafts differ, and what a decision needs."""

from fractions import Fraction
from typing import Any

import pytest

from kinerja.packs import rubric_from_document
from kinerja.rubrics.outlook import step_down, step_up
from kinerja.rubrics.predicate import Predicate, Rating
from kinerja.rubrics.rubric import Axis, RaterKind, Rubric
from modules.evaluations.rules import (
    REASON_SHORTEST,
    Decision,
    Draft,
    Fault,
    Mark,
    asked_of_superior,
    decision_faults,
    departs,
    differences,
    draft_faults,
    merge,
    record_of,
)
from tests.factories.evaluations import indicator, rubric_document

pytestmark = pytest.mark.unit
LONG = "x" * REASON_SHORTEST
CODES = ("capaian", "disiplin", "kerja_sama")


@pytest.fixture
def rubric() -> Rubric:
    return rubric_from_document(rubric_document())


def draft(**levels: int | None) -> Draft:
    return Draft({code: Mark(level) for code, level in levels.items()})


class TestWhatTheSuperiorRates:
    def test_every_indicator_that_weighs_for_the_family(self, rubric: Rubric) -> None:
        assert [each.code for _part, each in asked_of_superior(rubric, "umum")] == list(CODES)

    def test_neither_without_weight_nor_what_only_others_rate(self) -> None:
        document = rubric_document()
        behaviour = document["components"][1]["indicators"]
        behaviour[0]["weight"] = {"umum": 20, "guru": 40}
        behaviour[1]["weight"] = {"umum": 20, "guru": 0}
        document["families"].append({"code": "guru", "label": {"id": "Guru", "en": "Teachers"}})
        document["components"][0]["indicators"].append(
            indicator("rekan", "Kata rekan", raters={"peer": 100})
        )
        changed = rubric_from_document(document)
        asked = [each.code for _part, each in asked_of_superior(changed, "guru")]
        assert asked == ["capaian", "disiplin"]


class TestDraft:
    def test_what_is_not_rated_is_named(self) -> None:
        found = draft_faults(CODES, draft(capaian=3, disiplin=None), (1, 5))
        assert found == {"disiplin": Fault.NOT_RATED, "kerja_sama": Fault.NOT_RATED}

    @pytest.mark.parametrize("level", [1, 5])
    def test_an_extreme_level_needs_a_reason_of_forty_characters(self, level: int) -> None:
        for reason, faults in (
            ("", {"a": Fault.REASON_SHORT}),
            (LONG[:-1], {"a": Fault.REASON_SHORT}),
            (LONG, {}),
        ):
            assert draft_faults(("a",), Draft({"a": Mark(level, reason)}), (1, 5)) == faults

    @pytest.mark.parametrize("level", [2, 3, 4])
    def test_the_levels_between_need_none(self, level: int) -> None:
        assert draft_faults(("a",), draft(a=level), (1, 5)) == {}

    def test_only_levels_that_are_chosen_reach_the_engine(self) -> None:
        record = record_of("umum", draft(capaian=4, disiplin=None))
        assert record.ratings == {"capaian": {RaterKind.SUPERIOR: (4,)}}
        assert record.family == "umum"


class TestDifferences:
    def test_two_equal_drafts_have_none(self) -> None:
        assert differences(draft(a=3), draft(a=3)) == []

    def test_an_absent_mark_is_an_empty_one(self) -> None:
        assert differences(draft(a=3, b=None), draft(a=3)) == []

    def test_each_field_is_named(self) -> None:
        mine = Draft({"a": Mark(3, "ya"), "b": Mark(2)}, "kuat", "", "lanjut")
        saved = Draft({"a": Mark(4, "tidak"), "c": Mark(1)}, "", "", "lanjut")
        assert differences(mine, saved) == [
            *("level_a", "reason_a", "level_c", "level_b"),
            "strengths",
        ]


class TestMerge:
    def test_what_one_side_left_empty_comes_from_the_other(self) -> None:
        mine = Draft({"a": Mark(3), "b": Mark(None, "baru")}, "kuat")
        saved = Draft({"b": Mark(4), "c": Mark(1)}, "", "lemah")
        joined = Draft({"b": Mark(4, "baru"), "c": Mark(1), "a": Mark(3)}, "kuat", "lemah")
        assert merge(mine, saved) == (joined, [])

    def test_what_says_different_things_collides(self) -> None:
        mine = Draft({"a": Mark(3, "ya"), "b": Mark(2)}, "kuat")
        saved = Draft({"a": Mark(4, "tidak"), "b": Mark(2)}, "lain")
        joined, collisions = merge(mine, saved)
        assert collisions == ["level_a", "reason_a", "strengths"]
        assert joined == mine


class TestDecision:
    AS_PROPOSED = Decision(Rating.AS, Rating.ABOVE)

    def test_confirming_the_proposal_needs_no_reason(self) -> None:
        assert not departs(self.AS_PROPOSED, Rating.AS, Rating.ABOVE)
        assert decision_faults(self.AS_PROPOSED, Rating.AS, Rating.ABOVE) == {}

    @pytest.mark.parametrize("proposed", [(Rating.AS, Rating.AS), (Rating.ABOVE, Rating.ABOVE)])
    def test_a_departure_needs_a_reason_of_forty_characters(
        self, proposed: tuple[Rating, Rating]
    ) -> None:
        short = {"departure_reason": Fault.REASON_SHORT}
        assert decision_faults(self.AS_PROPOSED, *proposed) == short
        explained = Decision(Rating.AS, Rating.ABOVE, LONG)
        assert decision_faults(explained, *proposed) == {}

    def test_both_ratings_must_be_chosen(self) -> None:
        assert decision_faults(Decision(None, None, LONG), Rating.AS, Rating.AS) == {
            "results_rating": Fault.NOT_RATED,
            "behaviour_rating": Fault.NOT_RATED,
        }


R, B = Axis.RESULTS, Axis.BEHAVIOUR
ABOVE, AS, BELOW = Rating.ABOVE, Rating.AS, Rating.BELOW


class TestOutlook:
    UP = (
        # results, behaviour, their figures → better predicate, what must change and by how much
        ((AS, ABOVE), ("86.4", "91"), Predicate.SANGAT_BAIK, {(R, ABOVE, "3.6")}),
        ((ABOVE, AS), ("95", "80"), Predicate.SANGAT_BAIK, {(B, ABOVE, "10")}),
        ((AS, AS), ("80", "85"), Predicate.SANGAT_BAIK, {(R, ABOVE, "10"), (B, ABOVE, "5")}),
        ((BELOW, ABOVE), ("65", "95"), Predicate.BAIK, {(R, AS, "5")}),
        ((ABOVE, BELOW), ("95", "60"), Predicate.BAIK, {(B, AS, "10")}),
        ((BELOW, BELOW), ("65", "60"), Predicate.BUTUH_PERBAIKAN, {(B, AS, "10")}),
    )

    @pytest.mark.parametrize("case", UP)
    def test_the_least_that_leads_higher(self, rubric: Rubric, case: Any) -> None:
        (results, behaviour), (x, y), better, changes = case
        axes = {R: Fraction(x), B: Fraction(y)}
        step = step_up(rubric, {R: results, B: behaviour}, axes)
        assert step is not None
        assert step.predicate is better
        wanted = {(axis, rating, Fraction(far)) for axis, rating, far in changes}
        assert {(each.axis, each.rating, each.distance) for each in step.changes} == wanted

    def test_nothing_is_better_than_the_best(self, rubric: Rubric) -> None:
        axes = {R: Fraction(95), B: Fraction(95)}
        assert step_up(rubric, {R: ABOVE, B: ABOVE}, axes) is None

    def test_no_distance_where_the_assessor_set_less_than_the_figure_proposes(
        self, rubric: Rubric
    ) -> None:
        step = step_up(rubric, {R: AS, B: ABOVE}, {R: Fraction(95), B: Fraction(95)})
        assert step is not None
        assert step.changes[0].distance is None

    def test_the_nearest_fall(self, rubric: Rubric) -> None:
        step = step_down(rubric, {R: AS, B: AS}, {R: Fraction(75), B: Fraction(82)})
        assert step is not None
        assert step.predicate is Predicate.BUTUH_PERBAIKAN
        assert step.changes[0].distance == Fraction(5)

    def test_no_fall_from_the_bottom(self, rubric: Rubric) -> None:
        axes = {R: Fraction(40), B: Fraction(40)}
        assert step_down(rubric, {R: BELOW, B: BELOW}, axes) is None
