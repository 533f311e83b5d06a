"""Names as people write them and as lists sort them. Pure."""

import re
import unicodedata
from typing import Final

_LETTERS: Final = re.compile(r"[^\w ]+")
_BLANKS: Final = re.compile(r"\s+")
# titles people write before their name although the form has a field for them
_FRONT: Final = re.compile(
    r"^(?:(?:prof|dr|drg|drh|drs|dra|ir|apt|ns|bdn|h|hj|kh|tgk|tuanku)\.\s*)+", re.IGNORECASE
)


def full_name(nama: str, gelar_depan: str = "", gelar_belakang: str = "") -> str:
    """The name with its titles: `dr. Rina Oktaviani, Sp.A.`."""
    front = f"{gelar_depan} " if gelar_depan else ""
    back = f", {gelar_belakang}" if gelar_belakang else ""
    return f"{front}{nama}{back}"


def name_key(nama: str) -> str:
    """What a name sorts and is searched by: small letters without titles, accents and marks.

    `dr. H. Ni’matul Ḥasanah, Sp.A.` and `nimatul hasanah` have the same key.
    """
    bare = _FRONT.sub("", nama.strip()).split(",", 1)[0]
    return _BLANKS.sub(" ", _LETTERS.sub("", _plain(bare))).strip()


def search_key(typed: str) -> str:
    """The beginning of a key as somebody types it into a search box: no title is guessed away."""
    return _BLANKS.sub(" ", _LETTERS.sub("", _plain(typed))).lstrip()


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
