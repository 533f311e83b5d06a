"""The made-up record of a position family: complete, plausible, and good for a score."""

from dataclasses import replace
from typing import Any

import pytest

from kinerja.packs import RubricDocument, rubric_of
from kinerja.packs.rubric_document import NumericScheme
from kinerja.rubrics.engine import score
from kinerja.rubrics.example import example_record
from kinerja.rubrics.record_document import record_from_document
from kinerja.rubrics.rubric import RaterKind, Source, WithoutFigures
from tests.core.rubrics.examples import FAMILIES, example, example_of, rubric_in, said_in

every_family = pytest.mark.parametrize(("slug", "family"), FAMILIES)


def with_source(said: RubricDocument, source: Source, missing: WithoutFigures) -> RubricDocument:
    """The rubric with another rule for what lives on this kind of figures."""
    components = tuple(
        replace(
            part,
            indicators=tuple(
                replace(each, missing=missing.value) if each.source == source else each
                for each in part.indicators
            ),
        )
        for part in said.components
    )
    return replace(said, components=components)


@every_family
def test_everybody_rates_who_has_a_weight_and_figures_say_the_rest(slug: str, family: str) -> None:
    rubric, record = rubric_in(slug), example_of(slug, family)
    for part in rubric.components:
        for each in part.indicators:
            if each.source is Source.RATING and each.weight.of(family) > 0:
                kinds = {kind for kind, share in part.raters_of(each).items() if share > 0}
                assert set(record.ratings[each.code]) == kinds - {RaterKind.CITIZEN}
            elif each.source is Source.TARGETS:
                assert bool(record.targets) != (each.code in record.ratings)


@every_family
def test_enough_voices_speak_to_be_heard(slug: str, family: str) -> None:
    rubric, record = rubric_in(slug), example_of(slug, family)
    for by_kind in record.ratings.values():
        for kind, levels in by_kind.items():
            assert len(levels) >= rubric.rule(kind).smallest
    if record.citizen is not None:
        assert record.citizen.n >= rubric.rule(RaterKind.CITIZEN).smallest


@every_family
def test_figures_lie_near_their_targets_and_no_share_is_above_a_hundred(
    slug: str, family: str
) -> None:
    document = example(slug, family)
    units = {
        (template.code, measure.code): measure.unit.en
        for template in said_in(slug).templates
        for measure in template.measures
    }
    for target in document["targets"]:
        for measure in target["measures"]:
            goal, reached = float(measure["target"]), float(measure["realised"])
            assert 0.7 * goal <= reached <= 1.3 * goal + 1
            if "percent" in units[target["code"], measure["code"]].casefold():
                assert reached <= max(100, goal)


@every_family
def test_both_ways_round_are_shown_where_templates_have_both(slug: str, family: str) -> None:
    own = [each for each in said_in(slug).templates if family in each.families]
    offered = {measure.better for each in own for measure in each.measures}
    shown = {
        measure["better"]
        for target in example(slug, family)["targets"]
        for measure in target["measures"]
    }
    assert shown == offered


@pytest.mark.parametrize(
    ("family", "services"),
    [
        ("adminduk", {"akta_kelahiran", "pindah_datang", "akta_kematian"}),
        ("perhubungan", {"permintaan_perhubungan", "lampu_lalu_lintas", "uji_kendaraan"}),
        ("pendidikan", set()),
    ],
)
def test_services_are_those_of_the_family(family: str, services: set[str]) -> None:
    measured = example("bengkulu", family)["measured"]
    assert {each["code"] for cases in measured.values() for each in cases} == services


def test_a_rubric_that_waits_for_figures_gets_them() -> None:
    said = with_source(said_in("bengkulu"), Source.TARGETS, WithoutFigures.HOLD)
    said = with_source(said, Source.MEASURED, WithoutFigures.HOLD)
    assert scores(replace(said, templates=()), "pendidikan")["targets"][0]["code"] == "target"
    assert scores(said, "pendidikan")["measured"]["waktu_layanan"]


def test_a_family_without_templates_is_rated_by_anchors() -> None:
    document = scores(replace(said_in("bengkulu"), templates=()), "umum")
    assert document["targets"] == []
    assert document["ratings"]["capaian_target"] == {"superior": [4]}


def test_scheme_b_asks_for_a_new_idea() -> None:
    said = said_in("kepahiang")
    numeric = replace(
        said, scheme="B", above=None, as_expected=None, numeric=NumericScheme(considers_peers=False)
    )
    assert example("kepahiang", "umum")["new_idea"] is False
    assert scores(numeric, "umum")["new_idea"] is True


def scores(said: RubricDocument, family: str) -> dict[str, Any]:
    """The example, which must lead to a score."""
    document = example_record(said, family)
    assert score(rubric_of(said), record_from_document(document, said)).score is not None
    return document


def test_an_unknown_family_has_no_example() -> None:
    with pytest.raises(KeyError):
        example_record(said_in("kepahiang"), "dukun")
