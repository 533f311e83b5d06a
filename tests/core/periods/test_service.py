"""An annual period is opened once and goes forward only."""

from contextlib import AbstractContextManager
from datetime import date

import pytest
from sqlalchemy import func, select

from kinerja.audit.models import AuditEntry
from kinerja.database import db, new_id
from kinerja.periods.errors import PeriodNotFound, StageOutOfOrder
from kinerja.periods.models import Period, PeriodStage
from kinerja.periods.queries import (
    current_periods,
    find_annual,
    find_period,
    get_period,
    list_periods,
)
from kinerja.periods.service import hold_stage, move_to, open_annual
from kinerja.rubrics.service import publish_rubric
from kinerja.tenancy import TenantId, TenantSession, enter
from tests.factories.evaluations import make_period, rubric_document

Inside = AbstractContextManager[TenantSession]


def test_an_annual_period_is_the_calendar_year_rated_by_the_end_of_january(inside: Inside) -> None:
    with inside:
        period = make_period(2025)
        assert (period.code, period.starts_on, period.ends_on, period.ratings_due_on) == (
            "2025",
            date(2025, 1, 1),
            date(2025, 12, 31),
            date(2026, 1, 31),
        )
        assert period.stage is PeriodStage.OPEN


def test_opening_twice_finds_the_first_with_its_rubric(inside: Inside) -> None:
    with inside:
        first = make_period(2025)
        newer = publish_rubric(rubric_document("2025.2"))
        again = open_annual(2025, newer)
        assert again.id == first.id
        assert again.rubric_version_id != newer.id
        assert db.session.scalar(select(func.count()).select_from(Period)) == 1


def test_a_period_goes_one_stage_forward_and_leaves_a_trace(inside: Inside) -> None:
    with inside:
        period = make_period(2025)
        move_to(period.id, PeriodStage.RATING)
        move_to(period.id, PeriodStage.RATING)
        moves = select(AuditEntry.before, AuditEntry.after).where(
            AuditEntry.action == "period.moved"
        )
        assert [tuple(row) for row in db.session.execute(moves)] == [
            ({"stage": "open"}, {"stage": "rating"})
        ]


@pytest.mark.parametrize("wanted", [PeriodStage.FINAL, PeriodStage.CLOSED])
def test_a_stage_cannot_be_skipped(inside: Inside, wanted: PeriodStage) -> None:
    with inside:
        period = make_period(2025)
        with pytest.raises(StageOutOfOrder) as refused:
            move_to(period.id, wanted)
    assert (refused.value.code, refused.value.stage) == ("2025", PeriodStage.OPEN)
    assert refused.value.wanted is wanted


def test_a_period_never_goes_back(inside: Inside) -> None:
    with inside:
        period = make_period(2025)
        move_to(period.id, PeriodStage.RATING)
        with pytest.raises(StageOutOfOrder):
            move_to(period.id, PeriodStage.OPEN)


def test_current_are_those_begun_and_not_closed(inside: Inside) -> None:
    with inside:
        last, this = make_period(2025), make_period(2026)
        assert [each.code for each in current_periods(date(2025, 6, 30))] == ["2025"]
        assert [each.code for each in current_periods(date(2026, 6, 30))] == ["2025", "2026"]
        for stage in (PeriodStage.RATING, PeriodStage.FINAL, PeriodStage.CLOSED):
            move_to(last.id, stage)
        assert [each.code for each in current_periods(date(2026, 6, 30))] == ["2026"]
        assert [each.id for each in list_periods()] == [this.id, last.id]


def test_periods_are_found_by_id_code_and_year(inside: Inside) -> None:
    with inside:
        period = make_period(2025)
        make_period(2026)
        assert get_period(period.id).id == period.id
        assert (find_period("2025") or period).id == period.id
        assert find_annual(2024) is None
        assert find_period("2024") is None
        with pytest.raises(PeriodNotFound):
            get_period(new_id())
        with pytest.raises(PeriodNotFound):
            move_to(new_id(), PeriodStage.RATING)
        with pytest.raises(PeriodNotFound):
            hold_stage(new_id())


def test_another_regions_period_is_not_found(inside: Inside, other_tenant: TenantId) -> None:
    with inside:
        theirs = make_period(2025).id
    with enter(other_tenant):
        assert list_periods() == []
        with pytest.raises(PeriodNotFound):
            move_to(theirs, PeriodStage.RATING)
