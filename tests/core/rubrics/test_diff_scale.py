"""Differences in what follows from a score: limits, bands, levels, achievements, scheme."""

from dataclasses import replace
from fractions import Fraction

from kinerja.packs.rubric_document import NumericScheme
from kinerja.rubrics.diff import changes
from tests.core.rubrics.examples import said_in
from tests.core.rubrics.test_diff import sentences


def test_what_follows_from_a_score() -> None:
    said = said_in("kepahiang")
    best, good, *rest = said.bands
    changed = replace(
        said,
        version="2027.1",
        above=Fraction(92),
        as_expected=Fraction("69.5"),
        bands=(best, replace(good, lower=Fraction(77)), *rest),
        levels=(*said.levels[:-1], replace(said.levels[-1], points=Fraction(98))),
        needs_reason=(1, 2, 5),
    )
    assert sentences(said, changed) == [
        ("version", f"Versi berubah dari {said.version} menjadi 2027.1."),
        ("threshold", "Batas di atas ekspektasi naik dari 90 menjadi 92."),
        ("threshold", "Batas sesuai ekspektasi turun dari 70 menjadi 69,5."),
        ("band", "Batas bawah sebutan Baik naik dari 76 menjadi 77."),
        ("level", "Nilai tingkat 5 turun dari 100 menjadi 98."),
        (
            "needs_reason",
            "Tingkat yang memerlukan alasan tertulis berubah dari 1, 5 menjadi 1, 2, 5.",
        ),
    ]


def test_the_achievement_scale_and_its_cap() -> None:
    said = said_in("bantul")
    assert said.achievement is not None
    last = said.achievement.points[-1]
    points = (*said.achievement.points[:-1], replace(last, points=Fraction(95)))
    changed = replace(said, achievement=replace(said.achievement, cap=Fraction(115), points=points))
    assert sentences(said, changed) == [
        (
            "achievement",
            "Capaian terbanyak yang dihitung, dalam persen, turun dari 120 menjadi 115.",
        ),
        (
            "achievement",
            (
                "Nilai capaian berubah dari 0 % = 0, 100 % = 80, 120 % = 100"
                " menjadi 0 % = 0, 100 % = 80, 120 % = 95."
            ),
        ),
    ]
    # the region says what holds by default anyway
    assert [each.kind for each in changes(said, replace(said, achievement=None))] == ["form"]


def test_the_other_scheme() -> None:
    said = said_in("kepahiang")
    numeric = NumericScheme(considers_peers=True)
    changed = replace(said, scheme="B", above=None, as_expected=None, numeric=numeric)
    assert sentences(said, changed) == [
        (
            "scheme",
            (
                "Skema predikat berubah dari A, kuadran PermenPANRB 6/2022 menjadi"
                " B, angka menurut PP 30/2019."
            ),
        ),
        (
            "scheme",
            "Pertimbangan rekan kerja dan bawahan berubah dari tidak berlaku menjadi ya.",
        ),
        ("threshold", "Batas di atas ekspektasi dihapus; sebelumnya 90."),
        ("threshold", "Batas sesuai ekspektasi dihapus; sebelumnya 70."),
    ]
