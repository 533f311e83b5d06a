"""What was reached against what was planned, in the engine's words."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.rubrics.measures import Better, achieved, mean_achieved
from modules.targets.kinds import Aspect, Direction, MeasureSource
from modules.targets.realisation_rules import (
    PlannedMeasure,
    PlannedResult,
    Reading,
    engine_targets,
    last_open_day,
    missing_measures,
    year_share,
)

DAY = date(2026, 3, 12)
CAP = Fraction(120)


def planned(number: int = 1, **more: Any) -> PlannedMeasure:
    said: dict[str, Any] = {
        "id": uuid4(),
        "aspect": Aspect.QUANTITY,
        "indicator": "Berkas tertata",
        "unit": "berkas",
        "target": Decimal(1200),
        "direction": Direction.HIGHER,
        "source": MeasureSource.LOG,
        "weight": 100,
        **more,
    }
    return PlannedMeasure(number=number, **said)


def result(*measures: PlannedMeasure, number: int = 1, weight: int = 100) -> PlannedResult:
    return PlannedResult(
        uuid4(), number, "Arsip tertata", is_main=True, weight=weight, measures=measures
    )


def reached(measure: PlannedMeasure, value: str) -> dict[UUID, Reading]:
    return {measure.id: Reading(DAY, Decimal(value))}


def percent(measure: PlannedMeasure, value: str | None, share: Fraction = Fraction(1)) -> object:
    noted = planned(9)
    readings = {} if value is None else reached(measure, value)
    results = [result(measure), result(noted, number=2)]
    found = engine_targets(results, {**readings, **reached(noted, "1")}, share)
    return achieved(found[0].measures[0], CAP) if len(found) == len(results) else None


CASES = [
    ({}, "960", 80),
    ({}, "1800", 120),
    ({}, "0", 0),
    ({}, None, 0),
    ({"direction": Direction.LOWER, "target": Decimal(10)}, "8", 120),
    ({"direction": Direction.LOWER, "target": Decimal(10)}, "15", 50),
    ({"direction": Direction.LOWER, "target": Decimal(10)}, None, None),
    ({"direction": Direction.LOWER, "target": Decimal(0)}, "0", 100),
    ({"direction": Direction.LOWER, "target": Decimal(0)}, "1", 0),
    ({"target": Decimal(0)}, "5", None),
    ({"target": Decimal(-1), "direction": Direction.LOWER}, "5", None),
    ({"source": MeasureSource.CITIZEN_INDEX}, None, None),
    ({"source": MeasureSource.SERVICE_TIMES}, None, None),
    ({"source": MeasureSource.CITIZEN_INDEX, "target": Decimal(80)}, "80", 100),
]


@pytest.mark.parametrize(("kind", "value", "expected"), CASES)
def test_what_a_figure_achieves(kind: dict[str, Any], value: str | None, expected: object) -> None:
    assert percent(planned(**kind), value) == expected


SHARES = [
    ({}, "300", 100),
    ({"aspect": Aspect.QUALITY}, "300", 25),
    ({"unit": " Persen"}, "300", 25),
    ({"unit": "%"}, "300", 25),
    ({"source": MeasureSource.SERVICE_TIMES}, "300", 25),
    ({"aspect": Aspect.TIME, "direction": Direction.LOWER, "target": Decimal(10)}, "10", 100),
]


@pytest.mark.parametrize(("kind", "value", "expected"), SHARES)
def test_by_march_a_count_is_measured_against_a_quarter_of_the_year(
    kind: dict[str, Any], value: str, expected: int
) -> None:
    assert percent(planned(**kind), value, year_share(date(2026, 3, 31))) == expected


def test_a_whole_year_is_measured_whole() -> None:
    assert year_share(date(2026, 12, 31)) == 1
    assert year_share(date(2026, 6, 30)) == Fraction(1, 2)


def test_the_plan_keeps_its_words_weights_and_order() -> None:
    first, second = planned(1, weight=30), planned(2, indicator="Mutu", weight=70)
    found = engine_targets([result(first, second, number=3, weight=45)], reached(second, "600"))
    assert [(each.code, each.label.id, each.label.en, int(each.weight)) for each in found] == [
        ("rhk_3", "Arsip tertata", "Arsip tertata", 45)
    ]
    assert [(each.code, int(each.weight), int(each.realised)) for each in found[0].measures] == [
        ("rhk_3_1", 30, 0),
        ("rhk_3_2", 70, 600),
    ]
    assert found[0].is_main


def test_a_result_of_which_nothing_counts_is_left_out() -> None:
    noted, quick = planned(), planned(direction=Direction.LOWER)
    results = [result(quick), result(number=2), result(noted, number=3)]
    assert [each.code for each in engine_targets(results, reached(noted, "0"))] == ["rhk_3"]


def test_a_plan_of_which_nothing_is_recorded_has_no_figures_at_all() -> None:
    assert engine_targets([result(planned())], reached(planned(), "7")) == ()


def test_only_what_the_person_records_can_be_missing() -> None:
    logged, awaited = planned(1), planned(2, source=MeasureSource.CITIZEN_INDEX)
    noted = planned(3)
    assert missing_measures([result(logged, awaited, noted)], reached(noted, "0")) == (logged,)


def test_no_day_ahead_of_us_and_none_after_the_year_is_open() -> None:
    assert last_open_day(2026, date(2026, 3, 12)) == date(2026, 3, 12)
    assert last_open_day(2026, date(2027, 1, 9)) == date(2026, 12, 31)


figures = st.decimals(0, 10**6, places=2)


@given(st.lists(st.tuples(figures, figures, st.integers(1, 100), st.booleans()), min_size=1))
def test_what_reaches_the_engine_is_what_was_recorded(
    rows: list[tuple[Decimal, Decimal, int, bool]],
) -> None:
    measures = [
        planned(
            at,
            target=target + 1,
            weight=weight,
            direction=Direction.HIGHER if more else Direction.LOWER,
        )
        for at, (target, _value, weight, more) in enumerate(rows)
    ]
    readings = {
        each.id: Reading(DAY, value)
        for each, (_t, value, _w, _m) in zip(measures, rows, strict=True)
    }
    found = engine_targets([result(*measures)], readings)
    assert len(found[0].measures) == len(rows)
    for counted, (target, value, weight, more) in zip(found[0].measures, rows, strict=True):
        assert counted.realised == Fraction(value)
        assert counted.target == Fraction(target) + 1
        assert counted.weight == weight
        assert counted.better is (Better.HIGHER if more else Better.LOWER)
    assert 0 <= mean_achieved(found[0].measures, CAP) <= CAP
