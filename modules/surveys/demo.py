"""The surveys' part in a generated region: citizens answer at the counters."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from kinerja.database import db, now
from kinerja.demo.offices import OFFICES, Office
from kinerja.demo.scene import DemoScene, DemoStep, Part
from kinerja.local_dates import today
from kinerja.people.models import Unit
from modules.surveys.instruments import get_instrument, newest_instrument
from modules.surveys.models import InstrumentVersion, ServiceUnit, Survey
from modules.surveys.queries import sums_of
from modules.surveys.result_words import region_limits
from modules.surveys.rollup import recount_at
from modules.surveys.rules_results import results_of
from modules.surveys.service import (
    Sheet,
    issue_link,
    open_survey,
    register_service_unit,
    submit_answer,
)

_FEWEST: Final = 60
_MOST: Final = 120
# how the four answers are spread: citizens are mostly content, and some are not
_MOODS: Final = ((1, 5, 55, 39), (2, 9, 59, 30), (4, 16, 60, 20))


def record(scene: DemoScene) -> None:
    """Last year's and this year's survey at each counter, answered by citizens up to the day."""
    units = {unit.code: unit for unit in db.session.scalars(select(Unit))}
    instrument = newest_instrument()
    for office in OFFICES:
        if office.service and office.code in units:
            _play_counter(scene, office, units[office.code], instrument)


def count(scene: DemoScene) -> None:
    """Count last year's surveys, which are over, so that their index can count in ratings."""
    over = select(Survey.id).where(Survey.closes_on < date(scene.as_of.year, 1, 1))
    for survey_id in db.session.scalars(over.order_by(Survey.id)):
        recount_at(str(survey_id), now())


PARTS: Final[Mapping[DemoStep, Part]] = {DemoStep.RECORD: record, DemoStep.COUNT: count}


def _play_counter(
    scene: DemoScene, office: Office, unit: Unit, instrument: InstrumentVersion
) -> None:
    service = register_service_unit(office.code, office.service or office.name, unit.id)
    opens = date(scene.as_of.year, 1, 1)
    # a link on a poster still opens when the demo is started in a later year
    closes = date(max(scene.as_of.year, today().year), 12, 31)
    spans = (
        (date(scene.last_year, 1, 1), date(scene.last_year, 12, 31), "last"),
        (opens, closes, "now"),
    )
    for first, last, when in spans:
        survey = open_survey(service, instrument, first, last)
        if when == "now":
            issue_link(survey.id)
        _play_survey(scene, survey, f"{office.code}-{when}", min(last, scene.as_of))


def _play_survey(scene: DemoScene, survey: Survey, name: str, until: date) -> None:
    chance = scene.chance(f"survey/{name}")
    mood = chance.choice(_MOODS)
    days = max(1, (until - survey.opens_on).days)
    asked = chance.randint(_FEWEST, _MOST)
    elements = len(get_instrument(survey.instrument_version_id).elements)
    for number in range(asked):
        on = survey.opens_on + timedelta(days=number * days // asked)
        _answer(survey, f"{scene.slug}-{name}-{number}", elements, on, chance, mood)


def _answer(  # noqa: PLR0913, PLR0917  # one sheet has that many sides
    survey: Survey, token: str, elements: int, on: date, chance: Random, mood: tuple[int, ...]
) -> None:
    levels = tuple(
        None if chance.random() < 0.02 else chance.choices((1, 2, 3, 4), mood)[0]  # noqa: PLR2004
        for _element in range(elements)
    )
    language = "en" if chance.random() < 0.05 else "id"  # noqa: PLR2004
    sheet = Sheet(token=token, levels=levels, on=on, language=language, consent_version=1)
    if any(level is not None for level in levels):
        submit_answer(survey.id, sheet)


def figures(year: int) -> dict[str, Any]:
    """Each counter's counted sheets, index and class this year, as its page shows them."""
    surveys = db.session.execute(
        select(Survey.id, Survey.instrument_version_id, ServiceUnit.code)
        .join(ServiceUnit, ServiceUnit.id == Survey.service_unit_id)
        .where(Survey.opens_on > date(year, 12, 31))
        .order_by(ServiceUnit.code)
    )
    return {"surveys": [_figures_of(*row) for row in surveys.all()]}


def _figures_of(survey_id: UUID, instrument_id: UUID, unit: str) -> dict[str, Any]:
    sums = sums_of(survey_id).sums
    found = results_of(get_instrument(instrument_id), sums, region_limits())
    index = found.index
    return {
        "unit": unit,
        "responses": found.n,
        "index": float(index.index) if index and index.index is not None else None,
        "class": index.mutu.value if index and index.mutu else None,
    }
