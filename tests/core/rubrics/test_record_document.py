"""A record as JSON and back."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.rubrics.checking import check_record
from kinerja.rubrics.measures import Measure, share_within
from kinerja.rubrics.record import Record
from kinerja.rubrics.record_document import (
    record_document,
    record_from_document,
    written,
)
from kinerja.rubrics.record_schema import RatingsSchema
from kinerja.rubrics.rubric import RaterKind, Source
from tests.core.rubrics.examples import FAMILIES, SLUGS, example, rubric_in, said_in
from tests.core.rubrics.records import RecordMaker


@st.composite
def records_as_json_can_say(draw: st.DrawFn) -> tuple[str, Record]:
    """Any record of any region, its measured figures being shares of cases of its standards."""
    slug = draw(st.sampled_from(SLUGS))
    said, rubric = said_in(slug), rubric_in(slug)
    record = RecordMaker(rubric).make(draw(st.randoms(use_true_random=False)))
    places = draw(st.sets(st.integers(0, 30), max_size=4))
    chosen = [each for place, each in enumerate(said.standards) if place in places]
    cases = draw(st.integers(1, 10_000))
    shares = [share_within(draw(st.integers(0, cases)), cases) for _each in chosen]
    measured = tuple(
        Measure(each.code, each.label, each.target_share, share, weight=Fraction(cases, 3))
        for each, share in zip(chosen, shares, strict=True)
    )
    codes = [e.code for p in said.components for e in p.indicators if e.source == Source.MEASURED]
    return slug, replace(
        record,
        family=draw(st.sampled_from([each.code for each in said.families])),
        ratings={
            code: {kind: tuple(each) for kind, each in by.items() if kind != RaterKind.CITIZEN}
            for code, by in record.ratings.items()
        },
        measured={code: measured for code in codes if measured},
    )


@given(records_as_json_can_say())
def test_a_record_written_down_is_read_back_exactly(case: tuple[str, Record]) -> None:
    slug, record = case
    document = json.loads(json.dumps(record_document(record)))
    assert record_from_document(document, said_in(slug)) == record


@given(records_as_json_can_say())
def test_what_is_read_can_be_scored(case: tuple[str, Record]) -> None:
    slug, record = case
    check_record(rubric_in(slug), record_from_document(record_document(record), said_in(slug)))


@pytest.mark.parametrize(("slug", "family"), FAMILIES)
def test_an_example_is_a_record_and_always_the_same(slug: str, family: str) -> None:
    document = example(slug, family)
    again = record_document(record_from_document(json.loads(json.dumps(document)), said_in(slug)))
    assert record_from_document(again, said_in(slug)) == record_from_document(
        document, said_in(slug)
    )
    assert example(slug, family) == document


def test_every_kind_that_rates_can_be_written() -> None:
    kinds = {kind.value for kind in RaterKind} - {"citizen"}
    assert set(RatingsSchema().fields) == kinds


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(110), 110),
        (Fraction("81.25"), "81.25"),
        (Fraction("0.000000001"), "0.000000001"),
        (Fraction(11575, 147), "11575/147"),
        (Fraction(0), 0),
        (Fraction("-1.9"), "-1.9"),
        (Fraction(-1, 3), "-1/3"),
    ],
)
def test_a_number_is_written_as_short_as_it_stays_exact(number: Fraction, text: int | str) -> None:
    assert written(number) == text


@pytest.mark.parametrize("index", [81, "81", "81.0", "162/2", "8100/100"])
def test_whole_decimal_and_fraction_are_the_same_number(index: int | str) -> None:
    document = example("bengkulu", "umum") | {"citizen": {"index": index, "n": 30}}
    record = record_from_document(document, said_in("bengkulu"))
    assert record.citizen is not None
    assert record.citizen.index == 81


def test_only_the_family_is_required() -> None:
    assert record_from_document({"family": "umum"}, said_in("bengkulu")) == Record("umum")


def test_a_service_counts_as_the_share_within_its_time() -> None:
    document = {
        "family": "adminduk",
        "measured": {"waktu_layanan": [{"code": "ktp_elektronik", "cases": 120, "within": 110}]},
    }
    record = record_from_document(document, said_in("bengkulu"))
    (measure,) = record.measured["waktu_layanan"]
    standard = next(each for each in said_in("bengkulu").standards if each.code == measure.code)
    assert (measure.target, measure.realised) == (standard.target_share, Fraction(275, 3))
    assert measure.label == standard.label
