"""Whatever stands in a file, it gives faults with a key, never a traceback."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.packs.cross_rules import period_warnings, rubric_warnings, training_against_rubric
from kinerja.packs.documents import (
    KINDS,
    RUBRIC,
    SURVEYS,
    TENANT,
    TRAINING,
    Document,
    Kind,
    rubric_document_from,
    surveys_from_document,
    tenant_from_document,
    training_from_document,
)
from kinerja.packs.faults import Finding, fault_at
from kinerja.packs.reading import toml_document
from kinerja.packs.rubric_of import rubric_of
from kinerja.paths import TENANTS
from tests.core.packs.mistakes_by_code import SCHEME_B
from tests.core.packs.packs import GOOD

Place = tuple[str | int, ...]

LARGE: Final = int("9" * 4000) ** 2  # more digits than Python writes out
JUNK: Final[tuple[Any, ...]] = (
    None, True, 0, -1, 3, 101, LARGE, 0.5, float("nan"), Decimal("NaN"), Decimal("Infinity"),
    Decimal("1e999999"), Decimal("-0.1"), Decimal("12.5"), "", " ", "x", "\x1b[2J", "1/3", "9/0",
    "{", "{item} {", "kesehatan", "x" * 5000, [], [[]], [None], [1, "a", {}], {}, {"id": 1},
    {"": {"": []}}, {"kind": "peer"}, date(2026, 1, 2), datetime(2026, 1, 2, tzinfo=UTC), time(8),
)  # fmt: skip
MAKERS: Final = {
    TENANT: tenant_from_document,
    SURVEYS: surveys_from_document,
    TRAINING: training_from_document,
}


@cache
def shipped(slug: str, kind: Kind) -> Document:
    """What a region's file says."""
    document = toml_document(TENANTS / slug / kind.file)
    assert isinstance(document, dict)
    return document


def places_in(value: Any, path: Place = ()) -> Iterator[Place]:
    """The place of every value inside this one."""
    inside: Any = ()
    if isinstance(value, Mapping):
        inside = value.items()
    elif isinstance(value, list):
        inside = enumerate(value)
    for step, inner in inside:
        yield (*path, step)
        yield from places_in(inner, (*path, step))


def damage(document: Document, chance: Random) -> None:
    """Lose, replace, repeat or rename one thing, high up or deep inside."""
    depth = chance.choice([1, 2, 3, 4, 9])
    everywhere = [path for path in places_in(document) if len(path) <= depth]
    if not everywhere:
        return
    *outer, last = chance.choice(everywhere)
    table: Any = document
    at: Any = last
    for step in outer:
        table = table[step]
    what = chance.choice(["lose", "replace", "replace", "repeat", "rename", "swap"])
    if what == "lose":
        del table[at]
    elif what == "replace":
        table[at] = deepcopy(chance.choice(JUNK))
    elif isinstance(table, list):
        other = chance.randrange(len(table))
        if what == "repeat":
            table.append(deepcopy(table[at]))
        else:
            table[at], table[other] = table[other], table[at]
    else:
        table[f"{last}_"] = table[at] if what == "repeat" else table.pop(at)


def use(kind: Kind, slug: str, document: Document) -> Iterator[Finding]:
    """Everything a document without faults goes through next."""
    if kind is RUBRIC:
        rubric_of(rubric_document_from(document))
        yield from rubric_warnings(document)
        yield from training_against_rubric(shipped(slug, TRAINING), document)
    else:
        MAKERS[kind](document)
    if kind is TENANT:
        yield from period_warnings(document)
    if kind is TRAINING:
        yield from training_against_rubric(document, shipped(slug, RUBRIC))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.file)
@given(
    slug=st.sampled_from(GOOD),
    chance=st.randoms(use_true_random=False),
    times=st.integers(1, 4),
)
def test_a_damaged_document_gives_faults_and_never_a_traceback(
    kind: Kind, slug: str, chance: Random, times: int
) -> None:
    document = shipped(slug, kind)
    if kind is RUBRIC and chance.random() < 0.3:
        document = SCHEME_B(document)  # else no example would reach the rules of that scheme
    document = deepcopy(document)
    for _ in range(times):
        damage(document, chance)

    findings = kind.findings(document)
    found = [*findings, *(() if findings else use(kind, slug, document))]

    for finding in found:
        fault = fault_at(kind.file, finding, document)
        assert fault.key
        assert fault.problem.strip()
        assert fault.remedy.strip()


@given(content=st.binary(max_size=200))
def test_no_bytes_in_a_file_are_a_traceback(content: bytes, tmp_path_factory: Any) -> None:
    file: Path = tmp_path_factory.mktemp("bytes") / RUBRIC.file
    file.write_bytes(content)
    found = toml_document(file)

    assert not isinstance(found, dict) or RUBRIC.findings(found)
