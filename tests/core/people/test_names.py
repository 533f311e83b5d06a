"""Names keep their titles on the page and lose them in the order of a list."""

import pytest

from kinerja.people.names import full_name, name_key, search_key


@pytest.mark.parametrize(
    ("nama", "key"),
    [
        ("Budi Santoso", "budi santoso"),
        ("SUHARTI", "suharti"),
        ("dr. Rina Oktaviani, Sp.A.", "rina oktaviani"),
        ("Drs. H. Ahmad Fauzi, M.Si.", "ahmad fauzi"),
        ("Ni’matul Ḥasanah", "nimatul hasanah"),
        ("T. M. Yusuf", "t m yusuf"),
        ("I Gusti Ngurah  Rai", "i gusti ngurah rai"),
        ("Hana", "hana"),
        ("Irfan", "irfan"),
        ("Drajat Wibowo", "drajat wibowo"),
        ("José-María", "josemaria"),
    ],
)
def test_the_key_has_no_titles_accents_or_marks(nama: str, key: str) -> None:
    assert name_key(nama) == key


def test_a_name_is_written_with_its_titles() -> None:
    assert full_name("Rina Oktaviani", "dr.", "Sp.A.") == "dr. Rina Oktaviani, Sp.A."
    assert full_name("Suharti") == "Suharti"


@pytest.mark.parametrize(
    ("typed", "key"), [(" Budi S", "budi s"), ("Ḥas", "has"), ("Dr", "dr"), ("", "")]
)
def test_the_beginning_of_a_name_is_searched_as_typed(typed: str, key: str) -> None:
    assert search_key(typed) == key


def test_what_is_typed_so_far_begins_the_key() -> None:
    for end in range(1, len("Budi Santoso")):
        assert name_key("Budi Santoso").startswith(search_key("Budi Santoso"[:end]))
