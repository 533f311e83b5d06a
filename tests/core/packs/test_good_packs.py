from fractions import Fraction
from pathlib import Path

import pytest

from kinerja.packs import TenantPack, check_pack, read_pack, rubric_of
from kinerja.packs.surveys_rules import SKM_ELEMENTS
from kinerja.paths import TENANTS
from kinerja.rubrics.rubric import Axis, RaterKind, WhenMissing
from kinerja.text import Text
from modules.surveys import rules_elements
from tests.core.packs.packs import GOOD, copy_of, edit


@pytest.fixture(params=GOOD)
def pack(request: pytest.FixtureRequest) -> TenantPack:
    return read_pack(TENANTS / request.param)


@pytest.mark.parametrize("slug", GOOD)
def test_the_packs_we_ship_have_no_fault(slug: str) -> None:
    assert check_pack(TENANTS / slug) == []


def test_every_pack_has_its_own_name_colours_and_crest() -> None:
    one, other = (read_pack(TENANTS / slug) for slug in GOOD)
    assert one.tenant.region_name == "Kota Lhokseumawe"
    assert other.tenant.region_name == "Kabupaten Kepahiang"
    assert one.tenant.look.accent == "#0b5f6b"
    assert other.tenant.look.accent == "#575f12"
    assert one.crest.startswith("<svg")
    assert one.crest != other.crest


def test_every_indicator_has_five_anchors_in_both_languages_and_no_two_alike(
    pack: TenantPack,
) -> None:
    for component in pack.rubric.components:
        for indicator in component.indicators:
            assert [anchor.level for anchor in indicator.anchors] == [1, 2, 3, 4, 5]
            for language in ("id", "en"):
                texts = {anchor.text.in_language(language) for anchor in indicator.anchors}
                assert len(texts) == 5


def test_results_say_that_targets_are_not_there_yet(pack: TenantPack) -> None:
    first = pack.rubric.components[0]
    assert first.axis == "results"
    assert isinstance(first.note, Text)
    assert "Target kerja belum dicatat" in first.note.id
    assert len(first.indicators) == 1


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
