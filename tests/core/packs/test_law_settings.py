"""The figures of the law that a region sets, and what they are where it sets none."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from kinerja.law import competency, distribution, ip_asn, nine_box
from kinerja.law.competency import CompetencySettings
from kinerja.law.distribution import DistributionShares
from kinerja.law.ip_asn import Education, Punishment
from kinerja.law.nine_box import TalentCuts
from kinerja.law.offices import Office
from kinerja.law.working_days import Calendar
from kinerja.packs import TenantDocument, document_of, read_pack, tenant_from_document
from kinerja.packs.law_schema import (
    DisciplineSchema,
    EducationSchema,
    LevelsSchema,
    PerformanceSchema,
)
from kinerja.packs.law_settings import NEVER_PUNISHED, LawSettings, calendar_of, law_settings
from kinerja.packs.tenant_document import SpecialDay, WorkingCalendar
from kinerja.paths import TENANTS
from kinerja.rubrics.predicate import Predicate
from kinerja.text import Text
from tests.core.packs.mistakes_by_code import Mistake, with_
from tests.core.packs.mistakes_of_law import MISTAKES, TABLES, TENANT
from tests.core.packs.packs import GOOD, change, copy_of, document, places

MONDAY_TO_FRIDAY = ("monday", "tuesday", "wednesday", "thursday", "friday")
USUAL = LawSettings(
    Calendar(),
    distribution.DEFAULT_SHARES,
    competency.DEFAULT_SETTINGS,
    ip_asn.DEFAULT_SETTINGS,
    nine_box.DEFAULT_CUTS,
)


@pytest.fixture
def all_set(tmp_path: Path) -> TenantDocument:
    folder = copy_of("lhokseumawe", tmp_path)
    change(folder / TENANT, "", with_(**TABLES))
    return read_pack(folder).tenant


def test_a_region_that_sets_nothing_has_the_usual_figures() -> None:
    said = read_pack(TENANTS / "lhokseumawe").tenant
    nothing = replace(said, distribution=None, competency=None, professionalism=None, talent=None)
    assert law_settings(nothing) == USUAL


@pytest.mark.parametrize("slug", GOOD)
def test_the_packs_we_ship_set_the_usual_figures(slug: str) -> None:
    settings = law_settings(read_pack(TENANTS / slug).tenant)
    assert settings == replace(USUAL, calendar=settings.calendar)


def test_a_region_s_figures_take_the_place_of_the_usual_ones(all_set: TenantDocument) -> None:
    found = law_settings(all_set)
    assert found.talent == TalentCuts(*(Fraction(each) for each in (60, 80, 68, 77)))
    assert found.distribution == DistributionShares(*(Fraction(each) for each in (75, 15, 50, 20)))
    levels = {**competency.DEFAULT_LEVELS, Office.JPT_MADYA: 5, Office.TERAMPIL: 1}
    assert found.competency == CompetencySettings(levels, Fraction(85), Fraction(70))


def test_points_that_a_region_leaves_out_stay_the_usual_ones(all_set: TenantDocument) -> None:
    found, usual = law_settings(all_set).professionalism, ip_asn.DEFAULT_SETTINGS
    assert (found.version, found.never_punished) == ("2024", usual.never_punished)
    assert [found.seminar, found.pelaksana_technical, found.pelaksana_seminar] == [9, 20, 15]
    assert [found.technical, found.rank_training] == [usual.technical, usual.rank_training]
    assert found.education == {
        **usual.education,
        Education.D3: Fraction(12),
        Education.SLTP: Fraction(2),
    }
    assert found.performance == {**usual.performance, Predicate.BAIK: Fraction(24)}
    assert found.discipline == {**usual.discipline, Punishment.RINGAN: Fraction(4)}


def test_a_table_with_its_version_alone_changes_nothing_else() -> None:
    said = document_of(read_pack(TENANTS / "lhokseumawe").tenant)
    said["professionalism"] = {"version": "2024"}
    found = law_settings(tenant_from_document(said)).professionalism
    assert found == replace(ip_asn.DEFAULT_SETTINGS, version="2024")


def test_the_calendar_s_table_names_working_days_and_days_off() -> None:
    off, on = date(2026, 10, 17), date(2026, 12, 24)
    name = Text("Hari jadi", "Anniversary")
    said = WorkingCalendar(
        ("saturday", *MONDAY_TO_FRIDAY),
        national_holidays=False,
        days_off=(SpecialDay(off, name),),
        days_on=(SpecialDay(on, name),),
        government_days=False,
    )
    assert calendar_of(said) == Calendar(
        frozenset(range(6)),
        national_holidays=False,
        government_days=False,
        days_off=frozenset({off}),
        days_on=frozenset({on}),
    )


@pytest.mark.parametrize("is_off", [True, False])
def test_cuti_bersama_is_off_unless_a_region_says_otherwise(is_off: bool, tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    calendar = document(folder / TENANT)["calendar"]
    calendar.pop("government_days", None)
    told = {} if is_off else {"government_days": False}
    change(folder / TENANT, "calendar", calendar | told)
    found = law_settings(read_pack(folder).tenant).calendar
    assert found == Calendar(government_days=is_off)


def test_all_tables_survive_storing(all_set: TenantDocument) -> None:
    stored = document_of(all_set)
    assert tenant_from_document(stored) == all_set
    assert document_of(tenant_from_document(stored)) == stored


def test_the_keys_are_the_law_s_own_codes() -> None:
    assert list(LevelsSchema().fields) == list(Office)
    assert list(EducationSchema().fields) == list(Education)
    assert list(PerformanceSchema().fields) == list(Predicate)
    assert list(DisciplineSchema().fields) == [NEVER_PUNISHED, *Punishment]


def test_well_written_tables_have_no_fault(tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    change(folder / TENANT, "", with_(**TABLES))
    assert places(folder) == []


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case.key)
def test_a_mistake_in_a_figure_is_named_with_its_key(case: Mistake, tmp_path: Path) -> None:
    folder = copy_of(case.slug, tmp_path)
    change(folder / case.file, case.path, case.new)
    assert (case.file, case.key) in places(folder)
