"""What the doors say when they do not open."""

from datetime import datetime

from flask_babel import gettext as _

from kinerja.accounts.password_rules import SHORTEST, PasswordFault
from kinerja.database import now
from kinerja.local_dates import day_in, zone_of_request
from kinerja.web.filters import clock_time, near_date


def refused() -> str:
    """Name or password is wrong, or there is no such account: one sentence for all."""
    return _("NIP dan kata sandi tidak cocok. Coba lagi, atau atur ulang kata sandi.")


def door_refused() -> str:
    """As above without NIPs; covers a wait too, which would show who has an account."""
    return _(
        "Surel dan kata sandi tidak cocok, atau sudah terlalu sering dicoba. "
        "Coba lagi beberapa menit lagi."
    )


def delayed(until: datetime) -> str:
    """When the next try is free."""
    zone = zone_of_request()
    moment = clock_time(until, zone=True)
    if day_in(zone, until) != day_in(zone, now()):
        moment = f"{near_date(until)}, {moment}"
    return _(
        "Sudah beberapa kali tidak cocok. Coba lagi pukul %(time)s; akun tidak dikunci.",
        time=moment,
    )


def code_refused() -> str:
    """The code is wrong, used, or too old: one sentence for all."""
    return _(
        "NIP dan kode tidak cocok, atau kodenya sudah dipakai atau lewat waktu. "
        "Minta kode baru kepada admin."
    )


def link_refused() -> str:
    """The link is wrong, used, or too old."""
    return _("Tautan ini sudah dipakai atau lewat waktu.")


def not_the_same() -> str:
    """The password was not typed twice alike."""
    return _("Kedua kata sandi berbeda. Ketik yang sama dua kali.")


def password_refused(fault: PasswordFault) -> str:
    """Why a new password cannot be taken, and what to do."""
    words = {
        PasswordFault.TOO_SHORT: _(
            "Terlalu pendek. Pakai paling sedikit %(count)d huruf, misalnya empat kata.",
            count=SHORTEST,
        ),
        PasswordFault.IS_THE_NIP: _("NIP diketahui banyak orang. Pakai kata sandi lain."),
        PasswordFault.TOO_COMMON: _(
            "Kata sandi ini termasuk yang paling mudah ditebak. Pakai beberapa kata yang tidak "
            "berhubungan."
        ),
        PasswordFault.IS_A_NAME: _(
            "Nama Anda atau daerah Anda mudah ditebak. Pakai kata sandi lain."
        ),
    }
    return words[fault]
