"""What `rubric.toml` may say, key by key."""

from typing import Final

from kinerja.packs import rubric_document as documents
from kinerja.packs.codes import Code
from kinerja.packs.fields import Choice, Exact, Flag, Whole, Words
from kinerja.packs.reference_schema import (
    AchievementSchema,
    CompetencySchema,
    GuideSchema,
    StandardSchema,
    TemplateSchema,
)
from kinerja.packs.tables import PackSchema, Rows, Shares, Table, Weight
from kinerja.packs.tenant_schema import TextSchema
from kinerja.rubrics.rubric import Axis, Band, RaterKind, Source, WhenMissing, WithoutFigures

BAND_CODES: Final = ("sangat_baik", "baik", "cukup", "kurang", "sangat_kurang")
SCHEMES: Final = ("A", "B")
MOST_POINTS: Final = 120  # PP 30/2019 counts to 120; scheme A ends at 100
_LARGEST_CIRCLE: Final = 1000


class AnchorTextSchema(TextSchema):
    """Observable behaviour in a sentence or two; shorter than that, it says only "good"."""

    id = Words(required=True, shortest=30, longest=400)
    en = Words(required=True, shortest=30, longest=400)


class FamilySchema(PackSchema):
    """A position family."""

    makes = documents.Family
    code = Code(required=True)
    label = Table(TextSchema, required=True)
    description = Table(TextSchema)


class LevelSchema(PackSchema):
    """A step of the scale."""

    makes = documents.Level
    level = Whole(1, 5, required=True)
    label = Table(TextSchema, required=True)
    points = Exact(0, MOST_POINTS, required=True)


class RaterEntrySchema(PackSchema):
    """A rater kind."""

    makes = documents.RaterEntry
    kind = Choice(RaterKind, required=True)
    weight = Exact(required=True)
    missing = Choice(WhenMissing, required=True)
    smallest = Whole(1, _LARGEST_CIRCLE, required=True)


class BandSchema(PackSchema):
    """A word for the score."""

    makes = Band
    code = Choice(BAND_CODES, required=True)
    label = Table(TextSchema, required=True)
    lower = Exact(0, MOST_POINTS, required=True)


class AnchorSchema(PackSchema):
    """Behaviour at one level."""

    makes = documents.Anchor
    level = Whole(1, 5, required=True)
    text = Table(AnchorTextSchema, required=True)


class IndicatorSchema(PackSchema):
    """A thing that counts."""

    makes = documents.IndicatorEntry
    code = Code(required=True)
    label = Table(TextSchema, required=True)
    description = Table(TextSchema, required=True)
    anchors = Rows(Table(AnchorSchema))
    weight = Weight()
    source = Choice(Source)
    missing = Choice(WithoutFigures)
    competency = Code()
    behaviours = Rows(Table(TextSchema))
    note = Table(TextSchema)
    raters = Shares()


class ComponentSchema(PackSchema):
    """Indicators on one axis."""

    makes = documents.ComponentEntry
    code = Code(required=True)
    label = Table(TextSchema, required=True)
    description = Table(TextSchema, required=True)
    axis = Choice(Axis, required=True)
    weight = Weight(required=True)
    indicators = Rows(Table(IndicatorSchema), required=True, filled=True)
    note = Table(TextSchema)
    raters = Shares()


class NumericSchemeSchema(PackSchema):
    """What scheme B needs."""

    makes = documents.NumericScheme
    considers_peers = Flag(required=True)


class RubricSchema(PackSchema):
    """The whole file."""

    makes = documents.RubricDocument
    format = Whole(1, 1, required=True)
    version = Words(required=True, longest=40)
    title = Table(TextSchema, required=True)
    scheme = Choice(SCHEMES, required=True)
    above = Exact()
    as_expected = Exact()
    numeric = Table(NumericSchemeSchema)
    needs_reason = Rows(Whole(1, 5), required=True)
    achievement = Table(AchievementSchema)
    guide = Rows(Table(GuideSchema))
    families = Rows(Table(FamilySchema), required=True, filled=True)
    levels = Rows(Table(LevelSchema), required=True, filled=True)
    raters = Rows(Table(RaterEntrySchema), required=True, filled=True)
    bands = Rows(Table(BandSchema), required=True, filled=True)
    competencies = Rows(Table(CompetencySchema))
    standards = Rows(Table(StandardSchema))
    templates = Rows(Table(TemplateSchema))
    components = Rows(Table(ComponentSchema), required=True, filled=True)
