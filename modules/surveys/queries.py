"""Reading for the pages of the staff: one row of sums an element, never a sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, select

from kinerja.database import db
from kinerja.people.models import Unit
from kinerja.web.paging import Cursor, Page, keyset, page_slice
from modules.surveys.errors import LinkUnknown, SurveyUnknown
from modules.surveys.models import (
    InstrumentVersion,
    ServiceUnit,
    Survey,
    SurveyLink,
    SurveyRollup,
)
from modules.surveys.rules import Mutu, Scheme, classify
from modules.surveys.rules_results import HUNDREDTHS, Limits, Standing, Sums, standing_of
from modules.surveys.rules_steps import Rest

_NOT_YET_COUNTING: Final = 1_000_000
_WITHOUT_INDEX: Final = 2 * _NOT_YET_COUNTING


@dataclass(frozen=True, slots=True)
class SurveyHead:
    """Which survey this is, in words people know."""

    id: UUID
    service: str
    unit: str
    instrument_version_id: UUID
    opens_on: date
    closes_on: date
    population: int | None


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service with its survey of now; figures only where they may be shown."""

    id: UUID
    service: str
    unit: str
    survey_id: UUID | None
    opens_on: date | None
    closes_on: date | None
    standing: Standing
    n: int | None
    index: Decimal | None
    mutu: Mutu | None
    as_of: datetime | None
    place: int


@dataclass(frozen=True, slots=True)
class Totals:
    """How many services there are, and how many of them have an index to read."""

    services: int
    readable: int


@dataclass(frozen=True, slots=True)
class Counted:
    """The published sums of a survey: since when they stand, and the last day that is in them."""

    sums: list[Sums]
    as_of: datetime | None
    through: date | None
    rest: Rest


def get_head(survey_id: UUID) -> SurveyHead:
    """The survey of this id; SurveyUnknown when this region has none."""
    found = db.session.execute(
        select(
            Survey.id,
            ServiceUnit.name,
            Unit.name,
            Survey.instrument_version_id,
            Survey.opens_on,
            Survey.closes_on,
            Survey.population,
        )
        .join(ServiceUnit, Survey.service_unit_id == ServiceUnit.id)
        .join(Unit, ServiceUnit.unit_id == Unit.id)
        .where(Survey.id == survey_id)
    ).one_or_none()
    if found is None:
        raise SurveyUnknown
    return SurveyHead(*found)


def sums_of(survey_id: UUID) -> Counted:
    """The sums of a survey by element, with element '' those of the whole sheets."""
    rows = db.session.scalars(
        select(SurveyRollup).where(SurveyRollup.survey_id == survey_id).order_by(SurveyRollup.place)
    ).all()
    sums = [
        Sums(row.element, row.place, row.answers, row.blank, row.level_sum, row.square_sum)
        for row in rows
    ]
    if not rows:
        return Counted([], None, None, Rest.NONE)
    whole = next(row for row in rows if not row.element)
    return Counted(sums, whole.computed_at, whole.through, whole.rest or Rest.NONE)


def list_services(limits: Limits, on: date, cursor: Cursor | None) -> Page[ServiceRow]:
    """Services by what needs attention: lowest index first, those that count before others."""
    index = SurveyRollup.index_hundredths
    place = case(
        (and_(_readable(limits), SurveyRollup.answers >= limits.counts), index),
        (_readable(limits), index + _NOT_YET_COUNTING),
        else_=_WITHOUT_INDEX,
    )
    statement = _joined(
        on,
        ServiceUnit.id,
        ServiceUnit.name,
        Unit.name,
        Survey.id,
        Survey.opens_on,
        Survey.closes_on,
        SurveyRollup.answers,
        SurveyRollup.fewest_answers,
        SurveyRollup.index_hundredths,
        SurveyRollup.computed_at,
        SurveyRollup.rest,
        InstrumentVersion.document["scheme"].astext,
        place.label("place"),
    )
    order = (place, cast("ColumnElement[UUID]", ServiceUnit.id))
    rows = db.session.execute(keyset(statement, order, cursor)).all()
    shown = [_service_row(row, limits) for row in rows]
    return page_slice(shown, cursor, lambda row: (row.place, row.id))


def count_services(limits: Limits, on: date) -> Totals:
    """How many services, and how many with an index to read."""
    readable = case((_readable(limits), 1))
    row = db.session.execute(_joined(on, func.count(ServiceUnit.id), func.count(readable))).one()
    return Totals(*row)


def list_links(survey_id: UUID) -> Sequence[SurveyLink]:
    """The links of a survey, newest first."""
    return db.session.scalars(
        select(SurveyLink).where(SurveyLink.survey_id == survey_id).order_by(SurveyLink.id.desc())
    ).all()


def get_issued_link(link_id: UUID) -> SurveyLink:
    """One link of this region, in force or not; LinkUnknown when there is none."""
    link = db.session.get(SurveyLink, link_id)
    if link is None:
        raise LinkUnknown
    return link


def _joined(on: date, *columns: Any) -> Select[Any]:
    """Every service beside its newest survey that has opened, and the sums of whole sheets."""
    newest = (
        select(Survey.id)
        .where(Survey.service_unit_id == ServiceUnit.id, Survey.opens_on <= on)
        .order_by(Survey.opens_on.desc())
        .limit(1)
        .correlate(ServiceUnit)
        .scalar_subquery()
    )
    of_survey = and_(SurveyRollup.survey_id == Survey.id, SurveyRollup.element == "")
    return (
        select(*columns)
        .select_from(ServiceUnit)
        .join(Unit, ServiceUnit.unit_id == Unit.id)
        .outerjoin(Survey, Survey.id == newest)
        .outerjoin(InstrumentVersion, Survey.instrument_version_id == InstrumentVersion.id)
        .outerjoin(SurveyRollup, of_survey)
    )


def _readable(limits: Limits) -> ColumnElement[bool]:
    return and_(
        SurveyRollup.answers >= limits.shown,
        SurveyRollup.fewest_answers >= limits.shown,
        SurveyRollup.index_hundredths.is_not(None),
    )


def _service_row(row: Any, limits: Limits) -> ServiceRow:
    id_, service, unit, survey_id, opens_on, closes_on, answers, *rest = row
    fewest, hundredths, as_of, uncounted, scheme, place = rest
    standing = standing_of(answers or 0, limits, uncounted or Rest.NONE)
    told = standing in {Standing.FEW, Standing.ENOUGH}
    index = None
    if told and hundredths is not None and fewest >= limits.shown:
        index = Decimal(hundredths) / HUNDREDTHS
    return ServiceRow(
        id=id_,
        service=service,
        unit=unit,
        survey_id=survey_id,
        opens_on=opens_on,
        closes_on=closes_on,
        standing=standing,
        n=answers if told else None,
        index=index,
        mutu=None if index is None else classify(index, Scheme(scheme)),
        as_of=as_of,
        place=place,
    )
