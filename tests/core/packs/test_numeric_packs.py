"""A region that keeps the numeric scheme of PP 30/2019 writes it down and is scored by it."""

from decimal import Decimal
from pathlib import Path

import pytest

from kinerja.law.numeric_scheme import NumericPredicate
from kinerja.packs import check_pack, read_pack, rubric_of
from kinerja.rubrics.engine import score
from kinerja.rubrics.record import Record
from tests.core.packs.mistakes_by_code import (
    RUBRIC,
    SCHEME_B,
    SCHEME_B_WITH_PEERS,
    TRAINING,
)
from tests.core.packs.packs import Change, change, copy_of, places
from tests.core.rubrics.regions import alone, ratings_of
from tests.core.rubrics.samples import target

AS_REACHED = [{"percent": each, "points": each} for each in (0, 100, 120)]


def bantul(folder: Path) -> Path:
    """Bantul by scheme B: SKP 70 and perilaku 30, figures up to 120."""
    pack = copy_of("bantul", folder)
    file = pack / RUBRIC
    change(file, "", SCHEME_B)
    change(file, "components[capaian].weight", 70)
    change(file, "components[capaian].indicators[capaian_target].weight", 70)
    change(file, "components[perilaku].weight", 30)
    change(file, "achievement.points", AS_REACHED)
    for at, points in enumerate((50, 70, 90, 110, 120)):
        change(file, f"levels[{at}].points", points)
    return pack


def lhokseumawe(folder: Path, of_none: Change) -> Path:
    """Lhokseumawe by scheme B: peers are considered, so SKP 60 and perilaku 40."""
    pack = copy_of("lhokseumawe", folder)
    file = pack / RUBRIC
    change(file, "", SCHEME_B_WITH_PEERS)
    change(file, "components[hasil].weight", 60)
    change(file, "components[hasil].indicators[capaian_hasil].weight", 60)
    change(file, "components[perilaku].weight", 40)
    change(file, "components[perilaku].indicators", unweighed)
    change(file, "components[kompetensi]", of_none)
    return pack


def unweighed(indicators: list[dict[str, object]]) -> list[dict[str, object]]:
    """All alike."""
    return [{key: each[key] for key in each if key != "weight"} for each in indicators]


def of_weight_nought(part: dict[str, object]) -> dict[str, object]:
    """A component that is written about and does not count."""
    indicators = part["indicators"]
    assert isinstance(indicators, list)
    return part | {"weight": 0, "indicators": unweighed(indicators)}


def test_a_rubric_of_skp_70_and_perilaku_30_has_no_fault_and_counts_to_120(tmp_path: Path) -> None:
    pack = bantul(tmp_path)
    assert places(pack) == []

    rubric = rubric_of(read_pack(pack).rubric)
    record = Record("umum", ratings_of(rubric, {"perilaku": alone(4)}), None, (target("rhk", 150),))
    outcome = score(rubric, record)

    assert outcome.score == Decimal("117.00")  # 120 x 70 % + 110 x 30 %
    assert outcome.predicate is NumericPredicate.BAIK


def test_with_peers_60_to_40_has_no_fault_even_beside_a_part_of_weight_nought(
    tmp_path: Path,
) -> None:
    assert places(lhokseumawe(tmp_path, of_weight_nought)) == []


@pytest.mark.parametrize("weight", [71, 69])
def test_shares_that_are_not_the_laws_are_named_with_the_laws(weight: int, tmp_path: Path) -> None:
    pack = bantul(tmp_path)
    change(pack / RUBRIC, "components[capaian].weight", weight)
    change(pack / RUBRIC, "components[capaian].indicators[capaian_target].weight", weight)
    change(pack / RUBRIC, "components[perilaku].weight", 100 - weight)
    assert set(places(pack)) == {(RUBRIC, "components")}
    assert all("PP 30/2019" in fault.remedy for fault in check_pack(pack))


def test_a_referral_names_predicates_of_the_rubrics_scheme(tmp_path: Path) -> None:
    pack = bantul(tmp_path)
    file = pack / TRAINING
    change(file, "rules[-1].predicate", ["cukup", "kurang"])
    assert places(pack) == []
    change(file, "rules[-1].predicate", ["cukup", "butuh_perbaikan"])
    assert [key.rpartition(".")[2] for _file, key in places(pack)] == ["predicate[1]"]
