"""What people rate of themselves, what their voice weighs, and what a draft lacks."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.packs import rubric_from_document
from modules.evaluations import drafts
from modules.evaluations.rules import REASON_SHORTEST, Fault, Mark
from modules.evaluations.self_rules import (
    SelfDraft,
    asked_of_self,
    differences,
    merge,
    self_faults,
    self_share,
)
from tests.factories.evaluations import rubric_document
from tests.modules.evaluations.self_assessments import with_self

pytestmark = pytest.mark.unit
LONG = "x" * REASON_SHORTEST
CODES = ("capaian", "disiplin", "kerja_sama")
fields = st.dictionaries(st.sampled_from("abcd"), st.sampled_from([None, "", "x", "y", 1, 2]))


def changed(**more: Any) -> dict[str, Any]:
    document = rubric_document(peers=False)
    document["components"][1]["indicators"][0] |= more
    return document


class TestWhatIsAsked:
    def test_all_that_people_rate_also_where_the_own_voice_weighs_nothing(self) -> None:
        rubric = rubric_from_document(rubric_document())
        asked = asked_of_self(rubric, "umum")
        assert [each.code for _part, each in asked] == list(CODES)
        assert {self_share(part, each) for part, each in asked} == {Fraction(0)}

    def test_neither_what_is_measured_nor_what_weighs_nothing(self) -> None:
        measured = changed(source="measured", missing="renormalise")
        codes = [each.code for _part, each in asked_of_self(rubric_from_document(measured), "umum")]
        assert codes == ["capaian", "kerja_sama"]
        document = rubric_document(peers=False)
        document["components"][1]["indicators"][0]["weight"] = 0
        document["components"][1]["indicators"][1]["weight"] = 40
        asked = asked_of_self(rubric_from_document(document), "umum")
        assert [each.code for _part, each in asked] == ["capaian", "kerja_sama"]

    def test_targets_are_asked_only_where_anchors_stand_in(self) -> None:
        document = rubric_document(peers=False)
        document["components"][0]["indicators"][0] |= {"source": "targets", "missing": "rate"}
        asked = asked_of_self(rubric_from_document(document), "umum")
        assert "capaian" in [each.code for _part, each in asked]

    def test_the_share_is_of_all_voices(self) -> None:
        rubric = rubric_from_document(with_self(rubric_document(peers=False)))
        shares = {each.code: self_share(part, each) for part, each in asked_of_self(rubric, "umum")}
        assert shares == {"capaian": 0, "disiplin": 20, "kerja_sama": 20}


class TestFaults:
    def test_every_level_and_the_basis_of_extremes_that_count(self) -> None:
        draft = SelfDraft({"capaian": Mark(1), "disiplin": Mark(5, LONG[:-1])})
        assert self_faults(CODES, draft, (1, 5), ["disiplin", "kerja_sama"]) == {
            "disiplin": Fault.REASON_SHORT,
            "kerja_sama": Fault.NOT_RATED,
        }

    def test_a_complete_draft_has_none(self) -> None:
        marks = {code: Mark(5, LONG) for code in CODES}
        assert self_faults(CODES, SelfDraft(marks), (1, 5), CODES) == {}


class TestTwoVersions:
    def test_fields_are_named_and_joined(self) -> None:
        mine = SelfDraft({"a": Mark(3), "b": Mark(None, "ya")}, "satu")
        saved = SelfDraft({"b": Mark(4, "tidak")})
        assert differences(mine, saved) == ["level_b", "reason_b", "level_a", "words"]
        joined, collisions = merge(mine, saved)
        assert joined == SelfDraft({"b": Mark(4, "ya"), "a": Mark(3)}, "satu")
        assert collisions == ["reason_b"]

    @given(mine=fields, saved=fields)
    def test_nothing_filled_in_is_ever_lost(
        self, mine: dict[str, Any], saved: dict[str, Any]
    ) -> None:
        joined, collisions = drafts.merge(mine, saved)
        for name in {*mine, *saved}:
            told = {value for value in (mine.get(name), saved.get(name)) if value}
            if len(told) > 1:
                assert name in collisions
                assert joined[name] == mine[name]
            else:
                assert name not in collisions
                assert {joined[name] or None} == (told or {None})

    @given(mine=fields, saved=fields)
    def test_versions_that_do_not_differ_never_collide(
        self, mine: dict[str, Any], saved: dict[str, Any]
    ) -> None:
        _joined, collisions = drafts.merge(mine, saved)
        assert set(collisions) <= set(drafts.differences(mine, saved))
        assert drafts.differences(mine, saved) == [] or mine != saved
