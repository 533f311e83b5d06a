"""Figures that cannot be scored are refused before anything is computed."""

from dataclasses import replace
from fractions import Fraction

import pytest

from kinerja.rubrics.engine import score
from kinerja.rubrics.errors import IndicatorUnknown, NoMeasures, TargetNotPositive
from kinerja.rubrics.record import Record, Target
from tests.core.rubrics.samples import target
from tests.core.rubrics.test_sources import LABEL, MEASURED, RATED, TARGETS, figure


@pytest.mark.parametrize(
    "targets",
    [
        (Target("rhk", LABEL, ()),),
        (Target("rhk", LABEL, (figure("1", "1", "0"),)),),
        (replace(target("rhk", 100), weight=Fraction(0)),),
    ],
    ids=["no measure", "no measure with a weight", "no target with a weight"],
)
def test_targets_without_anything_that_counts_are_refused(targets: tuple[Target, ...]) -> None:
    with pytest.raises(NoMeasures) as caught:
        score(TARGETS, Record("umum", RATED, targets=targets))

    assert caught.value.code == "rhk"


def test_figures_the_rubric_cannot_read_are_refused() -> None:
    with pytest.raises(TargetNotPositive):
        score(TARGETS, Record("umum", targets=(Target("rhk", LABEL, (figure("0", "1"),)),)))
    with pytest.raises(TargetNotPositive):
        score(MEASURED, Record("umum", measured={"angka": (figure("1", "1"), figure("0", "1"))}))
    with pytest.raises(NoMeasures):
        score(MEASURED, Record("umum", measured={"angka": ()}))
    with pytest.raises(IndicatorUnknown):
        score(MEASURED, Record("umum", measured={"waktu": (figure("1", "1"),)}))
