"""What two numbers make, what a unit is expected to count, and what the engine reads of it."""

from fractions import Fraction

import pytest

from kinerja.packs import rubric_document_from, rubric_of
from kinerja.rubrics.engine import score
from kinerja.rubrics.record import Record
from kinerja.rubrics.rubric import RaterKind
from modules.evaluations.service_times_rules import (
    Count,
    CountFault,
    Pair,
    as_text,
    counts_in,
    from_text,
    measured_of,
    measures_of,
    needed,
)
from tests.modules.evaluations.unit_records import measured_document

SAID = rubric_document_from(measured_document())
RUBRIC = rubric_of(SAID)


@pytest.mark.parametrize(
    ("pair", "count", "fault"),
    [
        ((None, None), None, None),
        ((400, 380), Count(400, 380), None),
        ((400, 0), Count(400, 0), None),
        ((400, 400), Count(400, 400), None),
        ((1, 1), Count(1, 1), None),
        ((0, None), None, CountFault.NO_CASES),
        ((0, 0), None, CountFault.NO_CASES),
        ((None, 12), None, CountFault.CASES_MISSING),
        ((None, 0), None, CountFault.CASES_MISSING),
        ((400, None), None, CountFault.WITHIN_MISSING),
        ((400, 401), None, CountFault.TOO_MANY),
    ],
)
def test_two_numbers_make_a_count_or_say_why_not(
    pair: Pair, count: Count | None, fault: CountFault | None
) -> None:
    counts, faults = counts_in({"akta": pair})
    assert counts == ({"akta": count} if count else {})
    assert faults == ({"akta": fault} if fault else {})


def test_what_was_recorded_is_not_emptied() -> None:
    typed: dict[str, Pair] = {"akta": (None, None), "izin": (None, None)}
    assert counts_in(typed, ["akta"]) == ({}, {"akta": CountFault.EMPTIED})


@pytest.mark.parametrize("count", [Count(400, 380), Count(3, 0)])
def test_a_count_survives_being_written(count: Count) -> None:
    assert from_text(as_text(count)) == count


def test_different_counts_are_written_differently() -> None:
    written = {as_text(each) for each in (None, Count(3, 0), Count(30, 0), Count(3, 3))}
    assert len(written) == 4


@pytest.mark.parametrize(
    ("recorded", "codes"),
    [
        ((), ["kartu_keluarga", "akta"]),
        (("izin",), ["izin"]),
        (("izin", "akta"), ["akta", "izin"]),
        (("tidak_dikenal",), []),
    ],
)
def test_a_unit_is_expected_to_count_what_it_once_did_or_what_fits_its_people(
    recorded: tuple[str, ...], codes: list[str]
) -> None:
    assert [each.code for each in needed(SAID, ["umum"], recorded)] == codes


def test_an_unknown_family_fits_no_service() -> None:
    assert needed(SAID, ["lain"], ()) == []


def test_only_what_has_weight_is_measured() -> None:
    assert measured_of(RUBRIC, "umum") == ["waktu_layanan"]
    document = measured_document()
    document["components"][0]["indicators"][1]["weight"] = {"default": 15, "umum": 0}
    assert measured_of(rubric_of(rubric_document_from(document)), "umum") == []


def test_the_engine_reads_shares_and_says_how_many_cases_they_rest_on() -> None:
    (card, certificate) = measures_of(
        SAID.standards, {"akta": Count(1200, 1140), "kartu_keluarga": Count(400, 380)}
    )
    assert card.code == "kartu_keluarga"
    assert card.realised == 95
    assert card.target == 100
    assert certificate.label.id == "Akta kelahiran (1.140 dari 1.200 dalam batas waktu)"
    assert certificate.label.en == "Akta kelahiran (en) (1,140 of 1,200 within the limit)"
    ratings = {code: {RaterKind.SUPERIOR: (3,)} for code in ("capaian", "disiplin", "kerja_sama")}
    outcome = score(RUBRIC, Record("umum", ratings, measured={"waktu_layanan": (card,)}))
    assert outcome.tree
    results = outcome.tree.children[0]
    assert results.children[1].value == 76
    # 30 at 80 and 15 at 76
    assert results.value == Fraction(30 * 80 + 15 * 76, 45)
    formula = results.children[1].children[0].formula.id
    assert "Kartu keluarga (380 dari 400 dalam batas waktu) 95 ÷ 100 = 95 %" in formula
