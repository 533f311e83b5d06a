"""From the code on a poster to the survey it opens."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select

from kinerja.database import db
from kinerja.people.models import Unit
from modules.surveys.errors import LinkRevoked, LinkUnknown, SurveyClosed, SurveyNotOpenYet
from modules.surveys.models import Channel, ServiceUnit, Survey, SurveyLink

# ten of thirty letters and digits nobody mistakes for one another: 2 in 10^15
_ALPHABET: Final = "23456789abcdefghjkmnpqrstuvwxyz"
_CODE_LENGTH: Final = 10


@dataclass(frozen=True, slots=True)
class LinkedSurvey:
    """What a link opens: the service in the words of its public, and from when to when."""

    code: str
    survey_id: UUID
    instrument_version_id: UUID
    channel: Channel
    service: str
    unit: str
    first_day: date
    last_day: date
    is_revoked: bool


def new_code() -> str:
    """A code for a poster: short enough to type, too long to guess."""
    return "".join(secrets.choice(_ALPHABET) for _place in range(_CODE_LENGTH))


def code_hash(code: str) -> bytes:
    """What a link is found by; capitals do not count."""
    return hashlib.sha256(code.casefold().encode("utf-8", "replace")).digest()


def get_link(code: str) -> LinkedSurvey:
    """The survey behind a code of this region, open or not; LinkUnknown when there is none."""
    found = db.session.execute(
        select(SurveyLink, Survey, ServiceUnit.name, Unit.name)
        .join(Survey, SurveyLink.survey_id == Survey.id)
        .join(ServiceUnit, Survey.service_unit_id == ServiceUnit.id)
        .join(Unit, ServiceUnit.unit_id == Unit.id)
        .where(SurveyLink.code_hash == code_hash(code))
    ).one_or_none()
    if found is None:
        raise LinkUnknown
    link, survey, service, unit = found
    return LinkedSurvey(
        code=code.casefold(),
        survey_id=survey.id,
        instrument_version_id=survey.instrument_version_id,
        channel=link.channel,
        service=service,
        unit=unit,
        first_day=max(link.valid_from, survey.opens_on),
        last_day=min(link.valid_until, survey.closes_on),
        is_revoked=link.revoked_at is not None,
    )


def get_open_link(code: str, today: date) -> LinkedSurvey:
    """The survey a citizen may answer today; otherwise the refusal that says why not."""
    link = get_link(code)
    if link.is_revoked:
        raise LinkRevoked(link)
    if today < link.first_day:
        raise SurveyNotOpenYet(link)
    if today > link.last_day:
        raise SurveyClosed(link)
    return link
