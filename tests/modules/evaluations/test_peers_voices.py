"""What unnamed raters said is put together once, whole, and never below the threshold."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import ProgrammingError

from kinerja.audit.folding import fold_at
from kinerja.audit.marks import seen_marks
from kinerja.audit.models import AuditEntry
from kinerja.database import db, engine_of, now, random_id
from kinerja.jobs import claims, recounting
from kinerja.periods.models import PeriodStage
from kinerja.periods.service import move_to
from kinerja.rubrics.rubric import RaterKind as Voice
from kinerja.rubrics.service import rubric_of
from kinerja.tenancy import TenantId, enter, unit_of_work
from modules.evaluations.models import ProtectedRating, RaterKind
from modules.evaluations.peers_queries import levels_in, voices_of
from modules.evaluations.peers_voices import RATED_TOPIC, put_together
from modules.evaluations.periods_service import period_moved
from modules.evaluations.protected import step_back
from modules.evaluations.queries import get_case
from modules.evaluations.service import outcome_of
from tests.modules.evaluations.conftest import Scene, finish
from tests.modules.evaluations.drafts import FULL
from tests.modules.evaluations.peers import (
    DAY,
    LEVELS,
    as_role,
    asked_in,
    make_drawn,
    rate,
    rate_by,
    voices_in,
)


@pytest.fixture
def office(tenant: TenantId) -> Scene:
    return make_drawn(tenant)


def collect(scene: Scene) -> None:
    """What the worker does each hour."""
    with unit_of_work(scene.tenant):
        put_together(str(scene.period))


def end_rating(scene: Scene) -> None:
    """Take the period on, and do what the worker does then."""
    with unit_of_work(scene.tenant):
        move_to(scene.period, PeriodStage.MEETING)
    with unit_of_work(scene.tenant):
        period_moved({"period_id": str(scene.period)})


def test_nothing_is_put_together_while_somebody_is_awaited(office: Scene) -> None:
    rate_by(office, 2)
    collect(office)
    assert voices_in(office) == {}


def test_once_all_have_answered_their_levels_are_counted(office: Scene) -> None:
    raters = asked_in(office)[office.first]
    for rater, level in zip(raters, (5, 3, 3), strict=True):
        rate(office, rater, office.first, {**LEVELS, "disiplin": level})
    collect(office)
    assert voices_in(office) == {
        (office.first, "capaian"): [0, 0, 0, 3, 0],
        (office.first, "disiplin"): [0, 0, 2, 0, 1],
        (office.first, "kerja_sama"): [0, 0, 0, 0, 3],
    }


def test_the_end_of_rating_waits_for_nobody(tenant: TenantId) -> None:
    """Nine people have four raters each: three who answer are enough, two are not."""
    office = make_drawn(tenant, 9)
    heard, unheard = office.evaluations[:2]
    assert {len(each) for each in asked_in(office).values()} == {4}
    rate_by(office, 3, heard)
    rate_by(office, 2, unheard)
    collect(office)
    assert voices_in(office) == {}
    end_rating(office)
    assert {evaluation for evaluation, _indicator in voices_in(office)} == {heard}
    assert voices_in(office)[heard, "capaian"] == [0, 0, 0, 3, 0]


@pytest.mark.parametrize(("answers", "heard"), [(2, False), (3, True)])
def test_below_the_threshold_nothing_is_written(office: Scene, answers: int, heard: bool) -> None:
    raters = asked_in(office)[office.first]
    for rater in raters[:answers]:
        rate(office, rater, office.first)
    for rater in raters[answers:]:
        with unit_of_work(office.tenant, rater):
            step_back(office.first, DAY)
    collect(office)
    end_rating(office)
    assert bool(voices_in(office)) is heard


def test_putting_together_again_changes_nothing(office: Scene) -> None:
    rate_by(office, 3)
    collect(office)
    first = voices_in(office)
    collect(office)
    end_rating(office)
    collect(office)
    assert voices_in(office) == first


def test_what_is_there_is_never_counted_anew(office: Scene) -> None:
    """Even a row that should not be there does not move a figure somebody may have seen."""
    rate_by(office, 3)
    collect(office)
    first = voices_in(office)
    late = {"evaluation_id": office.first, "kind": RaterKind.PEER, "level": 1, "given_on": DAY}
    with unit_of_work(office.tenant):
        rows = [{"id": random_id(), "indicator": code, **late} for code in (*LEVELS, "lain")]
        db.session.execute(insert(ProtectedRating), rows)
    end_rating(office)
    assert voices_in(office) == first


def test_a_result_set_before_keeps_its_raters_unheard(office: Scene) -> None:
    rate_by(office, 3)
    finish(office)
    end_rating(office)
    assert voices_in(office) == {}


def test_an_answer_leaves_a_mark_that_waits_for_the_hour(office: Scene) -> None:
    """What shows at once that an answer came would show whose it was."""
    rate_by(office, 3)
    with enter(office.tenant):
        assert len(seen_marks(RATED_TOPIC, str(office.period))) == 3
    assert RATED_TOPIC.startswith("hourly.")
    recounting.recount(office.tenant, RATED_TOPIC, str(office.period))
    assert {evaluation for evaluation, _indicator in voices_in(office)} == {office.first}
    with enter(office.tenant):
        assert seen_marks(RATED_TOPIC, str(office.period)) == []


def test_a_count_that_is_killed_is_done_again(office: Scene) -> None:
    """The marks go with the transaction that saw them; the voices are there once either way."""
    rate_by(office, 3)
    with enter(office.tenant):  # and killed before it could commit
        put_together(str(office.period))
    first = voices_in(office)
    recounting.recount(office.tenant, RATED_TOPIC, str(office.period))
    recounting.recount(office.tenant, RATED_TOPIC, str(office.period))
    assert voices_in(office) == first
    assert len(first) == 3


def test_the_hourly_look_finds_the_mark_and_the_usual_one_does_not(office: Scene) -> None:
    rate_by(office, 1)
    at_once = claims.claim_marks(engine_of("relay"), now())
    hourly = claims.claim_hourly_marks(engine_of("relay"), now())
    mine = (office.tenant, RATED_TOPIC, str(office.period))
    assert mine not in {(each.tenant, each.topic, each.subject) for each in at_once}
    assert mine in {(each.tenant, each.topic, each.subject) for each in hourly}


def test_voices_are_read_as_levels_in_order(office: Scene) -> None:
    raters = asked_in(office)[office.first]
    for rater, level in zip(raters, (5, 1, 3), strict=True):
        rate(office, rater, office.first, {**LEVELS, "disiplin": level})
    collect(office)
    with enter(office.tenant):
        found = voices_of(office.evaluations)
    assert found == {
        office.first: {
            "capaian": {Voice.PEER: (4, 4, 4)},
            "disiplin": {Voice.PEER: (1, 3, 5)},
            "kerja_sama": {Voice.PEER: (5, 5, 5)},
        }
    }
    assert levels_in([1, 0, 2, 0, 1]) == (1, 3, 3, 5)


def test_the_score_hears_the_peers_with_the_weight_the_rubric_gives(office: Scene) -> None:
    """Results: superior 4 and peers 2, 70 and 30 percent: 0.7 x 90 + 0.3 x 65."""
    for rater in asked_in(office)[office.first]:
        rate(office, rater, office.first, {"capaian": 2, "disiplin": 3, "kerja_sama": 5})
    before = _results(office)
    collect(office)
    assert (before, _results(office)) == (90, 82.5)


def _results(scene: Scene) -> float:
    with enter(scene.tenant):
        case = get_case(scene.first)
        outcome = outcome_of(case.evaluation, rubric_of(case.period.rubric_version_id), FULL)
        assert outcome.tree is not None
        (capaian,) = outcome.tree.children[0].children
        return float(capaian.value)


def test_the_pages_role_can_neither_write_a_voice_nor_read_a_rating(office: Scene) -> None:
    rate_by(office, 3)
    for statement in (
        "INSERT INTO app.rater_voice (tenant_id, evaluation_id) VALUES (:tenant, :evaluation)",
        "UPDATE app.rater_voice SET counts = '{}' WHERE tenant_id = :tenant",
        "SELECT level FROM app.protected_rating WHERE tenant_id = :tenant",
    ):
        values = {"tenant": office.tenant, "evaluation": office.first}
        with enter(office.tenant), pytest.raises(ProgrammingError, match="denied"):
            db.session.connection().execute(text(statement), values)


def test_scoring_cannot_change_what_was_put_together(office: Scene) -> None:
    change = text("UPDATE app.rater_voice SET counts = '{}' WHERE tenant_id = :tenant")
    with (
        pytest.raises(ProgrammingError, match="denied"),
        as_role("scoring", office.tenant) as connection,
    ):
        connection.execute(change, {"tenant": office.tenant})


def test_the_log_of_a_whole_round_names_no_rater(office: Scene) -> None:
    """Whatever the auditor reads or takes away: that answers came, on a day, for whom."""
    rate_by(office, 3)
    end_rating(office)
    with unit_of_work(office.tenant):
        fold_at(datetime(2026, 1, 14, tzinfo=UTC))
    names = set(map(str, office.office.staff))
    with enter(office.tenant):
        entries = db.session.query(AuditEntry).all()
        protected = [each for each in entries if each.actor_kind == "protected"]
        said = [
            str([each.actor_id, each.before, each.after, each.subject_id, each.origin])
            for each in entries
        ]
    assert [each.action for each in protected] == ["rating.submitted"] * 3
    assert {each.at for each in protected} == {None}
    assert not [words for words in said if any(name in words for name in names)]
