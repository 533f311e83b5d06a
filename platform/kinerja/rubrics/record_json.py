"""Records in a JSON text: one object, or a list of them."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from kinerja.packs.exact_numbers import decimal_of
from kinerja.packs.faults import shown
from kinerja.packs.rubric_document import RubricDocument
from kinerja.rubrics.record import Record
from kinerja.rubrics.record_document import RecordFault, RecordFaults, record_from_document
from kinerja.sentences import sentence as _

MOST_BYTES: Final = 64 * 1024 * 1024


class _NoNumberError(ValueError):
    """NaN or Infinity, which JSON does not know."""


class _TwiceError(ValueError):
    """A name that stands twice in one object; which one holds would be a guess."""


def records_from_json(content: bytes, said: RubricDocument) -> Record | list[Record]:
    """The record in this text, or all of them where it is a list.

    RecordFaults with every fault of every record when one has any.
    """
    document = _document(content)
    if not isinstance(document, list):
        return _guarded(document, said)
    records: list[Record] = []
    faults: list[RecordFault] = []
    for at, entry in enumerate(document):
        try:
            records.append(_guarded(entry, said, at))
        except RecordFaults as refused:
            faults.extend(refused.faults)
    if faults:
        raise RecordFaults(faults)
    return records


def _guarded(entry: object, said: RubricDocument, *at: int) -> Record:
    try:
        return record_from_document(entry, said, at)
    except RecursionError:  # writing out a value that is nested a thousand times
        raise _too_deep() from None


def _document(content: bytes) -> Any:
    if len(content) > MOST_BYTES:
        problem = _("Masukan lebih dari %(most)d MB.", most=MOST_BYTES // 1024 // 1024)
        raise _refused(problem, _("Bagi menjadi beberapa berkas."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refused(_("Masukan ini bukan teks UTF-8."), _("Simpan sebagai UTF-8.")) from None
    if not text.strip():
        raise _refused(_("Masukan ini kosong."), _example_helps())
    try:
        return json.loads(
            text, parse_float=decimal_of, parse_constant=_no_number, object_pairs_hook=_once
        )
    except json.JSONDecodeError as fault:
        place = {"line": fault.lineno, "column": fault.colno}
        problem = _("JSON rusak di baris %(line)d, kolom %(column)d.", **place)
        raise _refused(problem, _example_helps()) from None
    except _NoNumberError as fault:
        problem = _("“%(value)s” bukan angka JSON.", value=str(fault))
        raise _refused(problem, _("Tulis angka biasa, atau hapus kuncinya.")) from None
    except _TwiceError as fault:
        problem = _("Kunci “%(key)s” tertulis dua kali dalam satu tabel.", key=shown(fault))
        raise _refused(problem, _("Hapus salah satunya.")) from None
    except RecursionError:
        raise _too_deep() from None
    except ValueError:  # Python's own limit on the digits of a whole number
        problem = _("Masukan memuat angka yang terlalu panjang.")
        raise _refused(problem, _("Tulis angka dengan paling banyak dua belas digit.")) from None


def _no_number(word: str) -> Any:
    raise _NoNumberError(word)


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        ((key, _count),) = Counter(key for key, _value in pairs).most_common(1)
        raise _TwiceError(key)
    return found


def _example_helps() -> str:
    return _("Bandingkan dengan keluaran kinerja rubrics example.")


def _too_deep() -> RecordFaults:
    problem = _("Masukan ini bersarang terlalu dalam.")
    return _refused(problem, _example_helps())


def _refused(problem: str, remedy: str) -> RecordFaults:
    return RecordFaults([RecordFault("", None, problem, remedy)])
