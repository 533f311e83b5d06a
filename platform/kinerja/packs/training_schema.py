"""What `training.toml` may say, key by key."""

from typing import Final

from kinerja.law.numeric_scheme import NumericPredicate
from kinerja.packs import training_document as documents
from kinerja.packs.codes import Code
from kinerja.packs.fields import Choice, Exact, Whole, Words
from kinerja.packs.tables import PackSchema, Rows, Table
from kinerja.packs.tenant_schema import TextSchema
from kinerja.rubrics.predicate import Predicate

# PerLAN 10/2018 names these ways of learning, in two groups
CLASSICAL: Final = (
    "pelatihan_struktural",
    "pelatihan_fungsional",
    "pelatihan_teknis",
    "pelatihan_manajerial",
    "pelatihan_sosial_kultural",
    "seminar",
    "workshop",
    "kursus",
    "penataran",
    "bimtek",
    "sosialisasi",
)
NON_CLASSICAL: Final = (
    "coaching",
    "mentoring",
    "e_learning",
    "pelatihan_jarak_jauh",
    "detasering",
    "pembelajaran_alam_terbuka",
    "patok_banding",
    "pertukaran",
    "belajar_mandiri",
    "komunitas_belajar",
    "bimbingan_di_tempat_kerja",
    "magang",
)
FORMS: Final = ("klasikal", "nonklasikal")
PURPOSES: Final = ("improve", "grow")
_MOST_HOURS: Final = 2000
_MOST_SEATS: Final = 100_000
_MOST_RUPIAH: Final = 1_000_000_000


class TrainingSettingsSchema(PackSchema):
    """The yearly right."""

    makes = documents.TrainingSettings
    hours_per_year = Whole(1, _MOST_HOURS, required=True)


class ProgrammeSchema(PackSchema):
    """An entry of the catalogue."""

    makes = documents.Programme
    code = Code(required=True)
    title = Table(TextSchema, required=True)
    description = Table(TextSchema, required=True)
    form = Choice(FORMS, required=True)
    method = Choice((*CLASSICAL, *NON_CLASSICAL), required=True)
    hours = Whole(1, _MOST_HOURS, required=True)
    provider = Words(required=True)
    seats = Whole(1, _MOST_SEATS, required=True)
    cost = Whole(0, _MOST_RUPIAH, required=True)
    answers = Rows(Code(), required=True, filled=True)
    raises_to = Whole(1, 5)
    families = Rows(Code())


class ReferralRuleSchema(PackSchema):
    """A referral rule."""

    makes = documents.ReferralRule
    code = Code(required=True)
    items = Rows(Code(), required=True)
    programmes = Rows(Code(), required=True, filled=True)
    reason = Table(TextSchema, required=True)
    purpose = Choice(PURPOSES, required=True)
    below = Exact(0, 120)
    gap = Whole(1, 5)
    improved_by = Exact(0, 120)
    predicate = Rows(Choice(dict.fromkeys([*Predicate, *NumericPredicate])))
    families = Rows(Code())


class TrainingSchema(PackSchema):
    """The whole file."""

    makes = documents.TrainingDocument
    format = Whole(1, 1, required=True)
    settings = Table(TrainingSettingsSchema, required=True)
    programmes = Rows(Table(ProgrammeSchema), required=True, filled=True)
    rules = Rows(Table(ReferralRuleSchema))
