"""Two tabs on one draft."""

from hypothesis import given
from hypothesis import strategies as st

from kinerja.web.drafts import Joined, fingerprints, joined

MADE = {"result": "Laporan benar", "weight": "40", "unit": "persen"}
BASE = fingerprints(MADE)
TEXTS = st.fixed_dictionaries({name: st.text(max_size=8) for name in ("a", "b", "c")})


def test_what_only_one_tab_changed_stands() -> None:
    sent, saved = {**MADE, "weight": "35"}, {**MADE, "unit": "berkas"}
    assert joined(sent, saved, BASE) == Joined({**MADE, "weight": "35", "unit": "berkas"})


def test_a_field_emptied_in_one_tab_stays_empty() -> None:
    assert joined({**MADE, "unit": ""}, MADE, BASE).texts["unit"] == ""
    assert joined(MADE, {**MADE, "unit": ""}, BASE).texts["unit"] == ""


def test_what_both_changed_alike_is_no_collision() -> None:
    both = {**MADE, "weight": "35"}
    assert joined(both, both, BASE) == Joined(both)


def test_what_both_changed_differently_collides_and_shows_what_was_sent() -> None:
    found = joined({**MADE, "weight": "35"}, {**MADE, "weight": "30"}, BASE)
    assert found == Joined({**MADE, "weight": "35"}, ("weight",))


def test_a_field_that_was_not_sent_stays_as_saved() -> None:
    assert joined({"weight": "35"}, MADE, BASE).texts == {**MADE, "weight": "35"}


def test_without_fingerprints_every_difference_collides() -> None:
    assert joined({**MADE, "weight": "35"}, MADE, "rusak").collisions == ("weight",)


@given(made=TEXTS, sent=TEXTS, saved=TEXTS)
def test_nothing_is_overwritten_unseen(
    made: dict[str, str], sent: dict[str, str], saved: dict[str, str]
) -> None:
    found = joined(sent, saved, fingerprints(made))
    for name, first in made.items():
        changed = [each for each in (sent[name], saved[name]) if each != first]
        if len(set(changed)) > 1:
            assert name in found.collisions
        else:
            assert name not in found.collisions
            assert found.texts[name] == (changed[0] if changed else first)
