"""Why somebody is not let in; data only, the words are in `explanations.py` and the views."""

from datetime import datetime

from kinerja.errors import Refusal


class SignInRefused(Refusal):
    """No account in use has this name and this password; which of the two, nobody is told."""


class SignInDelayed(Refusal):
    """Too many failures: the next try is free at `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


class CodeRefused(Refusal):
    """No valid one-time code of this account; wrong, used and expired are told alike."""


class PasswordRefused(Refusal):
    """A new password breaks `fault`, one of password_rules.PasswordFault."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


class SessionNotFound(Refusal):
    """The account has no such session, or it has ended."""
