"""The evaluations' part in a generated region: last year rated to its end, this year begun."""

from collections import Counter
from collections.abc import Collection, Mapping
from random import Random
from typing import Any, Final

from sqlalchemy import func, select

from kinerja.audit.service import SYSTEM, Actor, act_as
from kinerja.database import db
from kinerja.demo.scene import DemoScene, DemoStep, Part
from kinerja.ids import PersonId
from kinerja.periods.models import Period, PeriodKind, PeriodStage
from kinerja.periods.queries import find_annual
from kinerja.periods.service import move_to, open_annual
from kinerja.rubrics.models import RubricVersion
from kinerja.rubrics.predicate import Predicate, Rating
from kinerja.rubrics.service import PublishedRubric, current_rubric, rubric_of
from kinerja.tenancy import current_tenant
from kinerja.tenancy.practice import current_practice
from modules.evaluations.demo_improvement import early_raters
from modules.evaluations.demo_innovations import play_innovations
from modules.evaluations.demo_meetings import plan_meetings, play_meetings
from modules.evaluations.demo_observations import play_observations
from modules.evaluations.demo_peers import play_peers
from modules.evaluations.demo_rater_passes import play_rater_passes, untrained
from modules.evaluations.demo_self import play_self
from modules.evaluations.demo_unit_records import play_unit_records
from modules.evaluations.models import Evaluation, EvaluationStage
from modules.evaluations.opening import open_evaluations
from modules.evaluations.peers_voices import put_together
from modules.evaluations.periods_service import open_year
from modules.evaluations.rules import Decision, Draft, Mark, asked_of_superior
from modules.evaluations.service import acknowledge, finalise, outcome_of, save_draft

# how often each level 1-5 is given, by how well somebody works
_LEVELS: Final = {
    "strong": (0, 1, 17, 62, 20),
    "steady": (0, 6, 66, 26, 2),
    "weak": (9, 61, 26, 4, 0),
}
_PEOPLE: Final = (("strong", 22), ("steady", 68), ("weak", 10))
_DEPARTURES: Final = 0.03
_ACKNOWLEDGED: Final = 0.7
_BEGUN: Final = 0.35
_TOLD_EACH: Final = 20
_REASON: Final = {
    1: "Tenggat laporan Maret, Juni, dan September terlewat tanpa kabar, tercatat di agenda unit.",
    5: "Cara kerjanya pada Agustus dipakai dua bidang lain, tercatat di notula rapat bidang.",
}
_DEPARTURE: Final = "Ikut menangani tanggap darurat dua bulan, belum masuk indikator tahun ini."
_STRENGTHS: Final = (
    "Pekerjaan selesai sebelum tenggat dan jarang perlu diperiksa ulang.",
    "Menjelaskan persyaratan dengan bahasa yang dipahami warga.",
    "Membantu rekan baru tanpa diminta.",
)
_WEAKNESSES: Final = (
    "Bukti dukung sering diunggah di akhir triwulan.",
    "Belum berani menyampaikan pendapat di rapat bidang.",
    "Catatan serah terima antarpetugas belum lengkap.",
)
_RECOMMENDATIONS: Final = (
    "Ikut pelatihan komunikasi pelayanan tahun ini.",
    "Mendampingi satu pegawai baru selama semester pertama.",
    "Menyusun daftar periksa untuk dipakai bersama di bidang.",
)


def record(scene: DemoScene) -> None:
    """Open last year, and have people assess themselves and one another."""
    version = db.session.get_one(RubricVersion, (current_tenant(), current_rubric().id))
    last = open_annual(scene.last_year, version)
    open_evaluations(last)
    play_observations(scene, last)
    play_innovations(scene, last)
    if current_practice().self_assessment:
        move_to(last.id, PeriodStage.SELF_ASSESSMENT)
    play_self(scene, last)
    move_to(last.id, PeriodStage.RATING)
    play_self(scene, last, late=True)
    play_unit_records(scene, last)
    play_rater_passes(scene, last)
    play_peers(scene, last)
    play_meetings(scene, last)
    act_as(SYSTEM)


def count(scene: DemoScene) -> None:
    """Put together what colleagues said of last year."""
    last = _annual(scene.last_year)
    if current_practice().meetings:
        move_to(last.id, PeriodStage.MEETING)
    put_together(str(last.id))


def rate(scene: DemoScene) -> None:
    """Rate last year to its end, and open this year with a few drafts."""
    last = _annual(scene.last_year)
    _rate_all(scene, last)
    move_to(last.id, PeriodStage.FINAL)
    act_as(SYSTEM)
    for period in open_year(scene.as_of.year, scene.as_of):
        if period.kind is PeriodKind.ANNUAL or period.ends_on < scene.as_of:
            move_to(period.id, PeriodStage.RATING)
            play_unit_records(scene, period, late=True)
            plan_meetings(scene, period)
        if period.kind is PeriodKind.SEMESTER and period.ends_on < scene.as_of:
            _rate_all(scene, period, early_raters(period))
    act_as(SYSTEM)
    this = _annual(scene.as_of.year)
    play_observations(scene, this)
    play_innovations(scene, this)
    _begin(scene, this)


PARTS: Final[Mapping[DemoStep, Part]] = {
    DemoStep.RECORD: record,
    DemoStep.COUNT: count,
    DemoStep.RATE: rate,
}


def _annual(year: int) -> Period:
    found = find_annual(year)
    if found is None:
        raise LookupError(year)
    return found


def _rate_all(scene: DemoScene, period: Period, by: Collection[PersonId] | None = None) -> None:
    """One by one, as the assessors would; whoever has no assessor stays unrated.

    `by` are those who get to it, None is everybody.
    """
    rubric = rubric_of(period.rubric_version_id)
    rows = db.session.execute(
        select(Evaluation.id, Evaluation.family, Evaluation.assessor_id, Evaluation.person_id)
        .where(Evaluation.period_id == period.id, Evaluation.assessor_id.is_not(None))
        .order_by(Evaluation.person_id)
    )
    late = untrained(period)
    waiting = [row for row in rows if by is None or row.assessor_id in by]
    for number, row in enumerate(waiting):
        if number % _TOLD_EACH == 0:
            scene.tell(number, len(waiting))
        chance = scene.chance(f"rating/{period.code}/{number}")
        _rate(row, rubric, chance, may_set=row.assessor_id not in late)


def _begin(scene: DemoScene, period: Period) -> None:
    """Drafts of this year: some superiors have begun, and not always got to the end."""
    rubric = rubric_of(period.rubric_version_id)
    rows = db.session.execute(
        select(Evaluation.id, Evaluation.family, Evaluation.assessor_id)
        .where(Evaluation.period_id == period.id, Evaluation.assessor_id.is_not(None))
        .order_by(Evaluation.person_id)
    )
    for number, row in enumerate(rows.all()):
        chance = scene.chance(f"draft/{period.year}/{number}")
        if chance.random() < _BEGUN:
            act_as(Actor("person", row.assessor_id))
            marks = list(_draft(rubric, row.family, chance).marks.items())
            some = dict(marks[: chance.randint(1, len(marks))])
            save_draft(row.id, PersonId(row.assessor_id), 0, Draft(some))
    act_as(SYSTEM)


def _rate(row: Any, rubric: PublishedRubric, chance: Random, *, may_set: bool) -> None:
    """Fill in the form and set the result; who has not passed the training keeps the draft."""
    assessor = PersonId(row.assessor_id)
    act_as(Actor("person", assessor))
    draft = _draft(rubric, row.family, chance)
    kept = save_draft(row.id, assessor, 0, draft)
    if not may_set:
        return
    evaluation = db.session.get_one(Evaluation, (current_tenant(), row.id))
    outcome = outcome_of(evaluation, rubric, kept.draft)
    finalise(row.id, assessor, kept.edition, _decide(outcome, chance))
    if chance.random() < _ACKNOWLEDGED:
        act_as(Actor("person", row.person_id))
        acknowledge(row.id, PersonId(row.person_id), "")


def _draft(rubric: PublishedRubric, family: str, chance: Random) -> Draft:
    kinds = [kind for kind, _share in _PEOPLE]
    spread = _LEVELS[chance.choices(kinds, [share for _kind, share in _PEOPLE])[0]]
    marks = {}
    for _component, indicator in asked_of_superior(rubric.rubric, family):
        level = chance.choices((1, 2, 3, 4, 5), spread)[0]
        reason = _REASON.get(level, "") if level in rubric.said.needs_reason else ""
        marks[indicator.code] = Mark(level, reason)
    return Draft(
        marks,
        strengths=chance.choice(_STRENGTHS),
        weaknesses=chance.choice(_WEAKNESSES),
        recommendation=chance.choice(_RECOMMENDATIONS),
    )


def _decide(outcome: Any, chance: Random) -> Decision:
    """Confirm the proposal; now and then lift the results by one step, with a reason."""
    results, behaviour = outcome.results_rating, outcome.behaviour_rating
    if chance.random() < _DEPARTURES and results is Rating.AS:
        return Decision(Rating.ABOVE, behaviour, _DEPARTURE)
    return Decision(results, behaviour)


def figures(year: int) -> dict[str, Any]:
    """How many of a year's evaluations are final, and with which predicates."""
    rows = db.session.execute(
        select(Evaluation.predicate, func.count())
        .join(Period, Period.id == Evaluation.period_id)
        .where(Period.year == year, Evaluation.stage != EvaluationStage.RATING)
        .group_by(Evaluation.predicate)
    )
    found = Counter({predicate: n for predicate, n in rows if predicate})
    return {
        "evaluations_final": found.total(),
        "predicates": {predicate.value: found[predicate] for predicate in Predicate},
    }
