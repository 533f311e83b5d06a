"""What is done with surveys: units registered, surveys opened, links issued, sheets taken in."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from kinerja import audit
from kinerja.audit.service import mark_dirty
from kinerja.database import db, new_id, now, random_id
from kinerja.tenancy import current_tenant
from modules.surveys.errors import (
    NothingAnswered,
    SurveyDatesWrong,
    SurveyExists,
    SurveyUnknown,
)
from modules.surveys.instruments import load_instruments, newest_instrument
from modules.surveys.links import code_hash, new_code
from modules.surveys.models import (
    Channel,
    InstrumentVersion,
    ServiceUnit,
    Survey,
    SurveyAnswer,
    SurveyLink,
    SurveyReceipt,
)
from modules.surveys.queries import get_issued_link
from modules.surveys.rules import HIGHEST_ANSWER, LOWEST_ANSWER
from modules.surveys.sealing import receipt_key

ROLLUP_TOPIC: Final = "survey.rollup"

__all__ = [
    "ROLLUP_TOPIC",
    "Sheet",
    "find_service_unit",
    "issue_link",
    "load_instruments",
    "newest_instrument",
    "open_survey",
    "register_service_unit",
    "revoke_link",
    "set_population",
    "submit_answer",
]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One citizen's answers: `levels` are 1-4 in the instrument's order, None for no answer."""

    token: str
    levels: tuple[int | None, ...]
    on: date
    language: str
    consent_version: int
    channel: Channel = Channel.LINK
    flags: int = 0
    suggestion: str | None = None


def submit_answer(survey_id: UUID, sheet: Sheet) -> bool:
    """Take in a sheet; False when this visit has already been answered, and nothing changes.

    Nothing of it can be read back by the role that writes it. Raises NothingAnswered for a sheet
    without any answer.
    """
    _check(sheet)
    if not _take_receipt(receipt_key(sheet.token, survey_id), sheet.on):
        return False
    db.session.execute(_core(SurveyAnswer).insert().values(**_row(survey_id, sheet)))
    audit.record_protected("survey.answered", "survey", survey_id, sheet.on)
    mark_dirty(ROLLUP_TOPIC, str(survey_id))
    return True


def _check(sheet: Sheet) -> None:
    given = [level for level in sheet.levels if level is not None]
    if not given:
        raise NothingAnswered
    if not all(LOWEST_ANSWER <= level <= HIGHEST_ANSWER for level in given):
        raise ValueError(sheet.levels)


def _take_receipt(key: bytes, on: date) -> bool:
    # without naming the key's columns, which would take the right to read them; who comes second
    # waits for the first one's commit, so that no answer is taken twice nor lost
    statement = insert(_core(SurveyReceipt)).on_conflict_do_nothing()
    written: Any = db.session.execute(
        statement,
        {"tenant_id": current_tenant(), "key_hash": key, "given_on": on},
        execution_options={"preserve_rowcount": True},
    )
    return bool(written.rowcount == 1)


def _row(survey_id: UUID, sheet: Sheet) -> dict[str, Any]:
    return {
        "tenant_id": current_tenant(),
        "id": random_id(),
        "survey_id": survey_id,
        "given_on": sheet.on,
        "channel": sheet.channel,
        "language": sheet.language,
        "consent_version": str(sheet.consent_version),
        "levels": list(sheet.levels),
        "flags": sheet.flags,
        "suggestion": sheet.suggestion or None,
    }


def _core(model: Any) -> Any:
    return model.__table__


def find_service_unit(code: str) -> ServiceUnit | None:
    """The service of this code, or None."""
    return db.session.scalar(select(ServiceUnit).where(ServiceUnit.code == code))


def register_service_unit(code: str, name: str, unit_id: UUID) -> ServiceUnit:
    """The service the public knows as `name`, run by a unit; found by its code when it is known."""
    service = find_service_unit(code)
    if service is None:
        service = ServiceUnit(id=new_id(), code=code, name=name, unit_id=unit_id)
        db.session.add(service)
        db.session.flush()
        after = {"code": code, "name": name, "unit": str(unit_id)}
        audit.record("service_unit.registered", "service_unit", service.id, None, after)
    elif (service.name, service.unit_id) != (name, unit_id):
        before = {"name": service.name, "unit": str(service.unit_id)}
        service.name, service.unit_id = name, unit_id
        after = {"name": name, "unit": str(unit_id)}
        audit.record("service_unit.changed", "service_unit", service.id, before, after)
    db.session.flush()
    return service


def open_survey(
    service: ServiceUnit,
    instrument: InstrumentVersion,
    opens_on: date,
    closes_on: date,
    population: int | None = None,
) -> Survey:
    """Put a questionnaire to the users of a service, both days included."""
    if opens_on > closes_on:
        raise SurveyDatesWrong(opens_on, closes_on)
    taken = select(Survey.id).where(
        Survey.service_unit_id == service.id, Survey.opens_on == opens_on
    )
    if db.session.scalar(taken) is not None:
        raise SurveyExists(service.name, opens_on)
    survey = Survey(
        id=new_id(),
        service_unit_id=service.id,
        instrument_version_id=instrument.id,
        opens_on=opens_on,
        closes_on=closes_on,
        population=population,
    )
    db.session.add(survey)
    db.session.flush()
    after = {"service_unit": str(service.id), "instrument": str(instrument.id)}
    days = {"opens_on": opens_on.isoformat(), "closes_on": closes_on.isoformat()}
    audit.record("survey.opened", "survey", survey.id, None, {**after, **days})
    return survey


def set_population(survey_id: UUID, population: int) -> Survey:
    """Say how many people use the service in the survey's time, from which the sample follows."""
    survey = _get_survey(survey_id)
    before = {"population": survey.population}
    survey.population = population
    db.session.flush()
    audit.record("survey.population_set", "survey", survey_id, before, {"population": population})
    return survey


def issue_link(
    survey_id: UUID,
    channel: Channel = Channel.LINK,
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> SurveyLink:
    """A new way to a survey, valid as long as the survey unless said otherwise."""
    survey = _get_survey(survey_id)
    first, last = valid_from or survey.opens_on, valid_until or survey.closes_on
    if first > last or first < survey.opens_on or last > survey.closes_on:
        raise SurveyDatesWrong(first, last)
    code = new_code()
    link = SurveyLink(
        id=new_id(),
        survey_id=survey_id,
        code=code,
        code_hash=code_hash(code),
        channel=channel,
        valid_from=first,
        valid_until=last,
    )
    db.session.add(link)
    db.session.flush()
    days = {"valid_from": first.isoformat(), "valid_until": last.isoformat()}
    after = {"survey": str(survey_id), "channel": channel.name.lower(), **days}
    audit.record("survey.link_issued", "survey_link", link.id, None, after)
    return link


def revoke_link(link_id: UUID) -> SurveyLink:
    """Take a link back: whoever opens it is told so. Twice is once; LinkUnknown elsewhere."""
    link = get_issued_link(link_id)
    if link.revoked_at is None:
        link.revoked_at = now()
        db.session.flush()
        after = {"revoked": True}
        audit.record("survey.link_revoked", "survey_link", link_id, {"revoked": False}, after)
    return link


def _get_survey(survey_id: UUID) -> Survey:
    survey = db.session.get(Survey, survey_id)
    if survey is None:
        raise SurveyUnknown
    return survey
