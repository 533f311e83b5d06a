"""What may come in at the doors."""

from flask_babel import lazy_gettext as _

from kinerja.accounts.password_rules import LONGEST
from kinerja.web.fields import Flag, Identifier, Text
from kinerja.web.forms import FormSchema


class SignInForm(FormSchema):
    """Name and password; `own` keeps the session for a working day."""

    who = Text(_("NIP atau surel"), required=True, longest=200)
    password = Text(_("Kata sandi"), required=True, longest=LONGEST)
    own = Flag(_("Ini perangkat saya sendiri"))


class DoorForm(SignInForm):
    """The same at a door where nobody has a NIP."""

    who = Text(_("Surel"), required=True, longest=200)


class CodeForm(FormSchema):
    """A one-time code and the password it sets."""

    who = Text(_("NIP atau surel"), required=True, longest=200)
    code = Text(_("Kode sekali pakai"), required=True, longest=40)
    password = Text(_("Kata sandi baru"), required=True, longest=LONGEST)
    password_again = Text(_("Ulangi kata sandi baru"), required=True, longest=LONGEST)


class LinkForm(FormSchema):
    """The password a mailed link sets."""

    password = Text(_("Kata sandi baru"), required=True, longest=LONGEST)
    password_again = Text(_("Ulangi kata sandi baru"), required=True, longest=LONGEST)


class ForgottenForm(FormSchema):
    """Who wants a link."""

    who = Text(_("NIP atau surel"), required=True, longest=200)


class ChangeForm(LinkForm):
    """A new password, vouched for by the present one."""

    present_password = Text(_("Kata sandi sekarang"), required=True, longest=LONGEST)


class SessionForm(FormSchema):
    """Which session to end."""

    session = Identifier(_("Sesi"), required=True)
