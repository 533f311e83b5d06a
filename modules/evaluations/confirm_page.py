"""What the assessor reads before setting a result: score, proposals, and what follows from them."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from flask import render_template
from flask_babel import gettext as _

from kinerja.rubrics.predicate import RATING_LABELS, Rating
from kinerja.rubrics.record import Outcome
from kinerja.rubrics.rubric import Axis
from kinerja.rubrics.service import rubric_of
from kinerja.web.filters import beside_limit, whole
from kinerja.web.forms import Form
from kinerja.web.language import chosen_language
from modules.evaluations.blueprint import period_words
from modules.evaluations.list_page import predicate_words
from modules.evaluations.models import Evaluation
from modules.evaluations.peers_page import standing_of
from modules.evaluations.quadrant import quadrant_rows
from modules.evaluations.queries import Case, draft_of
from modules.evaluations.rate_page import faults_of
from modules.evaluations.rules import REASON_SHORTEST, Decision, decision_faults
from modules.evaluations.schemas import decision_form
from modules.evaluations.score_page import explain
from modules.evaluations.service import outcome_of
from modules.evaluations.sheet import IndicatorRow, Sheet
from modules.evaluations.unit_records_note import services_without_figures

State = Literal["", "checked", "stale"]


@dataclass(frozen=True, slots=True)
class AxisChoice:
    """One of the two national ratings to choose: its field, its title, what is proposed and why."""

    name: str
    title: str
    proposed: str
    note: str
    options: tuple[tuple[str, str, str], ...]


def decision_kept(evaluation: Evaluation) -> Decision | None:
    """What the assessor had chosen when it could not be set yet; None if nothing is kept."""
    kept = evaluation.results_rating, evaluation.behaviour_rating
    if not any(kept) and not evaluation.departure_reason:
        return None
    results, behaviour = (Rating(code) if code else None for code in kept)
    return Decision(results, behaviour, evaluation.departure_reason or "")


def confirm_page(
    case: Case,
    sheet: Sheet,
    decision: Decision | None,
    form: Form | None = None,
    state: State = "",
) -> str:
    """The page before setting.

    In state `checked` it says what a kept decision lacks, `stale` that the draft has changed since
    the page was read.
    """
    missing, outcome = _weighed(case, sheet)
    proposal = _proposal(case, outcome) if outcome else None
    if outcome is None or proposal is None:
        return render_template("evaluations/held.html", rows=missing, **_about(case))
    return render_template(
        "evaluations/confirm.html",
        form=form or _form(case, outcome, decision, state),
        stale=state == "stale",
        rubric=sheet,
        shortest=REASON_SHORTEST,
        **_about(case),
        **proposal,
    )


def _weighed(case: Case, sheet: Sheet) -> tuple[list[IndicatorRow], Outcome | None]:
    """The indicators that keep the draft from being set; what the engine makes of it if none do."""
    draft = draft_of(case.evaluation)
    faults = faults_of(draft, sheet)
    missing = [row for row in sheet.indicators if row.code in faults]
    rubric = rubric_of(case.period.rubric_version_id)
    return missing, None if missing else outcome_of(case.evaluation, rubric, draft)


def _about(case: Case) -> dict[str, Any]:
    """What the page says also while nothing can be set, such as which figures are missing."""
    return {
        "case": case,
        "period_words": period_words(case.period),
        "services": services_without_figures(case),
    }


def _form(case: Case, outcome: Outcome, decision: Decision | None, state: State) -> Form:
    """The decision kept so far, or the proposal; when checked, with what it lacks."""
    results, behaviour = outcome.results_rating, outcome.behaviour_rating
    shown = decision or Decision(results, behaviour)
    faults = decision_faults(shown, results, behaviour) if state == "checked" else {}
    return decision_form(shown, case.evaluation.edition, faults)


def _proposal(case: Case, outcome: Outcome) -> dict[str, Any] | None:
    """What the engine proposes, for the template; None while it proposes nothing."""
    if outcome.tree is None or outcome.predicate is None:
        return None
    published, language = rubric_of(case.period.rubric_version_id), chosen_language()
    rubric = published.rubric
    return {
        "peers": standing_of(case, published),
        "explained": explain(outcome.tree, outcome.axes, language),
        "proposed": predicate_words(outcome.predicate, language),
        "proposed_code": outcome.predicate,
        "band": outcome.band.label.in_language(language) if outcome.band else "",
        "choices": _choices(outcome, rubric.above, rubric.as_expected, language),
        "quadrant": quadrant_rows(outcome.results_rating, outcome.behaviour_rating, language),
    }


def _choices(
    outcome: Outcome, above: Fraction, as_expected: Fraction, language: str
) -> list[AxisChoice]:
    rows = (
        ("results_rating", Axis.RESULTS, _("Hasil kerja"), outcome.results_rating),
        ("behaviour_rating", Axis.BEHAVIOUR, _("Perilaku kerja"), outcome.behaviour_rating),
    )
    return [
        AxisChoice(
            name=name,
            title=title,
            proposed=_("usulan: %(rating)s", rating=RATING_LABELS[rating].in_language(language)),
            note=_limits(outcome, axis, above, as_expected),
            options=_options(axis, language),
        )
        for name, axis, title, rating in rows
        if rating is not None
    ]


def _limits(outcome: Outcome, axis: Axis, above: Fraction, as_expected: Fraction) -> str:
    """Where the figure of an axis lies beside the limits of the ratings."""
    nearer = _nearer(outcome, axis, above, as_expected)
    return _(
        "Angkanya %(value)s. Di atas ekspektasi mulai %(above)s, sesuai mulai %(as)s.",
        value=beside_limit(outcome.axes[axis].value, nearer),
        above=whole(above),
        **{"as": whole(as_expected)},
    )


def _options(axis: Axis, language: str) -> tuple[tuple[str, str, str], ...]:
    """The three ratings to choose from: value, name, and what the law means by it."""
    guide = _guide()[axis]
    return tuple(
        (each.value, RATING_LABELS[each].in_language(language).capitalize(), guide[each])
        for each in (Rating.BELOW, Rating.AS, Rating.ABOVE)
    )


def _nearer(outcome: Outcome, axis: Axis, above: Fraction, as_expected: Fraction) -> Fraction:
    value = outcome.axes[axis].value
    return min((above, as_expected), key=lambda limit: abs(value - limit))


def _guide() -> dict[Axis, dict[Rating, str]]:
    """How PermenPANRB 6/2022 (Lampiran, Bab IV) describes the three ratings."""
    return {
        Axis.RESULTS: {
            Rating.BELOW: _("Sebagian besar atau semua hasil di bawah yang disepakati."),
            Rating.AS: _("Sebagian besar atau semua hasil sesuai; sedikit hasil utama di bawah."),
            Rating.ABOVE: _(
                "Sebagian besar atau semua hasil di atas; hasil utama tidak ada di bawah."
            ),
        },
        Axis.BEHAVIOUR: {
            Rating.BELOW: _("Belum menjalankan nilai perilaku secara konsisten."),
            Rating.AS: _("Konsisten menjalankannya bagi diri sendiri."),
            Rating.ABOVE: _("Konsisten bagi diri sendiri dan menjaga nilai itu bagi orang lain."),
        },
    }
