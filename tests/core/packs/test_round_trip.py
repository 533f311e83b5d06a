import json
from typing import Any

import pytest

from kinerja.packs import (
    PackFaults,
    document_of,
    instrument_from_document,
    read_pack,
    rubric_document_from,
    rubric_from_document,
    rubric_of,
    tenant_from_document,
)
from kinerja.paths import TENANTS
from tests.core.packs.packs import GOOD


def stored(document: dict[str, Any]) -> dict[str, Any]:
    """The document as it comes back from the data base."""
    back: dict[str, Any] = json.loads(json.dumps(document))
    return back


@pytest.mark.parametrize("slug", GOOD)
def test_a_stored_document_gives_the_same_again(slug: str) -> None:
    pack = read_pack(TENANTS / slug)
    tenant, rubric = stored(document_of(pack.tenant)), stored(document_of(pack.rubric))
    assert tenant_from_document(tenant) == pack.tenant
    assert rubric_document_from(rubric) == pack.rubric
    assert document_of(rubric_document_from(rubric)) == rubric
    assert rubric_from_document(rubric) == rubric_of(pack.rubric)
    for instrument in pack.instruments:
        assert instrument_from_document(stored(document_of(instrument))) == instrument


def test_every_optional_key_survives_storing() -> None:
    pack = read_pack(TENANTS / "lhokseumawe")
    tenant, rubric = document_of(pack.tenant), document_of(pack.rubric)
    day = {"date": "2026-12-26", "name": {"id": "Hari peringatan", "en": "Day of remembrance"}}
    tenant["calendar"]["days_off"] = [day]
    tenant["hosts"] = ["kinerja.lhokseumawekota.go.id"]
    rubric["components"][1]["raters"] = {"superior": "200/3", "peer": "100/3"}
    rubric["components"][1]["indicators"][0]["weight"] = {"umum": "15/2"}
    assert document_of(tenant_from_document(stored(tenant))) == tenant
    assert document_of(rubric_document_from(stored(rubric))) == rubric


def test_a_document_that_is_no_rubric_is_refused_with_its_faults() -> None:
    document = document_of(read_pack(TENANTS / "kepahiang").rubric)
    document["components"][0]["weight"] = 0.5
    del document["title"]["en"]
    with pytest.raises(PackFaults) as refused:
        rubric_from_document(document)
    assert {fault.key for fault in refused.value.faults} == {"components[0].weight", "title.en"}
