"""Whatever differs between two rubrics is told, in both languages."""

import re
from dataclasses import replace

import pytest

from kinerja.packs import RubricDocument
from kinerja.rubrics.diff import changes
from kinerja.rubrics.diff_change import Change
from tests.core.rubrics.examples import SLUGS, said_in
from tests.core.rubrics.mutations import mutations


@pytest.mark.parametrize("slug", SLUGS)
def test_a_rubric_does_not_differ_from_itself(slug: str) -> None:
    assert changes(said_in(slug), said_in(slug)) == ()


@pytest.mark.parametrize("slug", ["kepahiang", "bengkulu", "bungo"])
def test_no_change_is_overlooked(slug: str) -> None:
    said = shortened(said_in(slug))
    for path, changed in mutations(said):
        found = changes(said, changed)
        assert found, path
        for change in found:
            assert change.kind != "form", path
            assert_is_said(change)


def shortened(said: RubricDocument) -> RubricDocument:
    """The rubric with a few of its many texts: what is alike need not all be tried."""
    return replace(
        said,
        guide=said.guide[:2],
        competencies=said.competencies[:1],
        standards=said.standards[:2],
        templates=said.templates[:2],
    )


def assert_is_said(change: Change) -> None:
    for language in ("id", "en"):
        sentence = change.as_json(language)["sentence"]
        assert sentence.endswith(".")
        assert not re.search(r"%\(|None", sentence)
    assert change.before != change.after


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("other", SLUGS)
def test_any_two_regions_can_be_compared(slug: str, other: str) -> None:
    found = changes(said_in(slug), said_in(other))
    assert bool(found) == (slug != other)
    for change in found:
        assert_is_said(change)
