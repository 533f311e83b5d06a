"""Findings about people's data in words: what is wrong, the value, and what to do."""

from flask_babel import gettext as _

from kinerja.people.nip import NipFault, NipFinding


def nip_words(finding: NipFinding) -> str:
    """One finding about a NIP as a sentence."""
    words = {
        NipFault.NOT_DIGITS: _("NIP “%(value)s” memuat selain angka. Tulis 18 angka."),
        NipFault.NOT_18: _("NIP “%(value)s” bukan 18 angka. Periksa angka yang kurang atau lebih."),
        NipFault.NO_SUCH_BIRTHDAY: _(
            "Tanggal lahir %(value)s dalam NIP tidak ada. Periksa delapan angka pertama."
        ),
        NipFault.NO_SUCH_MONTH: _(
            "Bulan pengangkatan %(value)s dalam NIP tidak ada. Periksa angka ke-13 dan ke-14."
        ),
        NipFault.NO_SUCH_SEX: _("Angka ke-15 dalam NIP adalah %(value)s. Mestinya 1 atau 2."),
        NipFault.APPOINTED_BEFORE_BIRTH: _(
            "Pengangkatan %(value)s dalam NIP sebelum tanggal lahir. Periksa 14 angka pertama."
        ),
        NipFault.NOT_YET_APPOINTED: _(
            "Pengangkatan %(value)s dalam NIP masih di depan. Periksa angka ke-9 sampai ke-14."
        ),
        NipFault.APPOINTED_UNDER_AGE: _(
            "Menurut NIP, diangkat %(value)s sebelum umur 18 tahun. Pastikan memang demikian."
        ),
    }
    return words[finding.fault] % {"value": finding.value}
