"""A NIP tells birth, appointment and sex; what cannot be is named with its place."""

from datetime import date

import pytest
from flask import Flask

from kinerja.people.nip import NipFault, NipFinding, nip_findings, plain_nip
from kinerja.people.sentences import nip_words

TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("nip", "status"),
    [
        ("198702172010011004", "PNS"),
        ("19870217 201001 1 004", "PNS"),
        ("196802291990032001", "PNS"),
        ("199001012024211003", "PPPK"),
        ("198702172026061004", "PNS"),
    ],
)
def test_a_sound_nip_has_no_findings(nip: str, status: str) -> None:
    assert nip_findings(nip, status, TODAY) == []


@pytest.mark.parametrize(
    ("nip", "status", "fault", "value", "warning"),
    [
        ("19870217201001100X", "PNS", NipFault.NOT_DIGITS, "19870217201001100X", False),
        ("١٩٨٧٠٢١٧٢٠١٠٠١١٠٠٤", "PNS", NipFault.NOT_DIGITS, "١٩٨٧٠٢١٧٢٠١٠٠١١٠٠٤", False),
        ("", "PNS", NipFault.NOT_DIGITS, "", False),
        ("19870217201001100", "PNS", NipFault.NOT_18, "19870217201001100", False),
        ("198702302010011004", "PNS", NipFault.NO_SUCH_BIRTHDAY, "19870230", False),
        ("198702172010131004", "PNS", NipFault.NO_SUCH_MONTH, "13", False),
        ("198702172010001004", "PNS", NipFault.NO_SUCH_MONTH, "00", False),
        ("198702172010013004", "PNS", NipFault.NO_SUCH_SEX, "3", False),
        ("198702171986121004", "PNS", NipFault.APPOINTED_BEFORE_BIRTH, "198612", False),
        ("198702172005011004", "PNS", NipFault.APPOINTED_UNDER_AGE, "200501", True),
        ("198702172027011004", "PNS", NipFault.NOT_YET_APPOINTED, "202701", False),
        ("199001012027211003", "PPPK", NipFault.NOT_YET_APPOINTED, "202721", False),
    ],
)
def test_a_fault_names_its_value(
    nip: str, status: str, fault: NipFault, value: str, *, warning: bool
) -> None:
    (found,) = nip_findings(nip, status, TODAY)
    assert (found.fault, found.value, found.is_warning) == (fault, value, warning)


def test_a_birthday_still_to_come_is_a_fault() -> None:
    faults = {found.fault for found in nip_findings("203002172048011004", "PNS", TODAY)}
    assert NipFault.NO_SUCH_BIRTHDAY in faults


def test_blanks_and_marks_between_the_groups_do_not_count() -> None:
    assert plain_nip(" 19870217-201001.1 004 ") == "198702172010011004"


@pytest.mark.parametrize("fault", list(NipFault))
def test_every_fault_has_a_sentence_with_its_value(fault: NipFault, app: Flask) -> None:
    with app.test_request_context():
        assert "4711" in nip_words(NipFinding(fault, "4711"))
