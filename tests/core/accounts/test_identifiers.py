"""People say who they are by NIP, spaced or not, or by e-mail."""

import pytest

from kinerja.accounts.identifiers import Identifier, read_identifier

NIP = "198702172010011004"


@pytest.mark.parametrize(
    "typed", [NIP, "19870217 201001 1 004", " 19870217-201001-1-004 ", "19870217.201001.1.004"]
)
def test_a_nip_is_read_with_and_without_spaces(typed: str) -> None:
    assert read_identifier(typed) == Identifier(NIP, None)


def test_an_address_is_compared_in_small_letters() -> None:
    assert read_identifier(" Budi@Contoh.Example ") == Identifier(None, "budi@contoh.example")


@pytest.mark.parametrize("typed", ["", "budi", "12345", NIP[:-1]])
def test_anything_else_names_nobody(typed: str) -> None:
    named = read_identifier(typed)
    assert named == Identifier(None, None)
    assert named.key == ""
