"""What `rubric.toml` may say beside what is rated: scale, guide, dictionary, standards, targets."""

from typing import Final

from kinerja.packs import rubric_document as documents
from kinerja.packs.codes import Code
from kinerja.packs.fields import Choice, Exact, Flag, Whole, Words
from kinerja.packs.tables import PackSchema, Rows, Table
from kinerja.packs.tenant_schema import TextSchema
from kinerja.rubrics.measures import Better

AUDIENCES: Final = ("staff", "public")
COMPETENCY_KINDS: Final = ("manajerial", "sosial_kultural", "teknis")
LIMIT_UNITS: Final = ("minutes", "hours", "working_days")
ASPECTS: Final = ("quantity", "quality", "time", "cost")
MEASURE_SOURCES: Final = ("log", "citizen_index", "service_times")
_MOST_PERCENT: Final = 1000
_LARGEST_TARGET: Final = 10**12
_LONGEST_LIMIT: Final = 100_000


class GuideTextSchema(TextSchema):
    """A section of a page, its paragraphs apart by an empty line."""

    id = Words(required=True, shortest=30, longest=4000)
    en = Words(required=True, shortest=30, longest=4000)


class ScalePointSchema(PackSchema):
    """A percentage and its points."""

    makes = documents.ScalePoint
    percent = Exact(0, _MOST_PERCENT, required=True)
    points = Exact(0, 120, required=True)


class AchievementSchema(PackSchema):
    """From an achievement to points."""

    makes = documents.AchievementEntry
    cap = Exact(100, _MOST_PERCENT, required=True)
    points = Rows(Table(ScalePointSchema), required=True, filled=True)


class GuideSchema(PackSchema):
    """A section of the page on how one is assessed here."""

    makes = documents.GuideEntry
    audience = Choice(AUDIENCES, required=True)
    title = Table(TextSchema, required=True)
    text = Table(GuideTextSchema, required=True)


class CompetencyLevelSchema(PackSchema):
    """A level of a competency."""

    makes = documents.CompetencyLevel
    level = Whole(1, 5, required=True)
    label = Table(TextSchema, required=True)
    behaviours = Rows(Table(TextSchema), required=True, filled=True)


class CompetencySchema(PackSchema):
    """An entry of the dictionary."""

    makes = documents.Competency
    code = Code(required=True)
    kind = Choice(COMPETENCY_KINDS, required=True)
    label = Table(TextSchema, required=True)
    description = Table(TextSchema, required=True)
    levels = Rows(Table(CompetencyLevelSchema), required=True, filled=True)


class StandardSchema(PackSchema):
    """A service standard with its time."""

    makes = documents.Standard
    code = Code(required=True)
    label = Table(TextSchema, required=True)
    limit = Whole(1, _LONGEST_LIMIT, required=True)
    limit_unit = Choice(LIMIT_UNITS, required=True)
    target_share = Exact(1, 100, required=True)
    note = Table(TextSchema)


class TemplateMeasureSchema(PackSchema):
    """An indicator of a target."""

    makes = documents.TemplateMeasure
    code = Code(required=True)
    aspect = Choice(ASPECTS, required=True)
    indicator = Table(TextSchema, required=True)
    unit = Table(TextSchema, required=True)
    target = Exact(0, _LARGEST_TARGET, required=True)
    better = Choice(Better, required=True)
    source = Choice(MEASURE_SOURCES, required=True)
    weight = Exact()


class TemplateSchema(PackSchema):
    """A planned result to take over."""

    makes = documents.Template
    code = Code(required=True)
    families = Rows(Code(), required=True, filled=True)
    main = Flag(required=True)
    result = Table(TextSchema, required=True)
    measures = Rows(Table(TemplateMeasureSchema), required=True, filled=True)
