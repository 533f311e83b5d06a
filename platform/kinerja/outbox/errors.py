"""Why a message cannot be delivered, or not be found."""

from typing import Final
from uuid import UUID

from kinerja.errors import Refusal

NO_HANDLER: Final = "no_handler"
CRASHED: Final = "worker_crashed"


class Undeliverable(Exception):  # noqa: N818  # a refusal, said in the words of the house
    """No retry mends this: the message goes to the dead letters at once.

    `reason` is a code such as `no_mail_server`; the page has the words for it.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class LetterNotFound(Refusal):
    """Nothing failed under this id here: it was retried already, or never existed."""

    def __init__(self, letter: UUID) -> None:
        super().__init__(letter)
        self.letter = letter
