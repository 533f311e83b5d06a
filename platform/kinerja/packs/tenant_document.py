"""One region's identity and settings, as `tenant.toml` holds them."""

from dataclasses import dataclass, field
from datetime import date

from kinerja.packs.law_document import Distribution, JobMatch, Professionalism, Talent
from kinerja.text import Text


@dataclass(frozen=True, slots=True)
class Agency:
    """The staffing agency that runs the region's evaluations."""

    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class Look:
    """The region's three colours, `#rrggbb`, and the file name of its crest in the pack."""

    accent: str
    accent_deep: str
    accent_wash: str
    crest: str


@dataclass(frozen=True, slots=True)
class PeriodPattern:
    """A kind of evaluation period; `first_month` (1-12) starts the first one of a year."""

    kind: str
    first_month: int
    title: Text


@dataclass(frozen=True, slots=True)
class Retention:
    """How long each class of data is kept, in months after its period or survey closed."""

    evaluations: int
    evidence: int
    survey_answers: int
    notifications: int
    audit: int


@dataclass(frozen=True, slots=True)
class Channels:
    """Where notifications go."""

    inbox: bool
    mail: bool


@dataclass(frozen=True, slots=True)
class Limits:
    """What one region may use at once, so that it leaves room for the others."""

    upload_megabytes: int
    import_rows: int
    exports_at_once: int
    requests_per_minute: int


@dataclass(frozen=True, slots=True)
class Privacy:
    """Groups smaller than `smallest_cell` people are not shown."""

    smallest_cell: int


@dataclass(frozen=True, slots=True)
class SurveySettings:
    """From `smallest_n` answers of a unit on, its index may count in an evaluation."""

    smallest_n: int


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day on which the region departs from the national calendar."""

    date: date
    name: Text


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days count as working days; weekdays in English, lower case.

    `government_days` says whether cuti bersama, the nation's collective leave, is off.
    """

    working_days: tuple[str, ...]
    national_holidays: bool
    days_off: tuple[SpecialDay, ...] = ()
    days_on: tuple[SpecialDay, ...] = ()
    government_days: bool = True


@dataclass(frozen=True, slots=True)
class Practice:
    """Which parts of the cycle a region has.

    Args:
        self_assessment: People assess themselves before they are rated.
        meetings: Units may hold evaluation meetings.
        observations: Superiors note what they see through the year.
        rater_training: Only who has passed the training for raters may rate.
        innovations: People record innovations, and somebody verifies them.
        service_times: Units record service times against the standards of the rubric.
        unit_reports: Without its unit's report nobody there is finalised.
    """

    self_assessment: bool = False
    meetings: bool = False
    observations: bool = False
    rater_training: bool = False
    innovations: bool = False
    service_times: bool = False
    unit_reports: bool = False


@dataclass(frozen=True, slots=True)
class TenantDocument:
    """Everything `tenant.toml` says."""

    format: int
    slug: str
    region_name: str
    government: str
    time_zone: str
    locale: str
    agency: Agency
    look: Look
    periods: tuple[PeriodPattern, ...]
    retention: Retention
    channels: Channels
    limits: Limits
    privacy: Privacy
    survey: SurveySettings
    calendar: WorkingCalendar
    hosts: tuple[str, ...] = ()
    practice: Practice = field(default_factory=Practice)
    distribution: Distribution | None = None
    competency: JobMatch | None = None
    professionalism: Professionalism | None = None
    talent: Talent | None = None
