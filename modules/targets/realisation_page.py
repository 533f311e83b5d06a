"""The page of a plan's figures: the answer, each result with its measures, how it adds up."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

from flask import render_template, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from kinerja.local_dates import today
from kinerja.web.filters import decimal
from kinerja.web.home import number_word
from kinerja.web.language import chosen_language
from kinerja.web.parts import Tab
from modules.targets.evidence_queries import evidence_counts
from modules.targets.kinds import PlanState
from modules.targets.models import Plan
from modules.targets.queries import PlanCase
from modules.targets.realisation_queries import last_recorded, own_plans
from modules.targets.realisation_rules import PlannedMeasure, PlannedResult
from modules.targets.realisation_running import Running, running_of, weight_in_score
from modules.targets.realisation_service import is_settled
from modules.targets.realisation_words import (
    achievement_words,
    not_counted_words,
    target_words,
    with_unit,
)
from modules.targets.words import aspect_words


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure as the table shows it; without a figure it `waits`, for its owner if missing."""

    url: str
    indicator: str
    aspect: str
    target: str
    reached: str
    on_date: date | None
    achieved: str
    waits: str
    is_missing: bool
    evidence: int


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One planned result with what it comes to."""

    number: int
    result: str
    kind: str
    weight: int
    achieved: str
    points: Fraction | None
    measures: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A row of the sum, as components/score.html writes it."""

    label: str
    value: Fraction | None
    weight: Fraction
    contribution: Fraction
    children: tuple["Branch", ...] = ()


def plan_page(case: PlanCase, reader: UUID | None) -> str:
    """The page for its owner, with ways to record, or for somebody who only reads."""
    plan = case.plan
    running = running_of(plan.id, plan.family, plan.year, today())
    is_own = plan.person_id == reader
    may_record = is_own and plan.state == PlanState.AGREED and not is_settled(plan.year)
    weight = weight_in_score(running.rubric, plan.family)
    return render_template(
        "targets/realisation.html",
        case=case,
        running=running,
        is_own=is_own,
        may_record=may_record,
        is_agreed=plan.state == PlanState.AGREED,
        heading=plan_heading(case, running, is_own=is_own),
        rows=result_rows(running, evidence_counts(plan.id)),
        sum=branches(running),
        formulas=formulas(running),
        weight=weight,
        share_over=year_over(plan.year, running.as_of),
        measures=sum(len(result.measures) for result in running.results),
        last_recorded=last_recorded(plan.id),
        tabs=plan_tabs(plan) if is_own else [],
    )


def plan_heading(case: PlanCase, running: Running, *, is_own: bool) -> str:
    """How the plan stands, in one sentence."""
    year = case.plan.year
    if running.points is None and is_own:
        return _("Belum ada realisasi %(year)s. Catat satu hasil, lampirkan satu bukti.", year=year)
    if running.points is None:
        return _("%(name)s belum mencatat realisasi %(year)s.", name=case.person.nama, year=year)
    points = decimal(running.points.value)
    if not is_own:
        name = case.person.nama
        return _(
            "Capaian SKP %(name)s %(year)s sejauh ini bernilai %(points)s dari 100.",
            name=name,
            year=year,
            points=points,
        )
    if running.missing:
        count = len(running.missing)
        return ngettext(
            "Satu ukuran belum punya angka; capaian %(year)s sejauh ini bernilai %(points)s.",
            "%(count)s ukuran belum punya angka; capaian %(year)s sejauh ini bernilai %(points)s.",
            count,
            count=number_word(count),
            year=year,
            points=points,
        )
    return _(
        "Capaian SKP %(year)s sejauh ini bernilai %(points)s dari 100.", year=year, points=points
    )


def result_rows(running: Running, evidence: dict[UUID, int]) -> list[ResultRow]:
    """Every planned result with its measures, in the order of the plan."""
    return [_result_row(running, result, evidence) for result in running.results]


def _result_row(running: Running, result: PlannedResult, evidence: dict[UUID, int]) -> ResultRow:
    found = running.of_result(result)
    return ResultRow(
        number=result.number,
        result=result.result,
        kind=_("utama") if result.is_main else _("tambahan"),
        weight=result.weight,
        achieved=achievement_words(found[0], running.cap) if found else "",
        points=found[1] if found else None,
        measures=tuple(
            measure_row(running, result, each, evidence.get(each.id, 0)) for each in result.measures
        ),
    )


def measure_row(
    running: Running, result: PlannedResult, measure: PlannedMeasure, evidence: int
) -> MeasureRow:
    """One measure: target, figure reached, achievement, or why it does not count now."""
    reading = running.readings.get(measure.id)
    achieved = running.achieved(result, measure)
    counts_as_nothing = reading is None and achieved is not None
    return MeasureRow(
        url=url_for("targets.measure", measure_id=measure.id),
        indicator=measure.indicator,
        aspect=aspect_words(measure.aspect),
        target=target_words(measure),
        reached=with_unit(reading.value, measure.unit) if reading else "",
        on_date=reading.on_date if reading else None,
        achieved=achievement_words(achieved, running.cap) if achieved is not None else "",
        waits=_("belum ada angka, dihitung 0")
        if counts_as_nothing
        else ("" if reading else not_counted_words(measure)),
        is_missing=reading is None and measure.is_logged,
        evidence=evidence,
    )


def branches(running: Running) -> Branch | None:
    """The results as a sum: points times weight; None while nothing is recorded."""
    node = running.points
    if node is None:
        return None
    language = chosen_language()
    children = tuple(
        Branch(each.label.in_language(language), each.value, 100 * each.weight, each.contribution)
        for each in node.children
    )
    return Branch(node.label.in_language(language), node.value, Fraction(100), node.value, children)


def formulas(running: Running) -> list[tuple[str, str]]:
    """Each result's arithmetic, as the engine writes it down."""
    node, language = running.points, chosen_language()
    children = node.children if node else ()
    return [
        (each.label.in_language(language), each.formula.in_language(language)) for each in children
    ]


def year_over(year: int, as_of: date) -> Fraction:
    """The part of a year that is over on a day, in percent."""
    days = date(year, 12, 31).timetuple().tm_yday
    return Fraction(100 * as_of.timetuple().tm_yday, days)


def plan_tabs(plan: Plan) -> list[Tab]:
    """The agreed plans of the reader, when there are several: years, or positions of a year."""
    plans = own_plans(plan.person_id)
    if len(plans) < 2:  # noqa: PLR2004  # one needs no tabs
        return []
    return [
        Tab(url_for("targets.realisation", plan_id=each.id), str(each.year), current=each is plan)
        for each in plans
    ]


def empty_page() -> Any:
    """Nothing to record for: no plan is agreed."""
    return render_template("targets/realisation_none.html")
