"""What failed and why, in words an administrator can act on."""

from typing import Final

from flask_babel import gettext as _

from kinerja.outbox.queries import Letter

_SERVER_FAULTS: Final = ("SMTP", "Connection", "Timeout", "gaierror", "SSL")


def name(letter: Letter) -> str:
    """What should have happened; a topic without words is named as it is."""
    names = {
        "notification.mail": _("Surel pemberitahuan"),
        "account.reset_link": _("Surel tautan kata sandi"),
        "account.sign_in_failures": _("Pemberitahuan gagal masuk"),
        "evaluation.finalised": _("Pemberitahuan hasil penilaian"),
    }
    return names.get(letter.topic, letter.topic)


def reason(letter: Letter) -> str:
    """Why it did not; what servers and the program said is quoted."""
    reasons = {
        "no_mail_server": _("Belum ada server surel (SMTP_URL)"),
        "no_address": _("Orang ini tidak punya alamat surel"),
        "MailNotEncryptedError": _("Server surel tidak menawarkan enkripsi (STARTTLS)"),
        "recipient_refused": _("Server surel menolak alamatnya"),
        "unknown_person": _("Orangnya tidak ada di daerah ini"),
        "no_handler": _("Program tidak mengenal jenis kiriman ini"),
        "worker_crashed": _("Program berhenti mendadak tiap kali mencoba"),
    }
    fault = letter.fault or ""
    if fault in reasons:
        return reasons[fault]
    if fault.startswith(_SERVER_FAULTS):
        return _("Server tujuan tidak menjawab: %(fault)s", fault=fault)
    return _("Kesalahan program: %(fault)s", fault=fault) if fault else _("Sebab tidak diketahui")
