"""What `surveys.toml` may say, key by key."""

from typing import Final

from kinerja.packs import instrument as documents
from kinerja.packs.codes import Code
from kinerja.packs.fields import Choice, Exact, Whole
from kinerja.packs.tables import PackSchema, Rows, Table
from kinerja.packs.tenant_schema import TextSchema

SURVEY_SCHEMES: Final = ("2017", "2004")
_MOST_VERSIONS: Final = 9999


class ConsentSchema(PackSchema):
    """The consent text."""

    makes = documents.Consent
    version = Whole(1, _MOST_VERSIONS, required=True)
    text = Table(TextSchema, required=True)


class AnswerSchema(PackSchema):
    """One of the four answers (PermenPANRB 14/2017: 1 to 4)."""

    makes = documents.Answer
    value = Whole(1, 4, required=True)
    text = Table(TextSchema, required=True)


class AlternativeSchema(PackSchema):
    """A choice beside the four."""

    makes = documents.Alternative
    code = Code(required=True)
    counts_as = Whole(1, 4, required=True)
    text = Table(TextSchema, required=True)


class ElementSchema(PackSchema):
    """One element."""

    makes = documents.Element
    code = Code(required=True)
    name = Table(TextSchema, required=True)
    question = Table(TextSchema, required=True)
    answers = Rows(Table(AnswerSchema), required=True, filled=True)
    alternatives = Rows(Table(AlternativeSchema))
    weight = Exact(0, 1)


class InstrumentSchema(PackSchema):
    """One questionnaire."""

    makes = documents.Instrument
    code = Code(required=True)
    version = Whole(1, _MOST_VERSIONS, required=True)
    scheme = Choice(SURVEY_SCHEMES, required=True)
    title = Table(TextSchema, required=True)
    consent = Table(ConsentSchema, required=True)
    elements = Rows(Table(ElementSchema), required=True, filled=True)


class SurveysSchema(PackSchema):
    """The whole file."""

    makes = documents.SurveysDocument
    format = Whole(1, 1, required=True)
    instruments = Rows(Table(InstrumentSchema), required=True, filled=True)
