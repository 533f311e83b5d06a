"""Differences in weights, raters and what is rated, in plain words."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from kinerja.packs import RubricDocument
from kinerja.rubrics.diff import changes
from tests.core.rubrics.examples import said_in

Words = tuple[str, str]  # kind, sentence


def sentences(before: RubricDocument, after: RubricDocument) -> list[Words]:
    return [(change.kind, str(change.sentence)) for change in changes(before, after)]


def with_indicator(said: RubricDocument, code: str, **more: Any) -> RubricDocument:
    """The rubric with other settings of one indicator."""
    components = tuple(
        replace(
            part,
            indicators=tuple(
                replace(each, **more) if each.code == code else each for each in part.indicators
            ),
        )
        for part in said.components
    )
    return replace(said, components=components)


def weight_of(said: RubricDocument, code: str) -> dict[str, Fraction]:
    (found,) = [e.weight for part in said.components for e in part.indicators if e.code == code]
    assert isinstance(found, dict)
    return found


def test_a_weight_of_one_family_is_named_with_it() -> None:
    said = said_in("kepahiang")
    weights = weight_of(said, "disiplin")
    changed = with_indicator(
        said, "disiplin", weight={**weights, "pelayanan_publik": Fraction(18), "umum": Fraction(11)}
    )
    assert sentences(said, changed) == [
        ("weight", "Bobot Disiplin untuk keluarga Umum dan administrasi naik dari 10 menjadi 11."),
        ("weight", "Bobot Disiplin untuk keluarga Pelayanan publik turun dari 20 menjadi 18."),
    ]
    (first, _second) = changes(said, changed)
    assert first.place == "components.perilaku.indicators.disiplin.weight.umum"
    assert (first.before, first.after) == (10, 11)


def test_a_weight_that_moves_alike_for_everybody_is_said_once() -> None:
    said = said_in("bengkulu")
    components = (replace(said.components[0], weight=Fraction("44.5")), *said.components[1:])
    assert sentences(said, replace(said, components=components)) == [
        ("weight", "Bobot komponen Hasil kerja turun dari 45 menjadi 44,5.")
    ]


def test_indicators_that_weigh_alike_are_compared_by_what_they_weigh() -> None:
    said = said_in("bengkulu")
    component = said.components[2]
    fewer = replace(component, indicators=component.indicators[:-1])
    found = sentences(said, replace(said, components=(*said.components[:2], fewer)))
    assert found[0] == ("indicator", "Indikator “Kolaboratif” dihapus.")
    assert found[1] == ("weight", "Bobot Berorientasi pelayanan naik dari 4,2857 menjadi 5.")
    assert len(found) == 7


def test_weights_written_otherwise_are_no_other_weights() -> None:
    said = said_in("bengkulu")
    component = said.components[2]
    spelt = replace(
        component,
        weight=dict.fromkeys((each.code for each in said.families), Fraction(30)),
        indicators=tuple(replace(each, weight=Fraction(30, 7)) for each in component.indicators),
    )
    assert [
        change.kind
        for change in changes(said, replace(said, components=(*said.components[:2], spelt)))
    ] == ["form"]


def test_an_indicator_that_moves_is_not_one_that_comes_and_goes() -> None:
    said = said_in("kepahiang")
    quality, behaviour = said.components[1], said.components[2]
    moved = behaviour.indicators[0]
    components = (
        said.components[0],
        replace(quality, indicators=(*quality.indicators, moved)),
        replace(behaviour, indicators=behaviour.indicators[1:]),
    )
    (found,) = changes(said, replace(said, components=components))
    assert (found.kind, found.before, found.after) == ("moved", "perilaku", "kualitas")
    assert (
        found.sentence
        == "Komponen indikator Disiplin berubah dari Perilaku kerja menjadi Kualitas kerja."
    )


def test_raters_come_go_and_weigh_otherwise() -> None:
    bungo = said_in("bungo")
    self_rated, superior, citizen = bungo.raters
    changed = replace(
        bungo,
        raters=(
            replace(superior, weight=Fraction(75), missing="renormalise"),
            replace(citizen, smallest=40),
            replace(self_rated, kind="peer", weight=Fraction(5), smallest=3),
        ),
    )
    found = sentences(bungo, changed)
    assert found[:5] == [
        ("rater", "Penilai Diri sendiri, berbobot 10, dihapus."),
        ("rater", "Penilai Rekan kerja ditambahkan dengan bobot 5."),
        ("rater_weight", "Bobot suara Atasan langsung naik dari 70 menjadi 75."),
        (
            "missing",
            (
                "Akibat bila Atasan langsung tidak menilai berubah dari hasil menunggu menjadi"
                " bobotnya beralih kepada yang lain."
            ),
        ),
        ("smallest", "Jumlah suara terkecil dari Warga naik dari 30 menjadi 40."),
    ]


def test_raters_of_one_component_are_compared_with_those_of_all() -> None:
    bungo = said_in("bungo")
    (technical,) = [part for part in bungo.components if part.code == "kompetensi_teknis"]
    components = tuple(
        replace(part, raters=None) if part is technical else part for part in bungo.components
    )
    found = sentences(bungo, replace(bungo, components=components))
    label = technical.label.id
    assert found == [
        ("rater_weight", f"Bobot suara Diri sendiri pada {label} turun dari 12,5 menjadi 10."),
        ("rater_weight", f"Bobot suara Atasan langsung pada {label} turun dari 87,5 menjadi 70."),
        ("rater_weight", f"Bobot suara Warga pada {label} naik dari 0 menjadi 20."),
    ]


def test_an_anchor_written_anew_carries_both_wordings() -> None:
    said = said_in("kepahiang")
    (discipline,) = [e for p in said.components for e in p.indicators if e.code == "disiplin"]
    first, *rest = discipline.anchors
    text = replace(first.text, id="Tidak hadir tanpa kabar lebih dari sepuluh hari kerja.")
    changed = with_indicator(said, "disiplin", anchors=(replace(first, text=text), *rest))
    (found,) = changes(said, changed)
    assert (found.kind, found.sentence) == (
        "anchor",
        "Perilaku acuan Disiplin tingkat 1 ditulis ulang.",
    )
    assert found.before == {"id": first.text.id, "en": first.text.en}
    assert found.after == {"id": text.id, "en": text.en}


def test_a_name_that_changes_in_one_language_says_in_which() -> None:
    said = said_in("kepahiang")
    first = said.components[0]
    english = replace(first, label=replace(first.label, en="Goals"))
    (found,) = changes(said, replace(said, components=(english, *said.components[1:])))
    assert found.sentence == (
        f"Nama komponen dalam bahasa Inggris berubah dari “{first.label.en}” menjadi “Goals”."
    )


def test_names_and_figures_follow_the_language_of_the_sentence() -> None:
    said = said_in("kepahiang")
    weights = weight_of(said, "disiplin") | {"pelayanan_publik": Fraction("18.5")}
    (found,) = changes(said, with_indicator(said, "disiplin", weight=weights))
    family = next(each.label for each in said.families if each.code == "pelayanan_publik")
    assert "18,5" in found.as_json("id")["sentence"]
    english = found.as_json("en")["sentence"]
    assert "18.5" in english
    assert family.en in english
    assert "Discipline" in english
