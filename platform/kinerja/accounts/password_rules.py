"""What a new password must be. Pure; after NIST SP 800-63B: long, and not one of the first guesses.

No rule asks for capitals or digits: such rules make passwords alike, not strong.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

SHORTEST: Final = 10
LONGEST: Final = 200
_NOT_LETTERS: Final = re.compile(r"[\W\d_]+")
_DIGITS: Final = "0123456789" * 3
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz")
# the words people here reach for first; digits and marks around them do not help
_COMMONEST: Final = frozenset(
    {
        *("password", "passw", "pass", "katasandi", "sandi", "rahasia", "login", "masuk"),
        *("admin", "administrator", "pegawai", "asn", "pns", "pppk", "kinerja", "ekinerja"),
        *("bkd", "bkpsdm", "bkpsdmd", "pemda", "pemkab", "pemkot", "kantor", "dinas"),
        *("indonesia", "merdeka", "nkri", "pancasila", "garuda", "bismillah", "alhamdulillah"),
        *("sayang", "cinta", "aku", "akusayangkamu", "iloveyou", "welcome", "selamat"),
        *("qwerty", "abcd", "abc", "letmein", "bungo", "bengkulu", "bantul", "lhokseumawe"),
        *("kepahiang", "jakarta", "januari", "februari", "maret", "april", "mei", "juni"),
        *("juli", "agustus", "september", "oktober", "november", "desember"),
        *("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"),
    }
)


class PasswordFault(StrEnum):
    """Why a password is refused."""

    TOO_SHORT = "too_short"
    IS_THE_NIP = "is_the_nip"
    TOO_COMMON = "too_common"
    IS_A_NAME = "is_a_name"


def password_fault(password: str, nip: str, names: Iterable[str] = ()) -> PasswordFault | None:
    """The first thing wrong with a password; `names` are its owner's name, address, region."""
    if len(password) < SHORTEST:
        return PasswordFault.TOO_SHORT
    plain = password.casefold()
    if nip and nip in re.sub(r"\D", "", plain):
        return PasswordFault.IS_THE_NIP
    core = _NOT_LETTERS.sub("", plain)
    if _is_common(plain, core):
        return PasswordFault.TOO_COMMON
    if core in {_NOT_LETTERS.sub("", name.casefold()) for name in names}:
        return PasswordFault.IS_A_NAME
    return None


def _is_common(plain: str, core: str) -> bool:
    if core in _COMMONEST or _is_repeated(plain):
        return True
    if plain.isdigit():
        return plain in _DIGITS or plain in _DIGITS[::-1]
    return any(core and (core in row or core in row[::-1]) for row in _ROWS)


def _is_repeated(plain: str) -> bool:
    """One short piece over and over: aaaaaaaaaa, abcabcabcabc, katakatakata."""
    pieces = (plain[:size] for size in range(1, len(plain) // 3 + 1))
    return any((piece * len(plain))[: len(plain)] == plain for piece in pieces)
