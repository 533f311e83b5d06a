"""What `tenant.toml` may say, key by key."""

from typing import Final

from kinerja.packs import tenant_document as documents
from kinerja.packs.codes import Colour, CrestFile, HostName, Slug
from kinerja.packs.fields import (
    Choice,
    Day,
    Flag,
    TimeZone,
    Whole,
    Words,
)
from kinerja.packs.law_schema import (
    DistributionSchema,
    JobMatchSchema,
    ProfessionalismSchema,
    TalentSchema,
)
from kinerja.packs.tables import PackSchema, Rows, Table
from kinerja.text import Text

GOVERNMENTS: Final = ("kota", "kabupaten", "provinsi")
PERIOD_KINDS: Final = ("monthly", "quarterly", "semester", "annual")
WEEKDAYS: Final = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
_LONGEST_KEPT_MONTHS: Final = 1200


class TextSchema(PackSchema):
    """A wording in both languages."""

    makes = Text
    id = Words(required=True, longest=2000)
    en = Words(required=True, longest=2000)


class AgencySchema(PackSchema):
    """The agency."""

    makes = documents.Agency
    name = Words(required=True)
    short_name = Words(required=True, longest=40)


class LookSchema(PackSchema):
    """Colours and crest."""

    makes = documents.Look
    accent = Colour(required=True)
    accent_deep = Colour(required=True)
    accent_wash = Colour(required=True)
    crest = CrestFile(required=True)


class PeriodPatternSchema(PackSchema):
    """One kind of period."""

    makes = documents.PeriodPattern
    kind = Choice(PERIOD_KINDS, required=True)
    first_month = Whole(1, 12, required=True)
    title = Table(TextSchema, required=True)


class RetentionSchema(PackSchema):
    """Months."""

    makes = documents.Retention
    evaluations = Whole(1, _LONGEST_KEPT_MONTHS, required=True)
    evidence = Whole(1, _LONGEST_KEPT_MONTHS, required=True)
    survey_answers = Whole(1, _LONGEST_KEPT_MONTHS, required=True)
    notifications = Whole(1, _LONGEST_KEPT_MONTHS, required=True)
    audit = Whole(1, _LONGEST_KEPT_MONTHS, required=True)


class ChannelsSchema(PackSchema):
    """Ways a notification goes."""

    makes = documents.Channels
    inbox = Flag(required=True)
    mail = Flag(required=True)


class LimitsSchema(PackSchema):
    """What a region may use at once."""

    makes = documents.Limits
    upload_megabytes = Whole(1, 100, required=True)
    import_rows = Whole(100, 1_000_000, required=True)
    exports_at_once = Whole(1, 20, required=True)
    requests_per_minute = Whole(10, 100_000, required=True)


class PrivacySchema(PackSchema):
    """Small groups; never fewer than three people (domain: two know each other's value)."""

    makes = documents.Privacy
    smallest_cell = Whole(3, 100, required=True)


class SurveySettingsSchema(PackSchema):
    """When an index counts."""

    makes = documents.SurveySettings
    smallest_n = Whole(1, 10_000, required=True)


class SpecialDaySchema(PackSchema):
    """A day off or on."""

    makes = documents.SpecialDay
    date = Day(required=True)
    name = Table(TextSchema, required=True)


class WorkingCalendarSchema(PackSchema):
    """Working days."""

    makes = documents.WorkingCalendar
    working_days = Rows(Choice(WEEKDAYS), required=True, filled=True)
    national_holidays = Flag(required=True)
    government_days = Flag()
    days_off = Rows(Table(SpecialDaySchema))
    days_on = Rows(Table(SpecialDaySchema))


class PracticeSchema(PackSchema):
    """Parts of the cycle."""

    makes = documents.Practice
    self_assessment = Flag()
    meetings = Flag()
    observations = Flag()
    rater_training = Flag()
    innovations = Flag()
    service_times = Flag()
    unit_reports = Flag()


class TenantSchema(PackSchema):
    """The whole file."""

    makes = documents.TenantDocument
    format = Whole(1, 1, required=True)
    slug = Slug(required=True)
    region_name = Words(required=True)
    government = Choice(GOVERNMENTS, required=True)
    time_zone = TimeZone(required=True)
    locale = Choice(("id", "en"), required=True)
    agency = Table(AgencySchema, required=True)
    look = Table(LookSchema, required=True)
    periods = Rows(Table(PeriodPatternSchema), required=True, filled=True)
    retention = Table(RetentionSchema, required=True)
    channels = Table(ChannelsSchema, required=True)
    limits = Table(LimitsSchema, required=True)
    privacy = Table(PrivacySchema, required=True)
    survey = Table(SurveySettingsSchema, required=True)
    calendar = Table(WorkingCalendarSchema, required=True)
    hosts = Rows(HostName())
    practice = Table(PracticeSchema)
    distribution = Table(DistributionSchema)
    competency = Table(JobMatchSchema)
    professionalism = Table(ProfessionalismSchema)
    talent = Table(TalentSchema)
