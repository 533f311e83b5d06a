"""What `tenant.toml` may say about figures of the law, key by key."""

from kinerja.law.competency import HIGHEST_LEVEL, LOWEST_LEVEL
from kinerja.law.ip_asn import DIMENSION_MAX, Dimension
from kinerja.packs import law_document as documents
from kinerja.packs.fields import Exact, Whole, Words
from kinerja.packs.tables import PackSchema, Table


def _level() -> Whole:
    return Whole(LOWEST_LEVEL, HIGHEST_LEVEL)


def _points(dimension: Dimension) -> Exact:
    return Exact(0, DIMENSION_MAX[dimension])


class TalentSchema(PackSchema):
    """Limits of the talent boxes."""

    makes = documents.Talent
    performance_low = Exact(0, 100, required=True)
    performance_high = Exact(0, 100, required=True)
    potential_low = Exact(0, 100, required=True)
    potential_high = Exact(0, 100, required=True)


class LevelsSchema(PackSchema):
    """The competency level each grade of position asks."""

    makes = dict
    jpt_utama = _level()
    jpt_madya = _level()
    jpt_pratama = _level()
    administrator = _level()
    pengawas = _level()
    pelaksana = _level()
    ahli_utama = _level()
    ahli_madya = _level()
    ahli_muda = _level()
    ahli_pertama = _level()
    penyelia = _level()
    mahir = _level()
    terampil = _level()
    pemula = _level()


class JobMatchSchema(PackSchema):
    """The job-person match."""

    makes = documents.JobMatch
    jpm_optimal = Exact(1, 100, required=True)
    jpm_fair = Exact(1, 100, required=True)
    levels = Table(LevelsSchema)


class DistributionSchema(PackSchema):
    """Percentages of the distribution pattern; none of them is nought."""

    makes = documents.Distribution
    main_most = Exact(1, 100, required=True)
    sangat_baik_most = Exact(1, 100, required=True)
    main_least = Exact(1, 100, required=True)
    low_least = Exact(1, 100, required=True)


class EducationSchema(PackSchema):
    """Points by degree."""

    makes = dict
    s3 = _points(Dimension.KUALIFIKASI)
    s2 = _points(Dimension.KUALIFIKASI)
    s1_d4 = _points(Dimension.KUALIFIKASI)
    d3 = _points(Dimension.KUALIFIKASI)
    slta_d1_d2 = _points(Dimension.KUALIFIKASI)
    sltp = _points(Dimension.KUALIFIKASI)


class PerformanceSchema(PackSchema):
    """Points by predicate."""

    makes = dict
    sangat_baik = _points(Dimension.KINERJA)
    baik = _points(Dimension.KINERJA)
    butuh_perbaikan = _points(Dimension.KINERJA)
    kurang = _points(Dimension.KINERJA)
    sangat_kurang = _points(Dimension.KINERJA)


class DisciplineSchema(PackSchema):
    """Points by class of punishment."""

    makes = dict
    never = _points(Dimension.DISIPLIN)
    ringan = _points(Dimension.DISIPLIN)
    sedang = _points(Dimension.DISIPLIN)
    berat = _points(Dimension.DISIPLIN)


class ProfessionalismSchema(PackSchema):
    """Points of the professionalism index."""

    makes = documents.Professionalism
    version = Words(required=True, longest=80)
    education = Table(EducationSchema)
    performance = Table(PerformanceSchema)
    discipline = Table(DisciplineSchema)
    seminar = Exact(0, 10)
    pelaksana_technical = _points(Dimension.KOMPETENSI)
    pelaksana_seminar = _points(Dimension.KOMPETENSI)
