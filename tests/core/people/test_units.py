"""The tree of units, from a top or from a unit of one's own."""

from uuid import UUID

import pytest

from kinerja.database import db, new_id
from kinerja.people.units import subtree, unit_tree, units_below
from kinerja.tenancy import TenantId, unit_of_work
from tests.factories.units import make_unit


@pytest.fixture
def tree(tenant: TenantId) -> dict[str, UUID]:
    """dinas → (bidang a → seksi, bidang b), and a badan beside it."""
    with unit_of_work(tenant):
        ids: dict[str, UUID] = {}
        for code, parent in (
            *(("dinas", None), ("bidang-b", "dinas"), ("bidang-a", "dinas")),
            *(("seksi", "bidang-a"), ("badan", None)),
        ):
            unit = make_unit(code, code, ids.get(parent or ""))
            db.session.add(unit)
            db.session.flush()
            ids[code] = unit.id
    return ids


def test_a_unit_reaches_down_but_not_sideways(tenant: TenantId, tree: dict[str, UUID]) -> None:
    with unit_of_work(tenant):
        assert units_below([tree["bidang-a"]]) == {tree["bidang-a"], tree["seksi"]}
        assert units_below([tree["dinas"]]) == set(tree.values()) - {tree["badan"]}
        assert units_below([]) == frozenset()


def test_the_tree_is_read_from_the_top(tenant: TenantId, tree: dict[str, UUID]) -> None:
    with unit_of_work(tenant):
        found = [(line.name, line.depth) for line in unit_tree()]
        part = [(line.name, line.depth) for line in unit_tree([tree["bidang-a"]])]
    assert found == [
        *(("badan", 0), ("dinas", 0), ("bidang-a", 1)),
        *(("seksi", 2), ("bidang-b", 1)),
    ]
    assert part == [("bidang-a", 0), ("seksi", 1)]


def test_a_root_below_another_is_not_shown_twice(tenant: TenantId, tree: dict[str, UUID]) -> None:
    with unit_of_work(tenant):
        found = unit_tree([tree["seksi"], tree["dinas"]])
    assert [line.name for line in found] == ["dinas", "bidang-a", "seksi", "bidang-b"]


def test_a_part_of_the_tree_ends_where_the_next_unit_begins(
    tenant: TenantId, tree: dict[str, UUID]
) -> None:
    with unit_of_work(tenant):
        whole = unit_tree()
    assert subtree(whole, tree["bidang-a"]) == {tree["bidang-a"], tree["seksi"]}
    assert subtree(whole, tree["bidang-b"]) == {tree["bidang-b"]}
    assert subtree(whole, new_id()) == frozenset()


def test_another_region_s_units_are_not_there(
    tree: dict[str, UUID], other_tenant: TenantId
) -> None:
    with unit_of_work(other_tenant):
        assert units_below([tree["dinas"]]) == frozenset()
        assert unit_tree() == []
