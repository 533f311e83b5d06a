"""A score rests on everything that is known, and what figures say is not asked again."""

from dataclasses import replace
from fractions import Fraction

import pytest

from kinerja.rubrics.figures import Figures
from kinerja.rubrics.measures import Measure
from kinerja.rubrics.record import CitizenIndex, Target
from kinerja.rubrics.rubric import RaterKind, Rubric, Source, WithoutFigures
from kinerja.text import Text
from modules.evaluations.rules import (
    NOTHING_KNOWN,
    Draft,
    Known,
    Mark,
    asked_of,
    asked_of_superior,
    record_of,
)
from tests.core.rubrics.samples import lhokseumawe

LABEL = Text("Laporan", "Reports")
REPORTS = Target("laporan", LABEL, (Measure("laporan", LABEL, Fraction(10), Fraction(9)),))
TIMES = (Measure("ktp", LABEL, Fraction(100), Fraction(97)),)


def with_source(source: Source, without: WithoutFigures) -> Rubric:
    """The sample whose first indicator rests on figures."""
    rubric = lhokseumawe()
    first, *others = rubric.components
    (indicator,) = first.indicators
    changed = replace(indicator, source=source, without=without)
    return replace(rubric, components=(replace(first, indicators=(changed,)), *others))


def asked(rubric: Rubric, figures: Figures) -> set[str]:
    return {each.code for _part, each in asked_of_superior(rubric, "umum", figures)}


def test_what_targets_say_is_not_asked() -> None:
    rubric = with_source(Source.TARGETS, WithoutFigures.RATE)
    assert "hasil_1" in asked(rubric, NOTHING_KNOWN.figures)
    assert "hasil_1" not in asked(rubric, Figures(targets=(REPORTS,)))


@pytest.mark.parametrize("without", [WithoutFigures.HOLD, WithoutFigures.RENORMALISE])
def test_what_only_figures_can_say_is_never_asked(without: WithoutFigures) -> None:
    rubric = with_source(Source.TARGETS, without)
    assert "hasil_1" not in asked(rubric, NOTHING_KNOWN.figures)


def test_measured_figures_count_for_their_own_indicator() -> None:
    rubric = with_source(Source.MEASURED, WithoutFigures.RATE)
    assert "hasil_1" not in asked(rubric, Figures(measured={"hasil_1": TIMES}))
    assert "hasil_1" in asked(rubric, Figures(measured={"kompetensi_1": TIMES}))


def test_peers_are_not_asked_what_figures_say_either() -> None:
    rubric = with_source(Source.TARGETS, WithoutFigures.RATE)
    found = asked_of(RaterKind.PEER, rubric, "umum", Figures(targets=(REPORTS,)))
    assert "hasil_1" not in {each.code for _part, each in found}


def test_every_voice_and_figure_reaches_the_record() -> None:
    draft = Draft({"nilai_1": Mark(4), "nilai_2": Mark(None, "belum yakin")})
    figures = Figures(
        (REPORTS,), {"hasil_1": TIMES}, CitizenIndex(Fraction(80), 40), has_new_idea=True
    )
    known = Known(figures, {"nilai_1": 3}, {"nilai_1": {RaterKind.PEER: (3, 4, 5)}})

    record = record_of("umum", draft, known)

    assert record.ratings == {
        "nilai_1": {
            RaterKind.SUPERIOR: (4,),
            RaterKind.SELF: (3,),
            RaterKind.PEER: (3, 4, 5),
        }
    }
    assert record.targets == (REPORTS,)
    assert record.measured == {"hasil_1": TIMES}
    assert record.citizen == CitizenIndex(Fraction(80), 40)
    assert record.has_new_idea


def test_figures_of_several_features_are_joined() -> None:
    targets, citizen = Figures(targets=(REPORTS,)), Figures(citizen=CitizenIndex(Fraction(80), 40))
    joined = targets.joined(citizen).joined(Figures(measured={"hasil_1": TIMES}))
    assert (joined.targets, joined.citizen) == (targets.targets, citizen.citizen)
    assert joined.measured == {"hasil_1": TIMES}
    assert not joined.has_new_idea
