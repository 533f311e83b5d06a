"""A new password is long and not among the first guesses; nothing else is asked of it."""

import pytest

from kinerja.accounts.password_rules import PasswordFault, password_fault

NIP = "198702172010011004"
NAMES = ("Budi Santoso", "Kabupaten Kepahiang", "budi.santoso@contoh.example")


@pytest.mark.parametrize(
    "password",
    [
        "empat kata tanpa hubungan",
        "hujan-lampu-sepeda",
        "aaaaabbbbbccccc1",
        "8675309446",
        "Kinerja saya dan hujan",
        "パスワードはとても長い",
        "tutwuri handayani 77",
    ],
)
def test_long_and_unexpected_passes(password: str) -> None:
    assert password_fault(password, NIP, NAMES) is None


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("", PasswordFault.TOO_SHORT),
        ("Xy7!pq2#z", PasswordFault.TOO_SHORT),
        (NIP, PasswordFault.IS_THE_NIP),
        ("19870217 201001 1 004", PasswordFault.IS_THE_NIP),
        ("a198702172010011004", PasswordFault.IS_THE_NIP),
        ("Password123!", PasswordFault.TOO_COMMON),
        ("rahasia2026", PasswordFault.TOO_COMMON),
        ("1234567890", PasswordFault.TOO_COMMON),
        ("9876543210", PasswordFault.TOO_COMMON),
        ("qwertyuiop", PasswordFault.TOO_COMMON),
        ("poiuytrewq", PasswordFault.TOO_COMMON),
        ("asdfghjkl;1", PasswordFault.TOO_COMMON),
        ("aaaaaaaaaaaa", PasswordFault.TOO_COMMON),
        ("abcabcabcabc", PasswordFault.TOO_COMMON),
        ("2020202020", PasswordFault.TOO_COMMON),
        ("Kepahiang#2026", PasswordFault.TOO_COMMON),
        ("budisantoso1", PasswordFault.IS_A_NAME),
        ("Budi-Santoso-87", PasswordFault.IS_A_NAME),
        ("kabupaten kepahiang 1", PasswordFault.IS_A_NAME),
    ],
)
def test_the_first_guesses_are_refused(password: str, fault: PasswordFault) -> None:
    assert password_fault(password, NIP, NAMES) is fault


def test_an_account_without_nip_is_judged_by_the_rest() -> None:
    assert password_fault("hujan-lampu-sepeda", "") is None
