"""Whatever is known of somebody, every printed figure follows from those printed before it."""

from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.rubrics.engine import score
from kinerja.rubrics.outlook_single import outlook
from kinerja.rubrics.score_json import score_document
from kinerja.rubrics.score_text import ScoreText
from tests.core.rubrics.calculator import Legend, meets, result_of, span
from tests.core.rubrics.examples import SLUGS, rubric_in, said_in
from tests.core.rubrics.records import RecordMaker
from tests.core.rubrics.test_recomputable import HUNDREDTH, nodes_in

SEEDS = st.integers(0, 2**32)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(SLUGS), st.sampled_from(["A", "B"]), SEEDS, st.sampled_from(["id", "en"]))
def test_any_record_can_be_worked_out_again(
    slug: str, scheme: str, seed: int, language: str
) -> None:
    said = said_in(slug)
    rubric = replace(rubric_in(slug), scheme=scheme)
    family = said.families[seed % len(said.families)].code
    record = replace(RecordMaker(rubric).make(Random(seed)), family=family)  # noqa: S311 - no secret
    outcome = score(rubric, record)
    found = outlook(rubric, record, outcome)

    document = score_document(rubric, outcome, found, language)

    legend = Legend.of(document["scale"])
    for node in nodes_in(document["tree"]) if document["tree"] else ():
        result = result_of(node["formula"], legend)
        assert result is None or meets(result, span(str(node["value"]), HUNDREDTH)), node["label"]
    for axis in document["axes"].values():
        result = result_of(axis["formula"], legend)
        assert result is not None
        assert meets(result, span(str(axis["value"]), HUNDREDTH))
    lines = list(ScoreText(said, language).lines(family, outcome, found))
    assert len(lines) > Fraction(len(outcome.holds))
    assert not any("%(" in line for line in lines)
