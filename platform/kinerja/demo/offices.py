"""Generic offices every region has, and who works in them."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Office:
    """One office: its people's position family, and the titles of its posts.

    `service` is the counter the public knows, None where there is none.
    """

    code: str
    name: str
    family: str
    head: str
    sections: tuple[str, ...]
    posts: tuple[tuple[str, str, str], ...]
    service: str | None = None


_CLERKS: Final = (
    ("Pengadministrasi Umum", "JA", "pelaksana"),
    ("Analis Perencanaan", "JF", "ahli_pertama"),
    ("Pengelola Keuangan", "JA", "pelaksana"),
    ("Pranata Komputer", "JF", "terampil"),
)

OFFICES: Final = (
    Office(
        "disdukcapil",
        "Dinas Kependudukan dan Pencatatan Sipil",
        "pelayanan_publik",
        "Kepala Dinas",
        ("Bidang Pendaftaran Penduduk", "Bidang Pencatatan Sipil"),
        (
            ("Operator Pelayanan KTP-el", "JA", "pelaksana"),
            ("Pengelola Akta Kelahiran", "JA", "pelaksana"),
            ("Administrator Database Kependudukan", "JF", "terampil"),
        ),
        "Loket KTP-el dan Akta",
    ),
    Office(
        "puskesmas",
        "Puskesmas Induk",
        "kesehatan",
        "Kepala Puskesmas",
        ("Klaster Ibu dan Anak", "Klaster Dewasa dan Lansia"),
        (
            ("Perawat", "JF", "terampil"),
            ("Bidan", "JF", "mahir"),
            ("Dokter Umum", "JF", "ahli_pertama"),
            ("Sanitarian", "JF", "terampil"),
        ),
        "Poli Umum",
    ),
    Office(
        "smp",
        "SMP Negeri Pembina",
        "pendidikan",
        "Kepala Sekolah",
        ("Rumpun Eksakta", "Rumpun Bahasa dan Sosial"),
        (
            ("Guru Matematika", "JF", "ahli_pertama"),
            ("Guru Bahasa Indonesia", "JF", "ahli_muda"),
            ("Guru IPA", "JF", "ahli_pertama"),
        ),
    ),
    Office(
        "bkpsdm",
        "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        "umum",
        "Kepala Badan",
        ("Bidang Mutasi dan Promosi", "Bidang Penilaian Kinerja"),
        (
            ("Pengelola Data Kepegawaian", "JA", "pelaksana"),
            ("Analis SDM Aparatur", "JF", "ahli_pertama"),
            *_CLERKS,
        ),
    ),
    Office(
        "dpmptsp",
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
        "pelayanan_publik",
        "Kepala Dinas",
        ("Bidang Perizinan Usaha", "Bidang Perizinan Nonusaha"),
        (("Pengelola Perizinan", "JA", "pelaksana"), *_CLERKS),
    ),
    Office(
        "dpupr",
        "Dinas Pekerjaan Umum dan Penataan Ruang",
        "umum",
        "Kepala Dinas",
        ("Bidang Bina Marga", "Bidang Cipta Karya"),
        (("Teknik Jalan dan Jembatan", "JF", "ahli_pertama"), *_CLERKS),
    ),
    Office(
        "dinsos",
        "Dinas Sosial",
        "pelayanan_publik",
        "Kepala Dinas",
        ("Bidang Perlindungan Sosial", "Bidang Pemberdayaan Sosial"),
        (("Pekerja Sosial", "JF", "ahli_pertama"), *_CLERKS),
    ),
    Office(
        "inspektorat",
        "Inspektorat",
        "umum",
        "Inspektur",
        ("Pembantu Wilayah I", "Pembantu Wilayah II"),
        (("Auditor", "JF", "ahli_pertama"), *_CLERKS),
    ),
)

# the families some regions keep apart, the closest first; whoever has none of them is in the
# office's own family, or in the one of everybody
_CLOSER: Final = {
    "disdukcapil": ("adminduk",),
    "dpmptsp": ("perizinan",),
    "dpupr": ("teknis_infrastruktur", "teknis_lapangan"),
}
_EVERYBODY: Final = "umum"


def family_in(unit: str, family: str, known: frozenset[str]) -> str:
    """The position family of a post in a region that knows these families."""
    office = unit.partition("-")[0]
    asked = (*_CLOSER.get(office, ()), family, _EVERYBODY)
    return next(each for each in asked if each in known)
