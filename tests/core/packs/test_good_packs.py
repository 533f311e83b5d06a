from fractions import Fraction
from pathlib import Path

import pytest

from kinerja.packs import TenantPack, check_pack, read_pack, rubric_of
from kinerja.packs.surveys_rules import SKM_ELEMENTS
from kinerja.paths import TENANTS
from kinerja.rubrics.rubric import Axis, RaterKind, Source, WhenMissing, WithoutFigures
from modules.surveys import rules_elements
from tests.core.packs.packs import GOOD, copy_of, edit


@pytest.fixture(params=GOOD)
def pack(request: pytest.FixtureRequest) -> TenantPack:
    return read_pack(TENANTS / request.param)


@pytest.mark.parametrize("slug", GOOD)
def test_the_packs_we_ship_have_no_fault(slug: str) -> None:
    assert check_pack(TENANTS / slug) == []


def test_there_are_five_regions() -> None:
    assert GOOD == ("bantul", "bengkulu", "bungo", "kepahiang", "lhokseumawe")


def test_every_pack_has_its_own_name_colours_and_crest() -> None:
    packs = [read_pack(TENANTS / slug) for slug in GOOD]
    assert {pack.tenant.region_name for pack in packs} == {
        "Kabupaten Bantul",
        "Kabupaten Bungo",
        "Kabupaten Kepahiang",
        "Kota Bengkulu",
        "Kota Lhokseumawe",
    }
    for own in ("accent", "accent_deep", "accent_wash"):
        assert len({getattr(pack.tenant.look, own) for pack in packs}) == len(GOOD)
    assert len({pack.crest for pack in packs}) == len(GOOD)
    assert all(pack.crest.startswith("<svg") for pack in packs)


def test_what_people_rate_has_five_anchors_in_both_languages_and_no_two_alike(
    pack: TenantPack,
) -> None:
    engine = rubric_of(pack.rubric)
    asked = {each.code for part in engine.components for each in part.indicators if each.is_rated}
    for component in pack.rubric.components:
        for indicator in component.indicators:
            levels = [1, 2, 3, 4, 5] if indicator.code in asked else []
            assert [anchor.level for anchor in indicator.anchors] == levels
            for language in ("id", "en"):
                texts = {anchor.text.in_language(language) for anchor in indicator.anchors}
                assert len(texts) == len(levels)


def test_results_come_from_targets_and_are_rated_while_there_are_none(pack: TenantPack) -> None:
    first = rubric_of(pack.rubric).components[0]
    assert first.axis is Axis.RESULTS
    assert first.indicators[0].source is Source.TARGETS
    assert first.indicators[0].without is WithoutFigures.RATE


def test_both_audiences_can_read_how_one_is_assessed_here(pack: TenantPack) -> None:
    assert {entry.audience for entry in pack.rubric.guide} == {"staff", "public"}


def test_every_region_has_a_catalogue_that_answers_all_it_asks(pack: TenantPack) -> None:
    assert len(pack.training.programmes) >= 15
    answered = {code for each in pack.training.programmes for code in each.answers}
    asked = {
        each.code for part in pack.rubric.components for each in part.indicators if each.anchors
    }
    assert asked | {each.code for each in pack.rubric.competencies} <= answered


def test_the_survey_asks_the_nine_elements_with_four_answers_each(pack: TenantPack) -> None:
    (skm,) = pack.instruments
    assert tuple(element.code for element in skm.elements) == SKM_ELEMENTS
    assert tuple(each.code for each in rules_elements.SKM_ELEMENTS) == SKM_ELEMENTS
    assert all([a.value for a in element.answers] == [1, 2, 3, 4] for element in skm.elements)
    (biaya,) = [element for element in skm.elements if element.alternatives]
    assert (biaya.code, biaya.alternatives[0].code, biaya.alternatives[0].counts_as) == (
        "biaya",
        "gratis",
        4,
    )
    assert pack.tenant.region_name in skm.consent.text.id


def test_lhokseumawe_weighs_results_behaviour_and_competency_and_hears_peers() -> None:
    rubric = rubric_of(read_pack(TENANTS / "lhokseumawe").rubric)
    assert [(each.axis, each.weight.of("umum")) for each in rubric.components] == [
        (Axis.RESULTS, Fraction(50)),
        (Axis.BEHAVIOUR, Fraction(30)),
        (Axis.NONE, Fraction(20)),
    ]
    for component in rubric.components:
        assert component.raters == {RaterKind.SUPERIOR: 70, RaterKind.PEER: 30}
    assert rubric.rater_rules[RaterKind.PEER].smallest == 3
    assert rubric.rater_rules[RaterKind.PEER].missing is WhenMissing.RENORMALISE
    assert rubric.rater_rules[RaterKind.SUPERIOR].missing is WhenMissing.HOLD


def test_kepahiang_weighs_four_indicators_by_family_beside_the_targets() -> None:
    rubric = rubric_of(read_pack(TENANTS / "kepahiang").rubric)
    weights = {
        indicator.code: indicator.weight
        for component in rubric.components
        for indicator in component.indicators
    }
    four = ("kualitas_kerja", "disiplin", "inisiatif", "kerja_sama")
    for family in ("umum", "pelayanan_publik", "kesehatan", "pendidikan"):
        assert weights["capaian_target"].of(family) == 50
        assert sum(weights[code].of(family) for code in four) == 50
    assert weights["disiplin"].of("pelayanan_publik") == 20
    assert weights["disiplin"].of("keluarga_lain") == weights["disiplin"].of("umum") == 10
    axes = [(component.axis, len(component.indicators)) for component in rubric.components]
    assert axes == [(Axis.RESULTS, 1), (Axis.RESULTS, 1), (Axis.BEHAVIOUR, 3)]


def test_weights_and_limits_are_exact(tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    edit(folder / "rubric.toml", "weight = 70", "weight = 70.1")
    edit(folder / "rubric.toml", "weight = 30", "weight = 29.9")
    first = rubric_of(read_pack(folder).rubric).components[0]
    assert first.raters[RaterKind.PEER] == Fraction(299, 10)


def test_indicators_without_weights_weigh_alike(tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    for weight in ("5", "5", "4", "4", "4", "4", "4"):
        edit(folder / "rubric.toml", f"weight = {weight}\n", "")
    behaviour = rubric_of(read_pack(folder).rubric).components[1]
    assert {indicator.weight.of("umum") for indicator in behaviour.indicators} == {1}


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    folder = copy_of("lhokseumawe", tmp_path)
    file = folder / "tenant.toml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert check_pack(folder) == []
