"""What can be handed in as text: records, lists of them, and everything that is none."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.rubrics.record import Record
from kinerja.rubrics.record_document import RecordFault, RecordFaults
from kinerja.rubrics.record_json import MOST_BYTES, records_from_json
from tests.core.rubrics.examples import example, example_of, said_in

SAID = said_in("bengkulu")


def faults_in(content: bytes) -> list[RecordFault]:
    with pytest.raises(RecordFaults) as refused:
        records_from_json(content, SAID)
    return list(refused.value.faults)


def text_of(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


def test_one_object_is_one_record() -> None:
    content = text_of(example("bengkulu", "umum"))
    assert records_from_json(content, SAID) == example_of("bengkulu", "umum")
    assert records_from_json(b"\xef\xbb\xbf" + content, SAID) == example_of("bengkulu", "umum")


def test_a_list_is_a_list_of_records_in_its_order() -> None:
    documents = [example("bengkulu", "umum"), example("bengkulu", "adminduk")]
    assert records_from_json(text_of(documents), SAID) == [
        example_of("bengkulu", "umum"),
        example_of("bengkulu", "adminduk"),
    ]
    assert records_from_json(b"[]", SAID) == []


def test_faults_in_a_list_say_in_which_record_they_are() -> None:
    documents = [example("bengkulu", "umum"), {"family": "x"}, 7, {"family": "umum", "n": 1}]
    fields = [fault.field for fault in faults_in(text_of(documents))]
    assert fields == ["[1].family", "[2]", "[3].n"]


def test_numbers_with_a_point_are_read_exactly() -> None:
    content = b'{"family": "umum", "citizen": {"index": 84.38, "n": 42}}'
    record = records_from_json(content, SAID)
    assert isinstance(record, Record)
    assert record.citizen is not None
    assert record.citizen.index * 100 == 8438


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "kosong"),
        (b" \n\t ", "kosong"),
        (b"{", "baris 1, kolom 2"),
        (b'{"family": "umum",\n "ratings": }', "baris 2, kolom 13"),
        (b'{"family": "umum"} {}', "baris 1"),
        (b"family = 'umum'", "JSON rusak"),
        (b"\xff\xfe\x00\x01", "UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "UTF-8"),
        (b"\x00\x00", "JSON rusak"),
        (b"NaN", "NaN"),
        (b'{"family": "umum", "citizen": {"index": NaN, "n": 30}}', "NaN"),
        (b'{"family": "umum", "citizen": {"index": -Infinity, "n": 30}}', "-Infinity"),
        (b"[" * 100_000, "terlalu dalam"),
        (b'{"a":' * 50_000, "terlalu dalam"),
        (b"9" * 5000, "terlalu panjang"),
        (b'{"family": "umum", "family": "adminduk"}', "dua kali"),
        (b'{"family": "umum", "ratings": {"loyal": {}, "loyal": {}}}', "dua kali"),
        (b"null", "None"),
        (b'"umum"', "umum"),
        (b"3", "3"),
    ],
)
def test_what_is_no_record_is_one_fault_that_says_so(content: bytes, words: str) -> None:
    (fault,) = faults_in(content)
    assert fault.field == ""
    assert words in fault.problem
    assert fault.remedy


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (b'{"family": "umum", "ratings": ' + b"[" * 900 + b"]" * 900 + b"}", "ratings"),
        (b'{"family": "umum", "citizen": {"index": 1e999999999, "n": 1}}', "citizen.index"),
        (b'{"family": "umum", "citizen": {"index": 50, "n": ' + b"9" * 4000 + b"}}", "citizen.n"),
        (b'{"family": "' + b"a" * 100_000 + b'"}', "family"),
    ],
)
def test_what_is_out_of_all_measure_is_a_fault_of_its_field(content: bytes, field: str) -> None:
    (fault,) = faults_in(content)
    assert fault.field == field
    assert len(fault.problem) < 200
    assert fault.value is not None
    assert len(fault.value) <= 60


def test_a_text_without_end_is_refused_before_it_is_read_whole() -> None:
    (fault,) = faults_in(b" " * (MOST_BYTES + 1))
    assert "64 MB" in fault.problem


@given(
    st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_bytes_at_all_are_records_or_faults(content: bytes) -> None:
    try:
        found: object = records_from_json(content, SAID)
    except RecordFaults as refused:
        found = refused.faults
    assert found is not None
