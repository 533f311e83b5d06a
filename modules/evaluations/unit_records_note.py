"""What superiors and the person read of the unit's records: the missing report, missing figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.packs.rubric_document import Standard
from kinerja.rubrics.service import PublishedRubric, rubric_of
from kinerja.tenancy.practice import current_practice
from kinerja.web.language import chosen_language
from modules.evaluations.freezing import frozen_rubric, frozen_tree
from modules.evaluations.queries import Case
from modules.evaluations.service_times_figures import (
    counts_times,
    expected_of,
    missing_in,
    not_recorded,
)
from modules.evaluations.service_times_rules import measured_of
from modules.evaluations.unit_records_queries import records_above
from modules.evaluations.unit_reports_queries import Owed


@dataclass(frozen=True, slots=True)
class UnitNotes:
    """Beside the rating form: the report that keeps results from being set, and missing figures.

    `report` is the missing one, None where it is there or not asked for; `services` are names.
    """

    report: Owed | None
    services: tuple[str, ...]


def unit_notes(case: Case) -> UnitNotes:
    """One statement for both; none where the region has neither."""
    period, evaluation = case.period, case.evaluation
    rubric = rubric_of(period.rubric_version_id)
    asks_report = current_practice().unit_reports
    asks_times = counts_times(rubric, evaluation.family)
    if not asks_report and not asks_times:
        return UnitNotes(None, ())
    found = records_above(evaluation.unit_id, period.id)
    is_missing = asks_report and found.report.submitted_at is None
    services = missing_in(found.counted, rubric, evaluation.family, period.id)
    return UnitNotes(
        found.report if is_missing else None,
        _names(services, chosen_language()) if asks_times else (),
    )


def services_without_figures(case: Case) -> tuple[str, ...]:
    """The services somebody's unit is expected to count and has no figures of, in this period."""
    evaluation = case.evaluation
    rubric = rubric_of(case.period.rubric_version_id)
    missing = not_recorded(rubric, evaluation.family, evaluation.unit_id, case.period.id)
    return _names(missing, chosen_language())


def services_not_counted(case: Case, language: str) -> tuple[str, ...]:
    """The services that had no figures when a result was set; what came later changes nothing."""
    document = case.evaluation.tree or {}
    rubric = rubric_of(frozen_rubric(document))
    expected = expected_of(rubric, case.evaluation.family, case.evaluation.unit_id)
    if not expected:
        return ()
    counted = _counted_in(rubric, case)
    return _names([each for each in expected if each.code not in counted], language)


def _counted_in(rubric: PublishedRubric, case: Case) -> frozenset[str]:
    """The services whose figures the frozen score rests on."""
    measured = measured_of(rubric.rubric, case.evaluation.family)
    tree = frozen_tree(case.evaluation.tree or {})
    return frozenset(
        service.code
        for component in tree.children
        for indicator in component.children
        if indicator.code in measured
        for service in indicator.children
    )


def _names(standards: Sequence[Standard], language: str) -> tuple[str, ...]:
    return tuple(each.label.in_language(language) for each in standards)
