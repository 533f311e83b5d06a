"""Service units, instruments, surveys, links, and answers without a person."""

from datetime import date, datetime
from enum import IntEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, LargeBinary, SmallInteger, String, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.database import Base, new_id, now, random_id
from kinerja.tenancy.tables import SmallEnum, TenantScoped, inside
from modules.surveys.rules_steps import Rest


class Channel(IntEnum):
    """How an answer came in."""

    LINK = 1
    KIOSK = 2
    PAPER = 3
    ASSISTED = 4
    IMPORT = 5


class ServiceUnit(TenantScoped, Base):
    """A counter or service the public knows by name, run by one unit."""

    __tablename__ = "service_unit"
    __table_args__ = (UniqueConstraint("tenant_id", "code"), inside("unit", "unit_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    unit_id: Mapped[UUID]
    code: Mapped[str] = mapped_column(String(40))
    name: Mapped[str]


class InstrumentVersion(TenantScoped, Base):
    """One version of a questionnaire: elements, wording and consent as checked in surveys.toml."""

    __tablename__ = "instrument_version"
    __table_args__ = (
        UniqueConstraint("tenant_id", "code", "number"),
        UniqueConstraint("tenant_id", "code", "document_hash"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(String(40))
    number: Mapped[int]
    document: Mapped[dict[str, Any]]
    document_hash: Mapped[str] = mapped_column(String(64))


class Survey(TenantScoped, Base):
    """A questionnaire put to the users of one service between two days.

    `population` is how many people use the service in that time, where somebody knows it.
    """

    __tablename__ = "survey"
    __table_args__ = (
        UniqueConstraint("tenant_id", "service_unit_id", "opens_on"),
        inside("service_unit", "service_unit_id"),
        inside("instrument_version", "instrument_version_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    service_unit_id: Mapped[UUID]
    instrument_version_id: Mapped[UUID]
    opens_on: Mapped[date]
    closes_on: Mapped[date]
    population: Mapped[int | None]


class SurveyLink(TenantScoped, Base):
    """A printed way to a survey: found by the hash of its random code, dated, revocable.

    `code` itself is kept because a poster must be printable again; it opens a public form only.
    """

    __tablename__ = "survey_link"
    __table_args__ = (
        UniqueConstraint("tenant_id", "code_hash"),
        inside("survey", "survey_id"),
        Index("ix_survey_link_tenant_id_survey_id", "tenant_id", "survey_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    survey_id: Mapped[UUID]
    code: Mapped[str] = mapped_column(String(40))
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    channel: Mapped[Channel] = mapped_column(SmallEnum(Channel), default=Channel.LINK)
    valid_from: Mapped[date]
    valid_until: Mapped[date]
    revoked_at: Mapped[datetime | None]


class SurveyAnswer(TenantScoped, Base):
    """One citizen's sheet: random id, a day, levels in the instrument's order; nobody's name."""

    __tablename__ = "survey_answer"
    __table_args__ = (
        inside("survey", "survey_id"),
        Index("ix_survey_answer_tenant_id_survey_id", "tenant_id", "survey_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=random_id)
    survey_id: Mapped[UUID]
    given_on: Mapped[date]
    channel: Mapped[Channel] = mapped_column(SmallEnum(Channel))
    language: Mapped[str] = mapped_column(String(2))
    consent_version: Mapped[str] = mapped_column(String(20))
    levels: Mapped[list[int | None]] = mapped_column(ARRAY(SmallInteger))
    flags: Mapped[int] = mapped_column(SmallInteger, default=0)
    suggestion: Mapped[str | None]


class SurveyReceipt(TenantScoped, Base):
    """That one visit has been answered: a keyed hash and a day, without reference to the sheet."""

    __tablename__ = "survey_receipt"

    key_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    given_on: Mapped[date]


class SurveyRollup(TenantScoped, Base):
    """One element of one survey: count, sum and sum of squares; recomputed from the sheets.

    The row with element '' carries the whole sheets: `answers` is their number, `level_sum` and
    `square_sum` those of each sheet's index in hundredths (25 to 100 become 2500 to 10000). It
    alone also has `fewest_answers`, those of the least answered element, and `index_hundredths`,
    the rounded index (None while some element has no answer), `through`, the day up to which
    sheets are counted (None before the first step), and `rest`, whether others are not counted.
    """

    __tablename__ = "survey_rollup"
    __table_args__ = (inside("survey", "survey_id"),)

    survey_id: Mapped[UUID] = mapped_column(primary_key=True)
    element: Mapped[str] = mapped_column(String(40), primary_key=True)
    place: Mapped[int]
    answers: Mapped[int]
    blank: Mapped[int]
    level_sum: Mapped[int] = mapped_column(BigInteger)
    square_sum: Mapped[int] = mapped_column(BigInteger)
    fewest_answers: Mapped[int | None]
    index_hundredths: Mapped[int | None]
    through: Mapped[date | None]
    rest: Mapped[Rest | None] = mapped_column(SmallEnum(Rest))
    computed_at: Mapped[datetime] = mapped_column(default=now)
