"""The criteria in words: every family of every region, and what each rule says."""

from fractions import Fraction
from functools import cache
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask_babel import force_locale

from kinerja import paths
from kinerja.packs import RubricDocument, read_pack, rubric_document_from, rubric_of
from kinerja.rubrics.rubric import Component, Indicator, RaterKind, Rubric
from kinerja.rubrics.service import PublishedRubric
from modules.evaluations.criteria_guide import PUBLIC, STAFF, sections_for
from modules.evaluations.criteria_page import Criteria, criteria_of
from modules.evaluations.criteria_rules import Voice, voices_of, without
from modules.evaluations.criteria_words import missing_words, who_words
from tests.factories.evaluations import rubric_document

SLUGS = sorted(folder.name for folder in paths.TENANTS.iterdir() if folder.is_dir())


@cache
def published(slug: str) -> PublishedRubric:
    return of_document(read_pack(paths.TENANTS / slug).rubric)


def of_document(said: RubricDocument) -> PublishedRubric:
    return PublishedRubric(uuid4(), 1, said, rubric_of(said))


def families() -> list[tuple[str, str]]:
    return [(slug, each.code) for slug in SLUGS for each in published(slug).said.families]


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def percent(text: str) -> Fraction:
    return Fraction(plain(text).removesuffix("%").strip().replace(",", "."))


def whole_weight(criteria: Criteria) -> Fraction:
    return sum((percent(part.weight) for part in criteria.components), Fraction(0))


@pytest.fixture
def indonesian(app: Flask) -> Any:
    with app.test_request_context("/"), force_locale("id"):
        yield


@pytest.mark.usefixtures("indonesian")
class TestEveryRegion:
    @pytest.mark.parametrize(("slug", "family"), families())
    def test_weights_are_whole_and_every_indicator_says_who_and_how(
        self, slug: str, family: str
    ) -> None:
        found = criteria_of(published(slug), family, "id")
        assert whole_weight(found) == 100
        for component in found.components:
            assert component.indicators
            for each in component.indicators:
                assert each.description
                assert (each.who or component.who).endswith(".")
                assert each.missing or component.missing
                assert len(each.levels) in {0, 5}
        assert found.outcome.quadrant
        assert len(found.outcome.bands) == 5
        whos = [each.who or part.who for part in found.components for each in part.indicators]
        has_figures = any(who.startswith(("Dihitung", "Diukur")) for who in whos)
        assert bool(found.reference.scale) is has_figures

    @pytest.mark.parametrize("slug", SLUGS)
    @pytest.mark.parametrize("audience", [STAFF, PUBLIC])
    def test_the_guide_speaks_to_staff_and_public_in_both_languages(
        self, slug: str, audience: str
    ) -> None:
        said = published(slug).said
        for language in ("id", "en"):
            sections = sections_for(said, audience, language)
            assert sections
            assert all(section.paragraphs for section in sections)
        other = {each.title for each in sections_for(said, STAFF, "id")} & {
            each.title for each in sections_for(said, PUBLIC, "id")
        }
        assert other == set()

    def test_what_is_the_same_for_all_indicators_is_said_once(self) -> None:
        found = {
            part.code: part
            for part in criteria_of(published("lhokseumawe"), "umum", "id").components
        }
        assert found["perilaku"].who.startswith("Dinilai: ")
        assert {each.who for each in found["perilaku"].indicators} == {""}
        assert found["hasil"].who == ""
        assert found["hasil"].indicators[0].who.startswith("Dihitung")

    def test_an_unknown_family_reads_the_first_ones(self) -> None:
        rubric = published("kepahiang")
        first = rubric.said.families[0]
        assert criteria_of(rubric, "", "id") == criteria_of(rubric, first.code, "id")

    def test_weights_are_those_of_the_family(self) -> None:
        rubric = published("kepahiang")
        weights = {
            family: {
                each.title: plain(each.weight)
                for part in criteria_of(rubric, family, "id").components
                for each in part.indicators
            }
            for family in ("pelayanan_publik", "pimpinan_unit")
        }
        assert weights["pelayanan_publik"]["Disiplin"] == "20 %"
        assert weights["pimpinan_unit"]["Disiplin"] == "10 %"

    def test_measured_times_come_with_their_standards(self) -> None:
        found = criteria_of(published("bengkulu"), "umum", "id")
        assert criteria_of(published("bantul"), "umum", "id").reference.standards == ()
        measured = [
            criteria_of(published("bengkulu"), each.code, "id")
            for each in published("bengkulu").said.families
        ]
        assert any(each.reference.standards for each in measured)
        assert found.reference.templates

    def test_the_scale_is_said_with_an_example(self) -> None:
        found = criteria_of(published("bantul"), "umum", "id").reference
        text = plain(" ".join(found.examples))
        assert "44 ÷ 40 = 110 %, bernilai 90." in text
        assert "(2 × 10 − 9) ÷ 10 = 110 %, bernilai 90." in text
        assert "Capaian di atas 120 % dihitung 120 %." in text


def only(rubric: Rubric, code: str) -> tuple[Component, Indicator]:
    return next(
        (part, each) for part in rubric.components for each in part.indicators if each.code == code
    )


def said_of(slug: str, code: str) -> str:
    rubric = published(slug).rubric
    part, each = only(rubric, code)
    return plain(" ".join([who_words(part, each, "id"), *missing_words(rubric, part, each, "id")]))


@pytest.mark.usefixtures("indonesian")
class TestVoices:
    def test_lhokseumawe_without_three_peers_asks_the_superior_alone(self) -> None:
        assert said_of("lhokseumawe", "akuntabel") == (
            "Dinilai: atasan langsung 70 %, rekan kerja 30 %. "
            "Tanpa penilaian atasan langsung, hasil Anda menunggu. "
            "Bila yang menilai kurang dari 3 rekan kerja, suara itu tidak dihitung dan bobotnya "
            "beralih: atasan langsung 100 %."
        )

    def test_bungo_passes_weights_on(self) -> None:
        text = said_of("bungo", "integritas")
        assert "Dinilai: atasan langsung 70 %, warga 20 %, diri sendiri 10 %." in text
        assert (
            "Bila jawaban warga kurang dari 30, suara itu tidak dihitung dan bobotnya "
            "beralih: atasan langsung 87,5 %, diri sendiri 12,5 %."
        ) in text
        assert "Bila Anda tidak menilai diri, suara itu tidak dihitung" in text
        assert "beralih: atasan langsung 77,8 %, warga 22,2 %." in text

    def test_targets_are_computed_and_rated_until_they_are_recorded(self) -> None:
        assert said_of("lhokseumawe", "capaian_hasil").startswith(
            "Dihitung dari capaian target SKP Anda. "
            "Selama angkanya belum dicatat, dinilai dengan perilaku acuan: "
        )

    def test_the_citizens_index_alone_says_from_how_many_answers(self) -> None:
        code = next(
            each.code
            for part in published("bengkulu").rubric.components
            for each in part.indicators
            if each.source == "citizen"
        )
        text = said_of("bengkulu", code)
        assert text.startswith("Indeks kepuasan warga")
        assert "Bila jawaban warga kurang dari 30, indikator ini tidak dihitung" in text


class TestRules:
    def test_the_others_take_over_in_proportion(self) -> None:
        voices = (
            Voice(RaterKind.SELF, Fraction(10)),
            Voice(RaterKind.SUPERIOR, Fraction(70)),
            Voice(RaterKind.CITIZEN, Fraction(20)),
        )
        assert without(voices, RaterKind.CITIZEN) == (
            Voice(RaterKind.SELF, Fraction(25, 2)),
            Voice(RaterKind.SUPERIOR, Fraction(175, 2)),
        )

    def test_nobody_is_left_of_one(self) -> None:
        assert without((Voice(RaterKind.SUPERIOR, Fraction(100)),), RaterKind.SUPERIOR) == ()

    @pytest.mark.parametrize("slug", SLUGS)
    def test_voices_are_always_whole(self, slug: str) -> None:
        for part in published(slug).rubric.components:
            for each in part.indicators:
                assert sum(voice.share for voice in voices_of(part, each)) == 100


@pytest.mark.usefixtures("indonesian")
def test_the_numeric_scheme_shows_its_limits() -> None:
    document = rubric_document(peers=False)
    for key in ("above", "as_expected"):
        del document[key]
    document |= {"scheme": "B", "numeric": {"considers_peers": False}}
    for part, weight in zip(document["components"], (70, 30), strict=True):
        part["weight"] = weight
    outcome = criteria_of(of_document(rubric_document_from(document)), "umum", "id").outcome
    assert outcome.quadrant == []
    assert outcome.numeric[:2] == (("Sangat Baik", "110"), ("Baik", "90"))
