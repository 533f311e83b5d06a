"""Templates of a region as results of somebody's own."""

from decimal import Decimal
from fractions import Fraction
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from kinerja.packs.rubric_document import Template, TemplateMeasure
from kinerja.text import Text
from modules.targets.from_templates import targets_from, templates_for
from modules.targets.kinds import Aspect, Direction, MeasureSource
from modules.targets.rules import TargetDraft


def template(code: str = "layanan", *, main: bool = True, measures: int = 2) -> Template:
    made = tuple(
        TemplateMeasure(
            code=f"m{at}",
            aspect="time",
            indicator=Text(f"Ukuran {at}", f"Measure {at}"),
            unit=Text("hari", "days"),
            target=Fraction(7, 2),
            better="lower",
            source="service_times",
        )
        for at in range(measures)
    )
    return Template(
        code, ("umum", "kesehatan"), main, Text(f"Hasil {code}", f"Result {code}"), made
    )


def test_only_those_of_the_family_not_yet_taken_main_ones_first() -> None:
    given_ones = [template("tim", main=False), template("layanan"), template("laporan")]
    found = templates_for(given_ones, "umum", {"laporan", None})
    assert [each.code for each in found] == ["layanan", "tim"]
    assert templates_for(given_ones, "pendidikan", ()) == []


def test_a_template_becomes_a_result_in_the_readers_language() -> None:
    (result,) = targets_from([template()], [], "en")
    measure = result.measures[1]
    assert (result.result, result.template, result.weight) == ("Result layanan", "layanan", 100)
    assert (measure.indicator, measure.unit, measure.target) == (
        "Measure 0",
        "days",
        Decimal("3.5"),
    )
    assert measure.aspect is Aspect.TIME
    assert measure.direction is Direction.LOWER
    assert measure.source is MeasureSource.SERVICE_TIMES
    assert [each.weight for each in result.measures.values()] == [50, 50]


def test_new_results_come_after_those_present_and_share_what_is_left() -> None:
    present = [TargetDraft(uuid4(), 4, weight=70)]
    found = targets_from([template("a"), template("b"), template("c", main=False)], present, "id")
    assert [(each.number, each.weight) for each in found] == [(5, 13), (6, 12), (7, 5)]


def test_a_full_plan_leaves_nothing_to_share() -> None:
    present = [TargetDraft(uuid4(), 1, weight=120)]
    assert [each.weight for each in targets_from([template()], present, "id")] == [0]


@given(main=st.integers(0, 12), additional=st.integers(0, 8), taken=st.integers(0, 100))
def test_weights_always_add_up_to_the_whole(main: int, additional: int, taken: int) -> None:
    chosen = [template(f"u{at}") for at in range(main)]
    chosen += [template(f"t{at}", main=False) for at in range(additional)]
    found = targets_from(chosen, [TargetDraft(uuid4(), 1, weight=taken)], "id")
    if chosen:
        assert sum(each.weight for each in found) + taken == 100
