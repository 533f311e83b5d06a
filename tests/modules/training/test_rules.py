"""Which results lead to which programmes, rule by rule, and how a referral may move."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.packs import TrainingDocument, read_pack
from kinerja.packs.training_document import Programme, ReferralRule, TrainingSettings
from kinerja.paths import TENANTS
from kinerja.text import Text
from modules.training.models import ReferralState
from modules.training.rules import MOVES, NEEDS_NOTE, Item, Proposal, Result, proposals

REASON = Text("{item} {value}, batas {limit}.", "{item} {value}, limit {limit}.")
SHIPPED = {
    file.parent.name: read_pack(file.parent).training for file in TENANTS.glob("*/tenant.toml")
}
SPEAKING = Text("Komunikasi", "Communication")


def programme(code: str, *families: str) -> Programme:
    words = Text(code, code)
    return Programme(
        *(code, words, words, "klasikal", "kursus", 10, "BKPSDM", 20, 0, ("komunikasi",)),
        families=families,
    )


def rule(code: str = "r", items: tuple[str, ...] = ("komunikasi",), **more: object) -> ReferralRule:
    said: dict[str, object] = {"programmes": ("bicara",), "reason": REASON, "purpose": "improve"}
    return ReferralRule(code=code, items=items, **{**said, **more})  # type: ignore[arg-type]


def catalogue(*rules: ReferralRule) -> TrainingDocument:
    programmes = (programme("bicara"), programme("guru", "pendidikan"), programme("lanjut"))
    return TrainingDocument(1, TrainingSettings(20), programmes, rules)


def result(points: float, **more: object) -> Result:
    item = Item("komunikasi", SPEAKING, Fraction(points), "komunikasi")
    said: dict[str, object] = {"family": "umum", "predicate": "baik", "score": Fraction(80)}
    return Result(**{**said, "items": (item,), **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(("points", "hit"), [(75.99, True), (76, False), (90, False)])
def test_below_means_below(points: float, hit: bool) -> None:
    assert bool(proposals(catalogue(rule(below=Fraction(76))), result(points))) is hit


@pytest.mark.parametrize(("points", "hit"), [(79.5, True), (80, False), (100, False)])
def test_a_level_is_missing_when_not_all_behaviours_were_seen(points: float, hit: bool) -> None:
    assert bool(proposals(catalogue(rule(gap=1)), result(points))) is hit


def test_an_item_that_is_no_competency_has_no_gap() -> None:
    plain = Item("komunikasi", SPEAKING, Fraction(40))
    assert proposals(catalogue(rule(gap=1)), result(0, items=(plain,))) == []


@pytest.mark.parametrize(
    ("before", "now", "hit"), [(70, 80, True), (71, 80, False), (None, 100, False)]
)
def test_improvement_is_measured_against_the_period_before(
    before: int | None, now: int, hit: bool
) -> None:
    was = None if before is None else Fraction(before)
    item = Item("komunikasi", SPEAKING, Fraction(now), "komunikasi", was)
    found = proposals(catalogue(rule(improved_by=Fraction(10))), result(0, items=(item,)))
    assert bool(found) is hit


def test_without_items_the_whole_score_is_looked_at() -> None:
    grown = rule(items=(), improved_by=Fraction(5), purpose="grow")
    found = proposals(catalogue(grown), result(80, score_before=Fraction(74)))
    assert [(each.item, each.purpose) for each in found] == [("", "grow")]
    assert found[0].reason.id == "Nilai akhir 80, batas 5."


def test_a_predicate_is_one_of_those_named() -> None:
    best = rule(items=(), predicate=("sangat_baik",), programmes=("lanjut",), purpose="grow")
    assert proposals(catalogue(best), result(80)) == []
    found = proposals(catalogue(best), result(80, predicate="sangat_baik"))
    assert [each.programme for each in found] == ["lanjut"]


def test_the_first_programme_open_to_the_family_is_proposed() -> None:
    low = rule(below=Fraction(76), programmes=("guru", "bicara"))
    assert [each.programme for each in proposals(catalogue(low), result(40))] == ["bicara"]
    teacher = result(40, family="pendidikan")
    assert [each.programme for each in proposals(catalogue(low), teacher)] == ["guru"]


def test_a_rule_of_another_family_does_not_apply() -> None:
    low = rule(below=Fraction(76), families=("kesehatan",))
    assert proposals(catalogue(low), result(40)) == []


def test_two_rules_for_one_programme_propose_it_once_with_the_first_reason() -> None:
    found = proposals(catalogue(rule("a", gap=1), rule("b", below=Fraction(76))), result(65))
    assert found == [
        Proposal(
            "a",
            "komunikasi",
            "bicara",
            "improve",
            Text("Komunikasi 1, batas 1.", "Communication 1, limit 1."),
        )
    ]


def test_figures_are_written_as_each_language_does() -> None:
    found = proposals(catalogue(rule(below=Fraction(76))), result(62.5))
    assert found[0].reason == Text("Komunikasi 62,5, batas 76.", "Communication 62.5, limit 76.")


def test_braces_the_rule_does_not_know_stay_as_they_are() -> None:
    odd = rule(below=Fraction(76), reason=Text("{item} {x.__class__}", "{item} {0}"))
    found = proposals(catalogue(odd), result(40))
    assert found[0].reason == Text("Komunikasi {x.__class__}", "Communication {0}")


@pytest.mark.parametrize("slug", sorted(SHIPPED))
@given(points=st.integers(0, 100), predicate=st.sampled_from(["sangat_baik", "baik", "kurang"]))
def test_every_shipped_catalogue_proposes_what_is_open_to_the_family(
    slug: str, points: int, predicate: str
) -> None:
    pack = SHIPPED[slug]
    programmes = {each.code: each for each in pack.programmes}
    items = [
        Item(code, Text(code, code), Fraction(points), code)
        for code in sorted({item for rule_ in pack.rules for item in rule_.items})
    ]
    found = proposals(pack, Result("umum", predicate, Fraction(points), items, Fraction(60)))
    assert len({each.programme for each in found}) == len(found)
    for each in found:
        families = programmes[each.programme].families
        assert not families or "umum" in families
        assert not set("{}") & set(each.reason.id + each.reason.en)


def test_every_state_says_where_it_may_go_and_refusals_need_a_note() -> None:
    assert set(MOVES) == set(ReferralState)
    assert all(ReferralState.PROPOSED not in wanted for wanted in MOVES.values())
    assert {
        ReferralState.NOT_ENDORSED,
        ReferralState.REVISE,
        ReferralState.REFUSED,
    } == NEEDS_NOTE
