"""The arithmetic of seals, without a database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest

from kinerja.audit.chain import (
    GENESIS,
    Fault,
    FaultKind,
    Seal,
    entry_hash,
    faults_of,
    split_hashes,
)

pytestmark = pytest.mark.unit
AT = datetime(2026, 6, 30, 8, 15, 2, 123456, tzinfo=UTC)


def entry(number: int, **other: Any) -> dict[str, Any]:
    return {
        "tenant_id": 7,
        "number": number,
        "day": date(2026, 6, 30),
        "at": AT,
        "actor_id": UUID(int=5),
        "action": "evaluation.finalised",
        "before": None,
        "after": {"predicate": "baik", "score": 86.5},
        **other,
    }


def sealed(number: int, entries: list[dict[str, Any]], previous: bytes = GENESIS) -> Seal:
    link = Seal(
        tenant=7,
        number=number,
        numbers=tuple(each["number"] for each in entries),
        hashes=tuple(map(entry_hash, entries)),
        previous=previous,
        sealed_at=AT,
    )
    return replace(link, own=link.hash())


def test_an_untouched_chain_has_no_faults() -> None:
    first = sealed(1, [entry(3), entry(9)])
    second = sealed(2, [entry(10)], first.own)
    assert faults_of(first, [entry(3), entry(9)], None) == []
    assert faults_of(second, [entry(10)], first) == []


def test_the_hash_does_not_depend_on_the_zone_or_the_order_of_columns() -> None:
    moved = {**entry(3), "at": AT.astimezone(timezone(timedelta(hours=7)))}
    assert entry_hash(dict(reversed(moved.items()))) == entry_hash(entry(3))


@pytest.mark.parametrize(
    "change",
    [
        {"after": {"predicate": "sangat_baik", "score": 86.5}},
        {"before": {}},
        {"actor_id": None},
        {"at": AT + timedelta(microseconds=1)},
        {"day": date(2026, 7, 1)},
    ],
)
def test_any_change_of_an_entry_is_named(change: dict[str, Any]) -> None:
    seal = sealed(1, [entry(3), entry(9)])
    assert faults_of(seal, [entry(3), entry(9, **change)], None) == [
        Fault(FaultKind.ENTRY_CHANGED, 1, 9)
    ]


def test_removed_and_added_entries_are_named() -> None:
    seal = sealed(1, [entry(3), entry(9)])
    assert faults_of(seal, [entry(4), entry(9)], None) == [
        Fault(FaultKind.ENTRY_REMOVED, 1, 3),
        Fault(FaultKind.ENTRY_ADDED, 1, 4),
    ]


def test_a_seal_rewritten_to_fit_breaks_the_one_after_it() -> None:
    first = sealed(1, [entry(3)])
    second = sealed(2, [entry(10)], first.own)
    forged = sealed(1, [entry(3, action="nothing.happened")])
    assert faults_of(second, [entry(10)], forged) == [Fault(FaultKind.CHAIN_BROKEN, 2)]


def test_a_seal_whose_hash_does_not_fit_is_named() -> None:
    seal = replace(sealed(1, [entry(3)]), sealed_at=AT + timedelta(days=1))
    assert faults_of(seal, [entry(3)], None) == [Fault(FaultKind.SEAL_CHANGED, 1)]


def test_a_missing_first_seal_breaks_the_chain() -> None:
    first = sealed(1, [entry(3)])
    second = sealed(2, [entry(10)], first.own)
    assert Fault(FaultKind.CHAIN_BROKEN, 2) in faults_of(second, [entry(10)], None)


def test_joined_hashes_come_apart_again() -> None:
    hashes = tuple(entry_hash(entry(number)) for number in range(3))
    assert split_hashes(b"".join(hashes)) == hashes
