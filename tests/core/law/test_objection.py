"""Where a result is final, and when and by whom an objection may be made."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.law.objection import (
    NO_OBJECTION_LABELS,
    Answer,
    NoObjection,
    Objection,
    RatedAs,
    RatedBy,
    Result,
    judge_objection,
    right_to_object,
    why_final,
)
from kinerja.law.working_days import Calendar

CALENDAR = Calendar()
RECEIVED, LAST_DAY = date(2026, 7, 1), date(2026, 7, 21)
USUAL = Result(RatedAs.OTHER, RatedBy.ASSESSOR, RECEIVED)
IN_TIME = Objection(LAST_DAY, "Realisasi triwulan IV belum dihitung.")

# PermenPANRB 6/2022, Lampiran Bab V; a pair without a reason is open to objection
FINALITY = [
    ("jpt", "assessor", None),
    ("jpt", "assessors_superior", "final_by_superior"),
    ("jpt", "kepala_daerah", "final_for_jpt"),
    ("jpt", "menteri", "final_for_jpt"),
    ("head_of_unit_mandiri", "assessor", None),
    ("head_of_unit_mandiri", "assessors_superior", "final_by_superior"),
    ("head_of_unit_mandiri", "kepala_daerah", "final_for_head_of_unit_mandiri"),
    ("head_of_unit_mandiri", "menteri", None),
    ("other", "assessor", None),
    ("other", "assessors_superior", "final_by_superior"),
    ("other", "kepala_daerah", None),
    ("other", "menteri", None),
]


@pytest.mark.parametrize(("rated_as", "rated_by", "reason"), FINALITY)
def test_who_made_the_result_of_whom_decides_whether_it_is_final(
    rated_as: str, rated_by: str, reason: str | None
) -> None:
    assert why_final(RatedAs(rated_as), RatedBy(rated_by)) == reason


def test_the_table_has_every_pair() -> None:
    pairs = [(rated_as, rated_by) for rated_as, rated_by, _ in FINALITY]
    assert pairs == list(product(RatedAs, RatedBy))


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        (date(2026, 6, 30), NoObjection.NOT_RECEIVED),
        (RECEIVED, None),
        (LAST_DAY, None),
        (date(2026, 7, 22), NoObjection.TOO_LATE),
    ],
)
def test_fourteen_working_days_after_receipt(on: date, reason: NoObjection | None) -> None:
    found = right_to_object(USUAL, on, CALENDAR)
    assert found.reason is reason
    assert found.is_allowed is (reason is None)
    assert found.last_day == (None if reason is NoObjection.NOT_RECEIVED else LAST_DAY)


def test_before_receipt_no_time_runs() -> None:
    unread = replace(USUAL, received_on=None)
    assert right_to_object(unread, LAST_DAY, CALENDAR) == Answer(NoObjection.NOT_RECEIVED)


def test_a_second_objection_is_not_taken() -> None:
    again = replace(USUAL, objected=True)
    assert judge_objection(IN_TIME, again, CALENDAR) == Answer(NoObjection.ALREADY_MADE)


def test_an_objection_in_time_with_reasons_is_taken() -> None:
    assert judge_objection(IN_TIME, USUAL, CALENDAR) == Answer(None, LAST_DAY)


def test_only_the_employee_objects() -> None:
    by_another = replace(IN_TIME, by_the_employee=False)
    found = judge_objection(by_another, USUAL, CALENDAR)
    assert found == Answer(NoObjection.NOT_THE_EMPLOYEE)
    assert not found.is_allowed


@pytest.mark.parametrize("reasons", ["", "  \n"])
def test_an_objection_gives_its_reasons(reasons: str) -> None:
    found = judge_objection(replace(IN_TIME, reasons=reasons), USUAL, CALENDAR)
    assert found == Answer(NoObjection.WITHOUT_REASONS, LAST_DAY)


def test_being_late_is_said_before_lacking_reasons() -> None:
    late = Objection(date(2026, 7, 22), "")
    assert judge_objection(late, USUAL, CALENDAR) == Answer(NoObjection.TOO_LATE, LAST_DAY)


def test_every_reason_is_said_in_both_languages() -> None:
    assert set(NO_OBJECTION_LABELS) == set(NoObjection)
    texts = NO_OBJECTION_LABELS.values()
    assert len({text.id for text in texts}) == len({text.en for text in texts}) == len(NoObjection)


@given(
    st.sampled_from(RatedAs),
    st.sampled_from(RatedBy),
    st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    st.dates(date(2025, 1, 1), date(2026, 12, 31)),
)
def test_a_final_result_is_final_on_every_day(
    rated_as: RatedAs, rated_by: RatedBy, received: date, on: date
) -> None:
    found = right_to_object(Result(rated_as, rated_by, received), on, CALENDAR)
    final = why_final(rated_as, rated_by)
    if final:
        assert found == Answer(final)
    else:
        assert found.last_day is None or found.last_day > received
        assert found.is_allowed is (found.last_day is not None and received <= on <= found.last_day)
