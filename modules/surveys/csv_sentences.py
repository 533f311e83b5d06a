"""What a person is told when a file of answers cannot be read: what is wrong, and the remedy."""

from types import MappingProxyType
from typing import Final

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from kinerja.web.filters import whole
from modules.surveys.csv_faults import (
    CsvFault,
    FileEmpty,
    FileMissing,
    FileNotText,
    FileUnreadable,
    HeaderProblem,
    HeaderWrong,
    NoAnswers,
    RowMalformed,
    TooManyRejected,
)
from modules.surveys.index_output import printable
from modules.surveys.rules_elements import MOST_ELEMENTS


def sentence(fault: CsvFault) -> str:
    """The fault and its remedy in the reader's language."""
    match fault:
        case FileMissing():
            return _("Berkas %(path)s tidak ada. Periksa namanya.", path=fault.path)
        case FileUnreadable():
            return _(
                "Berkas %(path)s tidak dapat dibaca (%(reason)s). Periksa nama dan izinnya.",
                path=fault.path,
                reason=fault.reason,
            )
        case HeaderWrong():
            return _header_sentence(fault)
    return _content_sentence(fault)


def _content_sentence(fault: CsvFault) -> str:
    match fault:
        case FileEmpty():
            return _("Berkas kosong. Baris pertama menyebut unsur, misalnya U1,U2,U3.")
        case FileNotText():
            return _("Berkas bukan teks UTF-8. Simpan ulang sebagai CSV UTF-8.")
        case RowMalformed():
            return _(
                "Baris %(row)d bukan CSV: tanda kutip tidak tertutup atau baris terlalu panjang.",
                row=fault.row,
            )
        case NoAnswers():
            return _("Tidak ada satu pun jawaban di bawah judul kolom.")
        case TooManyRejected():
            return _(
                "Lebih dari %(limit)s sel bukan jawaban 1 sampai 4. Periksa apakah ini berkas "
                "jawaban survei.",
                limit=whole(fault.limit),
            )
    raise TypeError(fault)


def _header_sentence(fault: HeaderWrong) -> str:
    words = {"column": printable(fault.column), "most": MOST_ELEMENTS}
    return str(_HEADER[fault.problem]) % words


_HEADER: Final = MappingProxyType(
    {
        HeaderProblem.NO_ELEMENT: lazy_gettext(
            "Baris pertama tidak menyebut satu unsur pun. Tulis U1 sampai Un."
        ),
        HeaderProblem.UNNAMED: lazy_gettext(
            "Kolom unsur ke-%(column)s tidak berjudul. Tulis U1 sampai Un."
        ),
        HeaderProblem.UNKNOWN: lazy_gettext(
            "Judul kolom «%(column)s» bukan unsur yang dikenal. Tulis U1 sampai Un, atau nama "
            "unsur PermenPANRB 14/2017."
        ),
        HeaderProblem.REPEATED: lazy_gettext(
            "Unsur «%(column)s» disebut dua kali. Sisakan satu kolom."
        ),
        HeaderProblem.MIXED: lazy_gettext(
            "Judul kolom mencampur nomor dan nama («%(column)s»). Pakai salah satu."
        ),
        HeaderProblem.GAP: lazy_gettext(
            "Nomor unsur melompat ke «%(column)s». Nomori U1 sampai Un tanpa sela."
        ),
        HeaderProblem.TOO_MANY: lazy_gettext(
            "Lebih dari %(most)d unsur, mulai kolom «%(column)s». Bagi menjadi dua survei."
        ),
    }
)
