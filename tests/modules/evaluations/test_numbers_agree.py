"""Pages, `rubrics score`, the engine and the fast path say the same of everybody in a region."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import select

from kinerja.access import Role
from kinerja.cli.rubrics import rubrics
from kinerja.database import db
from kinerja.demo.regions import REGIONS
from kinerja.periods.models import Period, PeriodKind
from kinerja.rubrics.bulk import score_all
from kinerja.rubrics.engine import score
from kinerja.rubrics.record import Record
from kinerja.rubrics.record_document import record_document
from kinerja.rubrics.rubric import Rubric
from kinerja.rubrics.service import rubric_of
from kinerja.tenancy import TenantId, enter
from kinerja.web.filters import decimal
from modules.evaluations.models import Evaluation
from modules.evaluations.queries import draft_of
from modules.evaluations.records import known_of
from modules.evaluations.rules import record_of
from tests.factories.accounts import make_somebody, sign_in
from tests.factories.played import play_region

Final = tuple[Evaluation, Record]


def finals(tenant: TenantId) -> tuple[Rubric, list[Final]]:
    """The annual results that are set, with what they rest on as it is now."""
    with enter(tenant):
        asked = select(Evaluation, Period).join(Period, Period.id == Evaluation.period_id)
        rows = db.session.execute(
            asked.where(Period.kind == PeriodKind.ANNUAL, Evaluation.predicate.is_not(None))
        ).all()
        published = rubric_of(rows[0].Period.rubric_version_id)
        known = known_of(published, [row.Evaluation.id for row in rows])
        found = [
            (each, record_of(each.family, draft_of(each), known[each.id]))
            for each in (row.Evaluation for row in rows)
        ]
        db.session.expunge_all()
    return published.rubric, found


@pytest.mark.parametrize("pack", REGIONS)
def test_one_number_everywhere(app: Flask, tmp_path: Path, pack: str) -> None:
    slug = f"sama{pack}"
    with app.app_context():
        tenant = play_region(pack, slug, tmp_path, staff=14)
        rubric, found = finals(tenant)
        reader = make_somebody(tenant, role=Role.ADMIN_DAERAH)
    assert len(found) >= 12
    shown = [page(app, slug, reader, each.id) for each, _record in found]
    told = scored_by_command(pack, [record for _each, record in found])
    at_once = score_all(rubric, [record for _each, record in found])
    for (kept, record), html, said, fast in zip(found, shown, told, at_once, strict=True):
        engine = score(rubric, record)
        assert engine.score is not None
        assert kept.score_hundredths is not None
        hundredths = Fraction(kept.score_hundredths, 100)
        assert Fraction(engine.score) == hundredths == Fraction(str(said["score"]))
        assert fast.score == engine.score
        assert kept.proposed_results == engine.results_rating == fast.results_rating
        assert kept.proposed_behaviour == engine.behaviour_rating == fast.behaviour_rating
        assert said["predicate"] == engine.predicate == fast.predicate
        assert decimal(engine.score) in html


def page(app: Flask, slug: str, reader: Any, evaluation_id: Any) -> str:
    client = app.test_client()
    with app.app_context():
        sign_in(client, reader)
    answer = client.get(f"/{slug}/results/{evaluation_id}")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def scored_by_command(pack: str, records: list[Record]) -> list[dict[str, Any]]:
    given = json.dumps([record_document(each) for each in records])
    result = CliRunner().invoke(
        rubrics, ["score", pack, "--input", "-", "--json"], input=given, catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found
