"""Every way of getting a record wrong is named with its field, its value and what to do."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.rubrics.record_document import RecordFaults, record_from_document
from tests.core.rubrics.examples import example, said_in

Change = Callable[[dict[str, Any]], Any]


def faults_of(document: object, slug: str = "bengkulu") -> list[tuple[str, str | None]]:
    """Field and value of every fault; each says what is wrong and what to do."""
    with pytest.raises(RecordFaults) as refused:
        record_from_document(document, said_in(slug))
    for fault in refused.value.faults:
        assert fault.problem.strip()
        assert fault.remedy.strip()
    return [(fault.field, fault.value) for fault in refused.value.faults]


def put(*path: str | int, value: Any) -> Change:
    def change(document: dict[str, Any]) -> None:
        here: Any = document
        for step in path[:-1]:
            here = here[step]
        here[path[-1]] = value

    return change


RATED = ("ratings", "akuntabel")
MEASURE = ("targets", 0, "measures", 0)
CASES = ("measured", "waktu_layanan", 0)


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        (put("family", value="umumm"), "family", "umumm"),
        (put("family", value=3), "family", "3"),
        (put("familly", value="umum"), "familly", "umum"),
        (put("ratings", value=[]), "ratings", "[]"),
        (put("ratings", "disiplinn", value={"superior": [3]}), "ratings.disiplinn", None),
        (put(*RATED, value=3), "ratings.akuntabel", "3"),
        (put(*RATED, value={"atasan": [3]}), "ratings.akuntabel.atasan", "[3]"),
        (put(*RATED, value={"citizen": [3]}), "ratings.akuntabel.citizen", "[3]"),
        (put(*RATED, value={"superior": 3}), "ratings.akuntabel.superior", "3"),
        (put(*RATED, value={"superior": [6]}), "ratings.akuntabel.superior[0]", "6"),
        (put(*RATED, value={"superior": [3, 0]}), "ratings.akuntabel.superior[1]", "0"),
        (put(*RATED, value={"superior": [3.5]}), "ratings.akuntabel.superior[0]", "3.5"),
        (put(*RATED, value={"superior": ["3"]}), "ratings.akuntabel.superior[0]", "3"),
        (put(*RATED, value={"superior": [True]}), "ratings.akuntabel.superior[0]", "true"),
        (put(*RATED, value={"superior": None}), "ratings.akuntabel.superior", "null"),
        (put("citizen", value=81), "citizen", "81"),
        (put("citizen", "index", value="24.99"), "citizen.index", "24.99"),
        (put("citizen", "index", value="100.01"), "citizen.index", "100.01"),
        (put("citizen", "index", value="1/0"), "citizen.index", "1/0"),
        (put("citizen", "index", value="81,25"), "citizen.index", "81,25"),
        (put("citizen", "index", value=float("nan")), "citizen.index", "nan"),
        (put("citizen", "n", value=-1), "citizen.n", "-1"),
        (put("citizen", "n", value="45"), "citizen.n", "45"),
        (put("targets", value={}), "targets", "{}"),
        (put("targets", 0, "code", value="Layanan!"), "targets[0].code", "Layanan!"),
        (put("targets", 0, "label", value="Layanan"), "targets[0].label", "Layanan"),
        (put("targets", 0, "label", "en", value=" "), "targets[0].label.en", " "),
        (put("targets", 0, "label", "en", value="\x1b[2J"), "targets[0].label.en", "·[2J"),
        (put("targets", 0, "label", "id", value="\ud800"), "targets[0].label.id", "·"),
        (put("targets", 0, "main", value="ya"), "targets[0].main", "ya"),
        (put("targets", 0, "weight", value=-1), "targets[0].weight", "-1"),
        (put("targets", 0, "measures", value=[]), "targets[0].measures", "[]"),
        (put(*MEASURE, "target", value=0), "targets[0].measures[0].target", "0"),
        (put(*MEASURE, "realised", value=10**13), "targets[0].measures[0].realised", str(10**13)),
        (put(*MEASURE, "realised", value="1e3"), "targets[0].measures[0].realised", "1e3"),
        (put(*MEASURE, "better", value="more"), "targets[0].measures[0].better", "more"),
        (put(*MEASURE, "unit", value="x"), "targets[0].measures[0].unit", "x"),
        (put("measured", value=None), "measured", "null"),
        (put("measured", "akuntabel", value=[]), "measured.akuntabel", "[]"),
        (put(*CASES, "code", value="ktp"), "measured.waktu_layanan[0].code", "ktp"),
        (put(*CASES, "cases", value=0), "measured.waktu_layanan[0].cases", "0"),
        (put(*CASES, "within", value=500), "measured.waktu_layanan[0].within", "500"),
        (put("new_idea", value="ya"), "new_idea", "ya"),
    ],
)
def test_a_small_mistake_is_named_with_its_field_and_value(
    change: Change, field: str, value: str | None
) -> None:
    document = copy.deepcopy(example("bengkulu", "adminduk"))
    change(document)
    found = dict(faults_of(document))
    assert field in found
    assert value is None or found[field] == value


@pytest.mark.parametrize("document", [None, 1, "x", [], True, [{}]])
def test_what_is_no_object_is_no_record(document: object) -> None:
    assert [field for field, _value in faults_of(document)] == [""]


def test_a_record_without_a_family_is_none() -> None:
    assert faults_of({}) == [("family", None)]


def test_a_good_example_with_one_mistake_has_one_fault() -> None:
    document = copy.deepcopy(example("bengkulu", "adminduk"))
    document["ratings"]["akuntabel"]["superior"] = [9]
    assert faults_of(document) == [("ratings.akuntabel.superior[0]", "9")]


def test_every_fault_comes_in_one_run() -> None:
    document = copy.deepcopy(example("bengkulu", "adminduk"))
    document["family"] = "adminduku"
    document["citizen"]["index"] = 101
    document["targets"][1]["measures"][0]["target"] = "banyak"
    document["measured"]["waktu_layanan"][0]["cases"] = "x"
    assert sorted(field for field, _value in faults_of(document)) == [
        "citizen.index",
        "family",
        "measured.waktu_layanan[0].cases",
        "targets[1].measures[0].target",
    ]


def test_weights_of_nought_everywhere_are_refused() -> None:
    document = copy.deepcopy(example("bengkulu", "adminduk"))
    for target in document["targets"]:
        target["weight"] = 0
    for measure in document["targets"][0]["measures"]:
        measure["weight"] = 0
    for cases in document["measured"]["waktu_layanan"]:
        cases["weight"] = 0
    fields = [field for field, _value in faults_of(document)]
    assert fields == ["targets", "targets[0].measures", "measured.waktu_layanan"]


def test_a_code_that_comes_twice_is_refused() -> None:
    document = copy.deepcopy(example("bengkulu", "adminduk"))
    document["targets"][1]["code"] = document["targets"][0]["code"]
    measures = document["targets"][0]["measures"]
    measures[1]["code"] = measures[0]["code"]
    cases = document["measured"]["waktu_layanan"]
    cases[1]["code"] = cases[0]["code"]
    assert [field for field, _value in faults_of(document)] == [
        "targets[1].code",
        "targets[0].measures[1].code",
        "measured.waktu_layanan[1].code",
    ]


def test_a_misspelt_word_is_answered_with_the_right_one() -> None:
    with pytest.raises(RecordFaults) as refused:
        record_from_document({"family": "kesehatn", "rating": {}}, said_in("bengkulu"))
    remedies = [fault.remedy for fault in refused.value.faults]
    assert any("ratings" in remedy for remedy in remedies)
    assert any("Maksud Anda kesehatan?" in remedy for remedy in remedies)


NAMES = "family ratings citizen targets measured akuntabel superior waktu_layanan code index n"
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(NAMES.split()) | st.text(), inner)
    ),
    max_leaves=20,
)


@given(ANYTHING)
def test_whatever_is_handed_in_is_a_record_or_has_faults(document: object) -> None:
    said = said_in("bengkulu")
    try:
        found: object = record_from_document(document, said)
    except RecordFaults as refused:
        found = refused.faults
    assert found
