"""What a report needs, how far it is, and what two versions of it make together."""

from datetime import UTC, datetime

import pytest

from modules.evaluations.unit_reports_rules import (
    ACHIEVEMENTS_SHORTEST,
    OBSTACLES_SHORTEST,
    Report,
    ReportState,
    differences,
    merge,
    report_faults,
    state_of,
)

LONG = "a" * ACHIEVEMENTS_SHORTEST
NIHIL = "nihil"
AT = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("report", "faults"),
    [
        (Report(LONG, NIHIL), {}),
        (Report(LONG, "tidak ada"), {}),
        (Report(LONG[:-1], NIHIL), {"achievements": ACHIEVEMENTS_SHORTEST}),
        (Report(LONG, NIHIL[:-1]), {"obstacles": OBSTACLES_SHORTEST}),
        (
            Report(),
            {"achievements": ACHIEVEMENTS_SHORTEST, "obstacles": OBSTACLES_SHORTEST},
        ),
    ],
)
def test_both_parts_are_long_enough_to_be_submitted(report: Report, faults: dict[str, int]) -> None:
    assert report_faults(report) == faults


@pytest.mark.parametrize(
    ("edition", "submitted_at", "state"),
    [
        (None, None, ReportState.NOT_BEGUN),
        (0, None, ReportState.NOT_BEGUN),
        (1, None, ReportState.DRAFT),
        (1, AT, ReportState.SUBMITTED),
    ],
)
def test_a_report_is_not_begun_a_draft_or_submitted(
    edition: int | None, submitted_at: datetime | None, state: ReportState
) -> None:
    assert state_of(edition, submitted_at) is state


@pytest.mark.parametrize(
    ("mine", "saved", "joined", "collisions"),
    [
        (Report("a", "b"), Report("a", "b"), Report("a", "b"), []),
        (Report("a", ""), Report("", "b"), Report("a", "b"), []),
        (Report("a", "b"), Report("x", "b"), Report("a", "b"), ["achievements"]),
        (Report("a", "b"), Report("x", "y"), Report("a", "b"), ["achievements", "obstacles"]),
    ],
)
def test_what_only_one_version_says_is_joined(
    mine: Report, saved: Report, joined: Report, collisions: list[str]
) -> None:
    assert merge(mine, saved) == (joined, collisions)


def test_versions_differ_by_field() -> None:
    assert differences(Report("a", "b"), Report("a", "c")) == ["obstacles"]
