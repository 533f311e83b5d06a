"""The sums of a survey are those of its sheets, recomputed as often as one likes."""

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple
from fractions import Fraction

from flask import Flask

from kinerja.database import db
from kinerja.packs import document_of, instrument_from_document
from kinerja.people.models import Unit
from kinerja.rounding import to_units
from kinerja.tenancy import unit_of_work
from modules.surveys import service
from modules.surveys.models import SurveyRollup
from modules.surveys.rollup import recount
from modules.surveys.rules import ElementTally, index_of_tallies
from modules.surveys.rules_elements import SKM_ELEMENTS
from modules.surveys.rules_results import Sums
from tests.factories.surveys import OpenSurvey, count_at_close, make_instrument, submit
from tests.factories.surveys import make_sheet as sheet_of

Levels = tuple[int | None, ...]


def recounted(survey: OpenSurvey) -> dict[str, SurveyRollup]:
    count_at_close(survey)
    with unit_of_work(survey.tenant):
        rows = db.session.query(SurveyRollup).filter_by(survey_id=survey.survey_id).all()
        db.session.expunge_all()
        return {row.element: row for row in rows}


def some_sheets(seed: int, count: int) -> list[Levels]:
    draw = random.Random(seed)  # noqa: S311  # sample data
    return [tuple(draw.choice((1, 2, 3, 4, 4, None)) for _ in range(9)) for _ in range(count)]


def test_the_sums_equal_the_rules_on_the_same_sheets(survey: OpenSurvey) -> None:
    sheets = [sheet for sheet in some_sheets(7, 23) if any(sheet)]
    submit(survey, *sheets)
    rows = recounted(survey)
    columns = list(zip(*sheets, strict=True))
    tallies = [
        ElementTally(
            element,
            sum(level is not None for level in column),
            column.count(None),
            sum(filter(None, column)),
        )
        for element, column in zip(SKM_ELEMENTS, columns, strict=True)
    ]
    for tally, column in zip(tallies, columns, strict=True):
        row = rows[tally.element.code]
        assert (row.answers, row.blank, row.level_sum) == (tally.answers, tally.blank, tally.total)
        assert row.square_sum == sum(level**2 for level in column if level)
    expected = index_of_tallies(tallies, len(sheets))
    assert expected.index is not None
    assert rows[""].index_hundredths == int(expected.index * 100)
    assert rows[""].fewest_answers == min(tally.answers for tally in tallies)


def test_the_whole_sheets_carry_each_sheets_own_index(survey: OpenSurvey) -> None:
    sheets: list[Levels] = [(4, None, 3, 4, 4, 4, 4, 4, 4), (2,) * 9, (None,) * 8 + (3,)] * 2
    submit(survey, *sheets)
    own = [
        to_units(
            2500 * Fraction(sum(filter(None, sheet)), sum(level is not None for level in sheet))
        )
        for sheet in sheets
    ]
    row = recounted(survey)[""]
    assert (row.answers, row.blank) == (6, 0)
    assert (row.level_sum, row.square_sum) == (sum(own), sum(each**2 for each in own))


def test_recounting_twice_changes_nothing(survey: OpenSurvey) -> None:
    submit(survey, *[(3,) * 9, (4,) * 9] * 3)

    def figures(rows: dict[str, SurveyRollup]) -> dict[str, object]:
        return {
            code: astuple(
                Sums(code, row.place, row.answers, row.blank, row.level_sum, row.square_sum)
            )
            for code, row in rows.items()
        }

    assert figures(recounted(survey)) == figures(recounted(survey))


def test_a_survey_without_sheets_has_sums_of_zero(survey: OpenSurvey) -> None:
    rows = recounted(survey)
    assert len(rows) == 10
    assert {(row.answers, row.level_sum) for row in rows.values()} == {(0, 0)}
    assert rows[""].index_hundredths is None


def test_more_sheets_than_32_bits_hold_are_summed(survey: OpenSurvey) -> None:
    submit(survey, *[(4,) * 9] * 25)
    assert recounted(survey)[""].square_sum == 25 * 10_000**2


def test_the_sheets_of_other_surveys_are_left_out(
    survey: OpenSurvey, foreign_survey: OpenSurvey
) -> None:
    submit(foreign_survey, *[(1,) * 9] * 5)
    submit(survey, *[(4,) * 9] * 5)
    assert recounted(survey)[""].answers == 5
    assert recounted(survey)[""].index_hundredths == 10_000


def test_a_foreign_survey_is_not_recounted(survey: OpenSurvey, foreign_survey: OpenSurvey) -> None:
    submit(foreign_survey, (1,) * 9)
    with unit_of_work(survey.tenant):
        recount(str(foreign_survey.survey_id))
        assert db.session.query(SurveyRollup).count() == 0
    with unit_of_work(foreign_survey.tenant):
        assert db.session.query(SurveyRollup).count() == 0


def test_a_questionnaires_own_weights_count(survey: OpenSurvey) -> None:
    document = document_of(make_instrument()) | {"version": 2}
    for place, element in enumerate(document["elements"]):
        element["weight"] = "0.6" if place == 0 else "0.05"
    with unit_of_work(survey.tenant):
        (version,) = service.load_instruments([instrument_from_document(document)])
        place_of_service = service.register_service_unit(
            "lain", "Layanan lain", db.session.query(Unit.id).scalar()
        )
        weighted = service.open_survey(place_of_service, version, sheet_of().on, sheet_of().on)
        for _ in range(5):
            service.submit_answer(weighted.id, sheet_of((4, *(2,) * 8)))
        other = OpenSurvey(survey.tenant, survey.slug, weighted.id, survey.link_id, survey.code)
    row = recounted(other)[""]
    assert row.index_hundredths == 25 * (60 * 4 + 40 * 2)
    assert row.level_sum == 5 * row.index_hundredths


def test_two_recounts_at_once_leave_one_set_of_sums(app: Flask, survey: OpenSurvey) -> None:
    submit(survey, (3,) * 9)

    def count(_number: int) -> None:
        with app.app_context(), unit_of_work(survey.tenant):
            recount(str(survey.survey_id))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(count, range(8)))
    with unit_of_work(survey.tenant):
        assert db.session.query(SurveyRollup).count() == 10
