"""The page of one measure: the form of its owner, and everything recorded so far."""

from dataclasses import dataclass
from uuid import UUID

from flask import render_template, request, url_for
from flask_babel import gettext as _

from kinerja.local_dates import today
from kinerja.web.forms import Form, show_form
from kinerja.web.language import chosen_language
from kinerja.web.uploads import MOST_FILES, file_limit
from modules.targets.evidence_kinds import KINDS
from modules.targets.evidence_queries import Entry, EvidenceLine, entries_of
from modules.targets.evidence_words import kinds_words
from modules.targets.kinds import Direction, PlanState
from modules.targets.queries import PlanCase, get_case
from modules.targets.realisation_queries import find_measure
from modules.targets.realisation_rules import (
    PlannedMeasure,
    PlannedResult,
    grows_with_the_year,
    last_open_day,
)
from modules.targets.realisation_running import Running, running_of
from modules.targets.realisation_schemas import realisation_schema
from modules.targets.realisation_service import is_settled
from modules.targets.realisation_words import (
    achievement_words,
    figure,
    not_counted_words,
    size_words,
    target_words,
    with_unit,
)

_MEGABYTE = 1024 * 1024
_FAR = 3  # times the target: rarely true, and often a point read as a comma


@dataclass(frozen=True, slots=True)
class Shown:
    """A measure with the plan and the result it belongs to."""

    case: PlanCase
    result: PlannedResult
    measure: PlannedMeasure


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of evidence as the log shows it."""

    id: UUID
    name: str
    size: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One figure of the log.

    `fell` is the earlier figure where this one is lower although it adds up; `is_far` says that it
    is so much more than the target that a point or comma may be in the wrong place.
    """

    entry: Entry
    figure: str
    fell: str
    is_far: bool
    files: tuple[FileRow, ...]


def show(measure_id: UUID) -> Shown:
    """The measure of this id, or MeasureNotFound."""
    plan_id, result, measure = find_measure(measure_id)
    return Shown(get_case(plan_id), result, measure)


def measure_page(shown: Shown, reader: UUID, form: Form | None = None) -> str:
    """The page; `form` holds what was typed and refused."""
    plan, measure = shown.case.plan, shown.measure
    running = running_of(plan.id, plan.family, plan.year, today())
    settled = is_settled(plan.year)
    is_own = plan.person_id == reader
    rows = entry_rows(measure, entries_of(measure.id))
    return render_template(
        "targets/realisation_measure.html",
        shown=shown,
        running=running,
        form=form or _blank(shown),
        is_own=is_own,
        is_settled=settled,
        may_record=is_own and plan.state == PlanState.AGREED and not settled,
        heading=measure_heading(shown, running),
        target=target_words(measure),
        adds_up=grows_with_the_year(measure),
        formula=_formula(shown, running),
        rows=rows,
        saved=next((row for row in rows if str(row.entry.id) == request.args.get("saved")), None),
        after=following(running, measure),
        limit=file_limit() // _MEGABYTE,
        most=MOST_FILES,
        kinds=kinds_words(),
        endings=",".join(KINDS),
    )


def measure_heading(shown: Shown, running: Running) -> str:
    """How far the measure is, in one sentence."""
    measure = shown.measure
    reading = running.readings.get(measure.id)
    if reading is None:
        return _("%(measure)s: belum ada angka.", measure=measure.indicator)
    achieved = running.achieved(shown.result, measure)
    words = {
        "measure": measure.indicator,
        "reached": with_unit(reading.value, measure.unit),
        "target": figure(measure.target),
    }
    if achieved is None:
        return _("%(measure)s: %(reached)s, targetnya %(target)s.", **words)
    share = achievement_words(achieved, running.cap)
    return _("%(measure)s: %(reached)s dari %(target)s, yaitu %(share)s.", **words, share=share)


def entry_rows(measure: PlannedMeasure, entries: list[Entry]) -> list[EntryRow]:
    """The log, latest day first; a sum that falls is pointed out, since sums do not."""
    adds_up = grows_with_the_year(measure)
    rows = []
    earlier_ones: list[Entry | None] = [*entries[1:], None]
    for entry, earlier in zip(entries, earlier_ones, strict=False):
        fell = adds_up and earlier is not None and entry.value < earlier.value
        before = with_unit(earlier.value, measure.unit) if fell and earlier else ""
        is_far = measure.direction == Direction.HIGHER and entry.value > _FAR * measure.target
        files = tuple(_file_row(each) for each in entry.evidence)
        words = with_unit(entry.value, measure.unit)
        rows.append(EntryRow(entry, words, before, is_far, files))
    return rows


def following(running: Running, measure: PlannedMeasure) -> tuple[str, str] | None:
    """The next measure in the plan that its owner records: address and name; None at the end."""
    every = [each for result in running.results for each in result.measures if each.is_logged]
    places = [at for at, each in enumerate(every) if each.id == measure.id]
    after = every[places[0] + 1 :] if places else []
    if not after:
        return None
    return url_for("targets.measure", measure_id=after[0].id), after[0].indicator


def _blank(shown: Shown) -> Form:
    year = shown.case.plan.year
    known = {"on_date": last_open_day(year, today())}
    return show_form(realisation_schema(shown.measure, year), known)


def _file_row(line: EvidenceLine) -> FileRow:
    return FileRow(line.id, line.name, size_words(line.size))


def _formula(shown: Shown, running: Running) -> list[str]:
    """The arithmetic of the measure's result, line by line, or why nothing counts now."""
    if running.points is None:
        return [_("Belum ada realisasi yang tercatat, jadi belum ada yang dihitung.")]
    code = f"rhk_{shown.result.number}"
    for node in running.points.children:
        if node.code == code:
            return node.formula.in_language(chosen_language()).split("; ")
    return [not_counted_words(shown.measure)]
